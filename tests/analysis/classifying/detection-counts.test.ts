import { expect, test } from 'vitest';
import { addDetectionCounts, type DetectionCounts } from '#analysis/classifying/detection-counts.ts';
import { findDetections, labelThresholds } from '#analysis/classifying/detections.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { PackLabel, ScoreSheet } from '#analysis/process/analyst.ts';

const labels: readonly PackLabel[] = ['robin', 'wren', 'noise'].map((code, index) => ({
  code: code as SpeciesCode,
  scientificName: code,
  commonName: code,
  kind: code === 'noise' ? 'none' : 'species',
  threshold: 0.337 + index * 0.2,
}));

/** A sheet of scores drawn from a small generator; every fifth one lies exactly on a hundredth. */
function drawnSheet(seed: number, clips: number): ScoreSheet {
  let state = seed;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const order = Array.from({ length: clips }, () => (next() < 0.5 ? [0, 1] : [2, 0]));
  return {
    depth: 2,
    startSeconds: Float64Array.from({ length: clips }, (_, clip) => clip * 3),
    labels: Uint16Array.from(order.flat()),
    scores: Float32Array.from({ length: clips * 2 }, (_, i) => (i % 5 === 0 ? Math.round(next() * 100) / 100 : next())),
    lastPadded: false,
  };
}

test.each([null, 6, 9])(
  'the counts at every threshold are those that findDetections gives, none longer than %s s',
  (longestSeconds) => {
    const sheets = [drawnSheet(1, 60), drawnSheet(2, 1), drawnSheet(3, 200)];
    const counts = new Map<string, DetectionCounts>();
    for (const sheet of sheets) addDetectionCounts(counts, sheet, labels, { windowSeconds: 3, longestSeconds });
    const found = (wish: number | null, code: string): number =>
      sheets
        .flatMap((sheet) =>
          findDetections({
            sheet,
            thresholds: labelThresholds(labels, { threshold: wish, speciesThresholds: {} }),
            windowSeconds: 3,
            longestSeconds,
            durationSeconds: 3 * sheet.startSeconds.length,
          }),
        )
        .filter(({ label }) => labels[label]?.code === code).length;
    expect([...counts.keys()].sort()).toEqual(['robin', 'wren']);
    for (const [code, { begins, atModels }] of counts) {
      expect([...begins]).toEqual(Array.from({ length: 101 }, (_, k) => found(k / 100, code)));
      expect(atModels).toBe(found(null, code));
      expect(Math.max(...begins)).toBeGreaterThan(10);
    }
  },
);
