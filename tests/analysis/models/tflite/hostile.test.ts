import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import { convertTflite } from '#analysis/models/tflite/tflite.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures');
const model = readFileSync(path.join(fixtures, 'tflite/sound-fp32.tflite'));

/** What converting ends in: null when it works, else whatever was thrown. */
function thrownBy(bytes: Uint8Array): unknown {
  try {
    convertTflite(bytes);
    return null;
  } catch (thrown) {
    return thrown;
  }
}

test.each([
  ['nothing', new Uint8Array(0)],
  ['a few bytes', Uint8Array.of(1, 2, 3)],
  ['a text', new TextEncoder().encode('Turdus merula_Common Blackbird\n'.repeat(50))],
  ['a sound', readFileSync(path.join(fixtures, 'recordings/chirp.flac'))],
  ['an ONNX model', readFileSync(path.join(fixtures, 'classifiers/perch_v2.onnx'))],
])('%s is no TensorFlow Lite model', (_, bytes) => {
  expect(() => convertTflite(bytes)).toThrow('This is not a TensorFlow Lite model.');
});

test('a file cut short anywhere is damaged', () => {
  for (let length = 8; length < model.length - 64; length += 997) {
    expect(thrownBy(model.subarray(0, length)), `cut at ${String(length)}`).toBeInstanceOf(KnownFailure);
  }
});

test('wrong bytes anywhere end in a failure that is known, or in nothing worse than other numbers', () => {
  let state = 1;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
  for (let round = 0; round < 1000; round += 1) {
    const bytes = Uint8Array.from(model);
    // The tables lie at both ends of the file, the weights between them.
    for (let flips = 0; flips < 4; flips += 1) {
      const place = round % 2 === 0 ? random(bytes.length) : bytes.length - 1 - random(20_000);
      bytes[place] = random(256);
    }
    const thrown = thrownBy(bytes);
    if (thrown !== null) expect(thrown, `round ${String(round)}`).toBeInstanceOf(KnownFailure);
  }
});

/** A file of one table that stands for every table: each of its fields points back to a list of itself. */
function cyclicFile(): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('TFL3'), 4);
  const [vtable, table, list] = [16, 48, 100];
  view.setUint32(0, table, true);
  view.setUint16(vtable, 4 + 2 * 8, true);
  view.setInt32(table, table - vtable, true);
  for (let field = 0; field < 8; field += 1) {
    const place = 4 + 4 * field;
    view.setUint16(vtable + 4 + 2 * field, place, true);
    view.setUint32(table + place, list - table - place, true);
  }
  view.setUint32(list, 1, true);
  view.setInt32(list + 4, table - list - 4, true);
  return bytes;
}

test('tables that hold themselves end in a failure', () => {
  expect(thrownBy(cyclicFile())).toBeInstanceOf(KnownFailure);
});

test('a list longer than the file is not believed', () => {
  const bytes = cyclicFile();
  new DataView(bytes.buffer).setUint32(100, 0xffffffff, true);
  expect(() => convertTflite(bytes)).toThrow(/damaged \(offset\)/);
});

test('an operator that is not known is named', () => {
  const bytes = readFileSync(path.join(fixtures, 'tflite/unknown-operator.tflite'));
  expect(() => convertTflite(bytes)).toThrow(
    'This TensorFlow Lite model uses the operator CUMSUM, which Songsight does not know.',
  );
});

test('a model of something else is refused by what it takes', () => {
  const bytes = readFileSync(path.join(fixtures, 'tflite/image.tflite'));
  expect(() => convertTflite(bytes)).toThrow(/takes -1 x 8 x 8 x 3\. Songsight knows models of sound and of location/);
});
