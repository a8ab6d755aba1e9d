import { expect, test } from 'vitest';
import type { TfliteModel, TfliteTensor } from '#analysis/models/tflite/model-file.ts';
import { embeddingPosition, scoresPosition } from '#analysis/models/tflite/outputs.ts';

const tensor = (name: string, shape: number[]): TfliteTensor => ({
  name,
  shape,
  type: 0,
  data: null,
  quantization: null,
});
const empty: TfliteModel = { tensors: [], operators: [], inputs: [0], outputs: [], signatures: [] };

test('the scores are where the signature says, else the only output, else where old custom classifiers have them', () => {
  const signatures = [
    { key: 'other', outputs: new Map([['predictions', 1]]) },
    {
      key: 'serving_default',
      outputs: new Map([
        ['embeddings', 545],
        ['predictions', 546],
      ]),
    },
  ];
  expect(scoresPosition({ ...empty, outputs: [545, 546], signatures })).toBe(546);
  expect(
    scoresPosition({ ...empty, outputs: [81], signatures: [{ key: 'serving_default', outputs: new Map() }] }),
  ).toBe(81);
  for (const old of [546, 550, 549, 553]) expect(scoresPosition({ ...empty, outputs: [12, old] })).toBe(old);
  expect(() => scoresPosition({ ...empty, outputs: [12, 13] })).toThrow(/which of its outputs holds the scores/);
  expect(() => scoresPosition(empty)).toThrow(/which of its outputs holds the scores/);
});

test('the embedding is the flat output of GLOBAL_AVG_POOL', () => {
  const tensors = [
    tensor('x', [-1, 9]),
    tensor('GLOBAL_AVG_POOL/axes', [2]),
    tensor('model/GLOBAL_AVG_POOL/Mean', [-1, 1024]),
  ];
  const operators = [{ name: 'MEAN', inputs: [0, 1], outputs: [2], options: null }];
  expect(embeddingPosition({ ...empty, tensors, operators })).toBe(2);
  expect(scoresPosition({ ...empty, tensors, operators, outputs: [2, 3] })).toBe(3);
  expect(embeddingPosition({ ...empty, tensors, operators: [] })).toBeNull();
});
