import { expect, test } from 'vitest';
import type { PackLabel, ScoreSheet } from '#analysis/process/analyst.ts';
import { findDetections, labelThresholds } from '#analysis/classifying/detections.ts';
import { SheetBuilder, packSheet, unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { SpeciesCode } from '#contract/species.ts';

const labels: PackLabel[] = ['wren', 'jay', 'none'].map((code) => ({
  code: code as SpeciesCode,
  kind: code === 'none' ? 'none' : 'species',
  scientificName: code,
  commonName: code,
  threshold: 0.6,
}));

/** One row of [wren, jay, none] per clip, three seconds apart unless told. */
function sheet(rows: readonly (readonly number[])[], hopSeconds = 3, lastPadded = false): ScoreSheet {
  const builder = new SheetBuilder(3);
  rows.forEach((row, i) => builder.add(i * hopSeconds, lastPadded && i === rows.length - 1, Float32Array.from(row)));
  return builder.sheet();
}

function found(
  rows: readonly (readonly number[])[],
  durationSeconds = 100,
  hopSeconds = 3,
  thresholds: (number | null)[] = [0.6, 0.6, null],
  longestSeconds: number | null = null,
) {
  return findDetections({
    sheet: sheet(rows, hopSeconds),
    thresholds,
    windowSeconds: 3,
    durationSeconds,
    longestSeconds,
  });
}

test('neighbouring clips of one species are one detection, with its best clip', () => {
  expect(
    found([
      [0.7, 0, 0.3],
      [0.9375, 0, 0],
      [0.8, 0, 0.2],
      [0.1, 0, 0.9],
    ]),
  ).toEqual([{ label: 0, startSeconds: 0, endSeconds: 9, bestClipStartSeconds: 3, score: 0.9375, clips: 3 }]);
});

test('a clip below the threshold parts two detections; a silence after it does not join them again', () => {
  const two = found([
    [0.75, 0, 0],
    [0.25, 0, 0.75],
    [0.75, 0, 0],
  ]);
  expect(two.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
    [0, 3],
    [6, 9],
  ]);
});

test('two species in one clip are two detections, in the order of start, then label', () => {
  const two = found([
    [0, 0.625, 0.25],
    [0.75, 0.75, 0],
  ]);
  expect(two.map(({ label, startSeconds, clips }) => [label, startSeconds, clips])).toEqual([
    [1, 0, 2],
    [0, 3, 1],
  ]);
});

test('nothing here is an answer: the label without a bird never becomes a detection', () => {
  expect(
    found([
      [0.1, 0.1, 1],
      [0, 0, 1],
    ]),
  ).toEqual([]);
  expect(found([])).toEqual([]);
});

test('a score of exactly the threshold counts; the threshold of each species is its own', () => {
  expect(found([[0.5, 0.5, 0]], 100, 3, [0.5, 0.75, null]).map(({ label }) => label)).toEqual([0]);
});

test('no detection ends after the recording', () => {
  const [one] = found(
    [
      [0.75, 0, 0],
      [0.75, 0, 0],
    ],
    4.25,
  );
  expect(one!.endSeconds).toBe(4.25);
});

test('overlapping clips merge by their order, and the end is that of the last window', () => {
  const [one] = found(
    [
      [0.75, 0, 0],
      [0.75, 0, 0],
      [0.75, 0, 0],
    ],
    100,
    1.5,
  );
  expect([one!.startSeconds, one!.endSeconds, one!.clips]).toEqual([0, 6, 3]);
});

test('of equal scores the first clip is the best', () => {
  expect(
    found([
      [0.75, 0, 0],
      [0.75, 0, 0],
    ])[0]!.bestClipStartSeconds,
  ).toBe(0);
});

test('thresholds: the species wish, then the wish for all, then the pack', () => {
  expect(labelThresholds(labels, { threshold: null, speciesThresholds: {} })).toEqual([0.6, 0.6, null]);
  expect(labelThresholds(labels, { threshold: 0.3, speciesThresholds: { jay: 0 } })).toEqual([0.3, 0, null]);
});

test('a sheet survives the database, byte for byte', () => {
  const one = sheet(
    [
      [0.1, 0.7, 0.2],
      [1, 0, 0],
    ],
    3,
    true,
  );
  expect(one.depth).toBe(3);
  expect([...one.labels]).toEqual([1, 2, 0, 0, 1, 2]);
  expect(unpackSheet(packSheet(one))).toEqual(one);
  expect(unpackSheet(Buffer.from(packSheet(sheet([]))))).toEqual(sheet([]));
});

test('only the five best of many labels are kept', () => {
  const builder = new SheetBuilder(300);
  builder.add(
    0,
    false,
    Float32Array.from({ length: 300 }, (_, i) => ((i * 37) % 300) / 300),
  );
  const { depth, labels: best, scores } = builder.sheet();
  expect(depth).toBe(5);
  expect([...scores].map((score) => Math.round(score * 300))).toEqual([299, 298, 297, 296, 295]);
  expect([...best].map((label) => (label * 37) % 300)).toEqual([299, 298, 297, 296, 295]);
});

test('damaged bytes are refused', () => {
  const packed = packSheet(sheet([[0.1, 0.7, 0.2]]));
  for (const bytes of [new Uint8Array(0), packed.subarray(1), packed.subarray(0, 20), new Uint8Array(40)]) {
    expect(() => unpackSheet(bytes)).toThrow(/stored scores of a recording are damaged/);
  }
});

test('a bird that sings without a pause is parted where a detection would get longer than the limit', () => {
  const rows = Array.from({ length: 440 }, (_, clip) => [clip === 25 ? 0.9 : 0.7, 0, 0]);
  const parted = found(rows, 1320, 3, [0.6, 0.6, null], 60);
  expect(parted).toHaveLength(22);
  expect(parted.every(({ startSeconds, endSeconds, clips }) => endSeconds - startSeconds === 60 && clips === 20)).toBe(
    true,
  );
  expect(parted.map(({ startSeconds }) => startSeconds)).toEqual(Array.from({ length: 22 }, (_, i) => i * 60));
  expect(parted[1]).toMatchObject({ score: Math.fround(0.9), bestClipStartSeconds: 75 });
  expect(found(rows, 1320)).toHaveLength(1);
  // Clips that overlap by half: a limit of 9 seconds holds five of them.
  expect(found(rows.slice(0, 20), 33, 1.5, [0.6, 0.6, null], 9).map(({ clips }) => clips)).toEqual([5, 5, 5, 5]);
  // A limit shorter than a clip still leaves each clip.
  expect(found(rows.slice(0, 3), 9, 3, [0.6, 0.6, null], 1)).toHaveLength(3);
});
