import { expect, test } from 'vitest';
import { ModelLoader } from '#analysis/models/model-loader.ts';
import { readPack } from '#analysis/models/model-set.ts';
import type { ModelSession, Tensors } from '#analysis/models/onnx-session.ts';
import { guided, unetDenoise } from '#analysis/painting/denoise.ts';
import { sample } from '#analysis/painting/sampler.ts';
import type { SamplerName } from '#contract/pictures.ts';
import { float32, golden, largest, largestDifference } from '../golden.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

type TinyCase = {
  denoiser: string;
  sampler: SamplerName;
  prediction: 'epsilon' | 'v';
  clipSample: boolean;
  schedule: 'linear' | 'cosine';
  steps: number;
  guidanceScale: number;
  noise: string;
  freshNoise: string[];
  features: string;
  after: string[];
  image: string | null;
};
const file = golden('samplers.json') as {
  toleranceOfLargest: { 'tiny-unet': number };
  imageTolerance: number;
  cases: TinyCase[];
};
const schedules = golden('schedule.json') as { linear: number[]; cosine: number[] };
const cases = file.cases.filter((one) => one.denoiser === 'tiny-unet');

test.each(cases.map((one) => [`${one.sampler}, ${one.prediction}`, one] as const))(
  'the U-Net with guidance equals the reference in every step, and so does the picture: %s',
  async (_name, one) => {
    const pack = await readPack(tinyPack);
    const painter = pack.manifest.painter!;
    const loader = new ModelLoader(pack, { provider: 'cpu', threads: 1 });
    const unet = await loader.load(painter.unet);
    const decoder = await loader.load(painter.decoder!);
    const after: Float32Array[] = [];
    let asked = 0;
    const last = await sample({ ...one, alphaBar: schedules[one.schedule] }, float32(one.noise), {
      denoise: unetDenoise(unet, painter.unet, float32(one.features), one.guidanceScale),
      freshNoise: () => float32(one.freshNoise[asked++]!),
      onStep: (current) => after.push(current),
    });
    one.after.map(float32).forEach((expected, i) => {
      const tolerance = file.toleranceOfLargest['tiny-unet'] * Math.max(1, largest(expected));
      expect(largestDifference(after[i]!, expected), `step ${i}`).toBeLessThanOrEqual(tolerance);
    });
    if (one.image !== null) {
      const { image } = await decoder.run({
        latent: { data: last, shape: [1, ...painter.decoder!.inputs.latent.sizes] },
      });
      expect(largestDifference(image!.data, float32(one.image))).toBeLessThanOrEqual(file.imageTolerance);
    }
    await Promise.all([unet.close(), decoder.close()]);
  },
);

test('the golden file covers every sampler with the network', () => {
  expect(new Set(cases.map((one) => one.sampler)).size).toBe(3);
});

test('guidance is (1 - w) without + w with', () => {
  expect([...guided(Float32Array.of(1, 2, 10, 20), 3)]).toEqual([28, 56]);
});

test('both halves go through the network as one batch; at w = 1 only the one that hears, at w = 0 only the other', async () => {
  const { manifest } = await readPack(tinyPack);
  const facts = manifest.painter!.unet;
  const asked: Tensors[] = [];
  /** A network that answers 1 without sound and 2 with it. */
  const network: ModelSession = {
    inputs: [],
    outputs: [],
    run: (feeds) => {
      asked.push(feeds);
      const { shape } = feeds['sample']!;
      const values = [...feeds['conditioned']!.data].flatMap((on) => Array<number>(256).fill(on + 1));
      return Promise.resolve({ prediction: { data: Float32Array.from(values), shape } });
    },
    close: () => Promise.resolve(),
  };
  const answers: number[] = [];
  for (const scale of [3, 1, 0]) {
    const denoise = unetDenoise(network, facts, new Float32Array(36 * 32), scale);
    answers.push((await denoise(new Float32Array(256), 500))[0]!);
  }
  expect(answers).toEqual([4, 2, 1]);
  expect(asked.map((feeds) => [...feeds['conditioned']!.data])).toEqual([[0, 1], [1], [0]]);
  expect(asked.map((feeds) => feeds['sample']!.shape)).toEqual([
    [2, 4, 8, 8],
    [1, 4, 8, 8],
    [1, 4, 8, 8],
  ]);
  expect([...asked[0]!['timestep']!.data]).toEqual([500, 500]);
});
