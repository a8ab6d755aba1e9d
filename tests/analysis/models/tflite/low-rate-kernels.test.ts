import { expect, test } from 'vitest';
import { batchOf, fixed } from '#analysis/models/tflite/dimensions.ts';
import { GraphBuilder } from '#analysis/models/tflite/graph-builder.ts';
import { lowRateKernels } from '#analysis/models/tflite/low-rate-kernels.ts';
import { melTensor } from '#analysis/models/tflite/mel-tensor.ts';
import { onnxFile } from '#analysis/models/tflite/onnx-file.ts';
import type { Mel, Tensor } from '#analysis/models/tflite/values.ts';
import { builtInSound } from '#analysis/models/importing/built-in-sound.ts';
import { largestDifference, runOnnx } from './run-onnx.ts';

const [length, samples, bands] = [2048, 24_000, 3];

/** Hann windows over sums of a few cosines: band b holds the bins from `first` + 20 b on. */
function kernels(first: number): Float32Array {
  const made = new Float32Array(bands * length);
  for (let at = 0; at < made.length; at += 1) {
    const [band, n] = [Math.floor(at / length), at % length];
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length);
    const bins = [0, 1, 2].map((k) => Math.cos((2 * Math.PI * (first + 20 * band + k) * n) / length));
    made[at] = hann * bins.reduce((sum, each) => sum + each, 0);
  }
  return made;
}

function melOf(taps: Float32Array, step: number): Mel {
  const signal: Tensor = {
    kind: 'tensor',
    name: 'input',
    shape: [batchOf(1), fixed(samples)],
    layout: 'as-is',
    reshapeOf: null,
  };
  const count = Math.floor((samples - length) / step) + 1;
  const frames = {
    kind: 'frames',
    shape: [],
    stage: 'real',
    signal,
    length,
    step,
    count,
    window: null,
    transformed: length,
  } as const;
  return { kind: 'mel', shape: [batchOf(1), fixed(count), fixed(bands)], frames, kernels: taps, bands, exponent: 1 };
}

/** [bands][frames], as plainly as it can be computed. */
function plainly(sound: Float32Array, { kernels: taps, frames: { step, count } }: Mel): number[] {
  return Array.from({ length: bands * count }, (_, at) => {
    const [band, frame] = [Math.floor(at / count), at % count];
    let sum = 0;
    for (let n = 0; n < length; n += 1) sum += (taps[band * length + n] ?? 0) * (sound[frame * step + n] ?? 0);
    return sum;
  });
}

test.each([
  ['frames that begin on every second kept sample', 278],
  ['frames that begin on kept samples', 280],
  ['frames of four phases', 139],
])('low bands of a signal at a quarter of its rate are those of the whole signal: %s', async (_, step) => {
  const mel = melOf(kernels(60), step);
  expect(lowRateKernels(mel.kernels, bands, length, step)).not.toBeNull();
  const graph = new GraphBuilder();
  const made = melTensor(graph, mel);
  const output = graph.name({ ...made, shape: [batchOf(1), fixed(bands), fixed(mel.frames.count)] }, 'bands');
  const onnx = onnxFile(graph.finish([{ name: 'input', shape: mel.frames.signal.shape }], [output], {}));
  const sounds = [builtInSound(samples, 48_000), builtInSound(samples, 96_000)];
  const answers = await runOnnx(onnx, Float32Array.from(sounds.flatMap((sound) => [...sound])), samples);
  const expected = sounds.flatMap((sound) => plainly(sound, mel));
  const loudest = expected.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  expect(loudest).toBeGreaterThan(1);
  expect(largestDifference(answers['bands'] ?? [], expected)).toBeLessThan(2e-5 * loudest);
});

test('bands that hold more than a quarter of the rate can carry stay as they are', () => {
  expect(lowRateKernels(kernels(300), bands, length, 278)).toBeNull();
});
