import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { seededNoise } from '#analysis/painting/noise.ts';
import { alignedPools } from '#analysis/models/tflite/aligned-pools.ts';
import { onnxFile, type OnnxModel, type OnnxNode } from '#analysis/models/tflite/onnx-file.ts';

const [height, width] = [6, 10];
const noise = seededNoise(7);
const fixed = (size: number) => ({ size, batched: false });

const node = (op: string, inputs: string[], output: string, attributes: OnnxNode['attributes'] = {}): OnnxNode => ({
  op,
  inputs,
  outputs: [output],
  attributes,
});

const pool = { kernel_shape: [1, 2], strides: [1, 2], pads: [0, 0, 0, 0] };
const plain = { group: 1, strides: [1, 1], dilations: [1, 1] };

/** Two channels become `channels`, which are pooled in both ways, joined, and become three. */
function model(channels: number, relu: boolean, more: readonly OnnxNode[] = []): OnnxModel {
  const weight = (name: string, shape: number[]) => ({
    name,
    shape,
    data: noise(shape.reduce((product, size) => product * size, 1)),
  });
  const source = relu ? 'positive' : 'wide';
  return {
    nodes: [
      node('Conv', ['input', 'w0', 'w1'], 'wide', { ...plain, kernel_shape: [3, 3], pads: [1, 1, 1, 1] }),
      ...(relu ? [node('Relu', ['wide'], 'positive')] : []),
      node('AveragePool', [source], 'mean', pool),
      node('MaxPool', [source], 'largest', pool),
      node('Concat', ['largest', 'mean'], 'both', { axis: 1 }),
      node('Conv', ['both', 'w2', 'w3'], 'output', { ...plain, kernel_shape: [1, 1], pads: [0, 0, 0, 0] }),
      ...more,
    ],
    weights: [
      weight('w0', [channels, 2, 3, 3]),
      weight('w1', [channels]),
      weight('w2', [3, 2 * channels, 1, 1]),
      weight('w3', [3]),
    ],
    inputs: [{ name: 'input', shape: [{ size: 1, batched: true }, fixed(2), fixed(height), fixed(width)] }],
    outputs: [{ name: 'output', shape: [{ size: 1, batched: true }, fixed(3), fixed(height), fixed(width / 2)] }],
    notes: {},
  };
}

async function answers(of: OnnxModel, sound: Float32Array): Promise<Float32Array> {
  const session = await InferenceSession.create(onnxFile(of), { logSeverityLevel: 3 });
  const { output } = await session.run({ input: new Tensor('float32', sound, [2, 2, height, width]) });
  await session.release();
  return output?.data as Float32Array;
}

const channelsOf = ({ weights }: OnnxModel): (number | undefined)[] => weights.map(({ shape }) => shape[0]);

test.each([
  [24, true, 32],
  [24, false, 32],
  [5, true, 16],
])(
  '%i channels, a ReLU before the pools: %s, fill blocks as %i, and the answers stay',
  async (channels, relu, filled) => {
    const before = model(channels, relu);
    const after = alignedPools(before);
    expect(channelsOf(after)).toEqual([filled, filled, 3, 3]);
    expect(after.weights[2]?.shape).toEqual([3, 2 * filled, 1, 1]);
    const sound = noise(2 * 2 * height * width);
    const [wanted, found] = [await answers(before, sound), await answers(after, sound)];
    expect(found).toHaveLength(wanted.length);
    for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 5);
  },
);

test.each<[string, OnnxModel]>([
  ['channels that fill their blocks', model(32, true)],
  ['somebody else takes the pictures, too', model(24, true, [node('Relu', ['positive'], 'more')])],
  ['somebody else takes what is joined, too', model(24, true, [node('Relu', ['both'], 'more')])],
  ['a weight that is used twice', model(24, true, [node('Relu', ['w1'], 'more')])],
])('left alone: %s', (_, before) => {
  expect(alignedPools(before)).toBe(before);
});
