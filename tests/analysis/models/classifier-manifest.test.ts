import { expect, test } from 'vitest';
import { classifierManifest } from '#analysis/models/classifier-manifest.ts';
import type { GraphPort, OnnxGraph } from '#analysis/models/onnx-graph.ts';
import { KnownFailure } from '#contract/failure.ts';

const port = (name: string, shape: GraphPort['shape'], type?: string): GraphPort =>
  type === undefined ? { name, float32: true, shape } : { name, float32: false, shape, type };
const scores = [port('predictions', [null, 2]), port('embeddings', [null, 1280])];

function manifestOf(
  input: GraphPort,
  outputs: readonly GraphPort[] = scores,
  labelsText = 'Turdus merula_Blackbird\nSitta europaea_Nuthatch\n',
): ReturnType<typeof classifierManifest> {
  const graph: OnnxGraph = { inputs: [input], outputs, makerOf: () => 'Sigmoid' };
  return classifierManifest({
    ...{ graph, labelsText, modelFile: 'model.onnx', sourceFile: 'model.onnx', labelsFile: 'labels.txt' },
    ...{ sha256: '0'.repeat(64), version: '1', bytes: 1, translations: new Map(), knownCodes: new Map() },
    createdAt: '2026-05-01T00:00:00Z',
  });
}

function problemOf(...asked: Parameters<typeof manifestOf>): string {
  try {
    manifestOf(...asked);
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return thrown.message;
    throw thrown;
  }
  return 'none';
}

test.each([
  ['one clip', [1, 160_000]],
  ['any number', [null, 160_000]],
])('a model of %s at a time is taken', (_, shape) => {
  expect(manifestOf(port('input', shape)).title).toBe('BirdNET 3.0 (model)');
});

test.each([
  ['so many clips at a time', port('input', [8, 160_000]), /takes exactly 8 clips at a time/],
  ['any length', port('input', [null, null]), /clips of any length.*144,000 \(BirdNET 2\.4\)/],
  ['half precision', port('input', [null, 160_000], 'float16'), /in float32 and has input \(float16, any x 160000\)/],
])('a model of %s is refused by what it is', (_, input, sentence) => {
  expect(problemOf(input)).toMatch(sentence);
});

test('scores whose number only a run can tell are not taken for the embedding', () => {
  const open = [port('predictions', [null, null]), port('embeddings', [null, 1280])];
  expect(problemOf(port('input', [null, 160_000]), open)).toMatch(/does not say how many scores it gives/);
});

test('a labels file of codes is refused: such a model would never find anything', () => {
  expect(problemOf(port('input', [1, 160_000]), scores, 'ebird2021\nablack1\nabetow1\n')).toMatch(
    /None of the 2 lines.*Turdus merula/,
  );
});

test('the licence speaks of BirdNET 2.4 where it is that', () => {
  expect(manifestOf(port('input', [1, 160_000]))['licence']).not.toMatch(/non-commercial/);
  expect(manifestOf(port('input', [1, 144_000]))['licence']).toMatch(/BirdNET's weights are for non-commercial use/);
});

test('people are heard earlier than birds, whether the model knows them by a scientific name or not', () => {
  const labels = 'Turdus merula_Blackbird\nHuman vocal_Human vocal\n';
  expect(manifestOf(port('input', [1, 144_000]), scores.slice(0, 1), labels).labels).toMatchObject([
    { commonName: 'Blackbird', threshold: 0.5 },
    { commonName: 'Human vocal', threshold: 0.2, private: true },
  ]);
  const named = 'Sitta europaea_Nuthatch\nHomo sapiens_Human\n';
  expect(manifestOf(port('input', [1, 144_000]), scores.slice(0, 1), named).labels).toMatchObject([
    { commonName: 'Nuthatch', threshold: 0.5 },
    { threshold: 0.2, private: true },
  ]);
});

test('names in scripts without a Latin letter have codes of their own', () => {
  const codes = (text: string): string[] =>
    (manifestOf(port('input', [1, 144_000]), scores, text).labels as { code: string }[]).map(({ code }) => code);
  const [first = '', second = ''] = codes('чёрный дрозд\nシジュウカラ\n');
  const [other = '', again = ''] = codes('狐\nчёрный дрозд\n');
  expect(new Set([first, second, other]).size).toBe(3);
  expect(again).toBe(first);
  expect(first).toMatch(/^own_[a-z0-9_]+$/);
  expect(codes('wolf howl\nÜberflug\n')).toEqual(['own_wolf_howl', 'own_uberflug']);
});

test('labels as many as the embedding has numbers are not taken for its names', () => {
  const beside = [port('predictions', [null, 2]), port('embeddings', [null, 3])];
  expect(problemOf(port('input', [1, 144_000]), beside, 'Turdus merula\nSitta europaea\nParus major\n')).toMatch(
    /3 .*2/,
  );
});
