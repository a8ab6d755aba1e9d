import { expect, test } from 'vitest';
import { familyOf } from '#analysis/models/classifier-family.ts';
import type { GraphPort, OnnxGraph } from '#analysis/models/onnx-graph.ts';

const port = (name: string, width: number): GraphPort => ({ name, float32: true, shape: [null, width] });

/** What a model of this length with these outputs is taken for; the first output holds the scores. */
function titleOf(samples: number, outputs: readonly GraphPort[], maker: string | null = null): string | null {
  const graph: OnnxGraph = { inputs: [port('input', samples)], outputs, makerOf: () => maker };
  const [scores] = outputs;
  return scores === undefined ? null : (familyOf(samples, graph, scores)?.title ?? null);
}

test.each([
  ['the width of the embedding, whatever the names', [port('output_0', 801), port('output_1', 1280)], 'BirdNET 3.0'],
  ['the width of the embedding, whatever the names', [port('predictions', 1599), port('output_1', 1536)], 'Perch 2'],
  ['the names of a regional model', [port('predictions', 801)], 'BirdNET 3.0'],
  ['the names of a regional model', [port('label', 1599)], 'Perch 2'],
  ['the number of labels', [port('output', 11_560)], 'BirdNET 3.0'],
  ['the number of labels', [port('output', 14_795)], 'Perch 2'],
])('160,000 samples are told by %s', (_, outputs, title) => {
  expect(titleOf(160_000, outputs)).toBe(title);
});

test('160,000 samples are told by the last function where nothing else tells, and not at all without it', () => {
  expect(titleOf(160_000, [port('output', 801)], 'Sigmoid')).toBe('BirdNET 3.0');
  expect(titleOf(160_000, [port('output', 801)], 'Softmax')).toBe('Perch 2');
  expect(titleOf(160_000, [port('output', 801)], 'Gemm')).toBeNull();
  // 6,522 labels are BirdNET 2.4's, which hears another length.
  expect(titleOf(160_000, [port('output', 6522)], 'Gemm')).toBeNull();
});

test('other lengths', () => {
  expect(titleOf(144_000, [port('scores', 3)])).toBe('BirdNET 2.4');
  expect(titleOf(96_000, [port('scores', 3)])).toBe('BirdNET 3.0');
  expect(titleOf(22_050, [port('scores', 3)])).toBeNull();
});
