import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readOnnxGraph } from '#analysis/models/onnx-graph.ts';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';
import { tinyPlaces, tinySounds } from './golden-sounds.ts';
import { largestDifference, runOnnx } from './run-onnx.ts';

type Golden = Readonly<Record<string, { readonly scores: number[][]; readonly embeddings: number[][] }>>;

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/tflite');
// Written by write_tflite.py beside it.
const golden = JSON.parse(readFileSync(path.join(fixtures, 'golden.json'), 'utf8')) as Golden;
const sounds = tinySounds();

/** LiteRT computes with whole numbers where weights are; ours are unpacked to floats first. */
const tolerance = (name: string): number => (name.endsWith('int8-all') ? 0.03 : name.endsWith('int8') ? 0.005 : 0.0001);

test.each([
  ['sound-fp32', 7],
  ['sound-fp16', 7],
  ['sound-int8', 7],
  ['sound-int8-all', 7],
  ['replace-fp32', 3],
  ['replace-hidden-fp32', 3],
  ['replace-hidden-fp16', 3],
  ['append-fp32', 10],
  ['append-hidden-fp32', 10],
  ['append-hidden-int8', 10],
])('%s answers as LiteRT does, three windows at once', async (name, classes) => {
  const model = convertTflite(readFileSync(path.join(fixtures, `${name}.tflite`)));
  expect(model).toMatchObject({ kind: 'sound', inputSamples: 6000, rateHz: null, classes, embeddingWidth: 24 });
  const { scores, embeddings } = await runOnnx(model.onnx, sounds, 6000);
  const expected = golden[name];
  expect(largestDifference(scores ?? [], expected?.scores.flat() ?? [])).toBeLessThan(tolerance(name));
  if (name === 'sound-int8-all') return;
  expect(largestDifference(embeddings ?? [], expected?.embeddings.flat() ?? [])).toBeLessThan(tolerance(name));
});

test('constants that lie behind the tables are read like those within', () => {
  const [within, behind] = ['sound-fp32', 'sound-outer'].map((name) =>
    readFileSync(path.join(fixtures, `${name}.tflite`)),
  );
  expect(convertTflite(behind ?? Buffer.alloc(0)).onnx).toEqual(convertTflite(within ?? Buffer.alloc(0)).onnx);
  expect(() => convertTflite(behind?.subarray(0, -9000) ?? Buffer.alloc(0))).toThrow(/buffers/);
});

test.each(['location-fp32', 'location-fp16'])('%s answers as LiteRT does', async (name) => {
  const model = convertTflite(readFileSync(path.join(fixtures, `${name}.tflite`)));
  expect(model).toMatchObject({ kind: 'location', inputSamples: 3, classes: 7, embeddingWidth: null });
  const { scores } = await runOnnx(model.onnx, tinyPlaces, 3);
  expect(largestDifference(scores ?? [], golden[name]?.scores.flat() ?? [])).toBeLessThan(0.0001);
});

test('the graph is open in its batch, names its outputs and holds one convolution per spectrogram', () => {
  const { onnx } = convertTflite(readFileSync(path.join(fixtures, 'sound-fp32.tflite')));
  const graph = readOnnxGraph(onnx);
  expect(graph.inputs).toEqual([{ name: 'input', float32: true, shape: [null, 6000] }]);
  expect(graph.outputs).toEqual([
    { name: 'scores', float32: true, shape: [null, 7] },
    { name: 'embeddings', float32: true, shape: [null, 24] },
  ]);
  expect(graph.makerOf('scores')).toBe('Gemm');
  expect(onnx.length).toBeLessThan(300_000);
});
