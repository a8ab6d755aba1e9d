import type { PackLabel, ScoreSheet } from '../process/analyst.ts';

/** Thresholds counted for: 0, 0.01 ... 1. */
const thresholdSteps = 100;

/** Of one species. `begins[k]`: detections with a threshold of k / 100, of which each begins with one clip. */
export type DetectionCounts = { readonly begins: Float64Array; atModels: number };

/** The highest k with k / 100 <= score, so that a score of exactly the threshold counts. */
function highestStep(score: number): number {
  let k = Math.min(thresholdSteps, Math.floor(score * thresholdSteps));
  while (k < thresholdSteps && (k + 1) / thresholdSteps <= score) k += 1;
  while (k > 0 && k / thresholdSteps > score) k -= 1;
  return k;
}

/** A clip scored `to` after one that scored `from`: at every threshold in between a detection begins. -1 is no score at all. */
function rise(counts: DetectionCounts, from: number, to: number, own: number): void {
  for (let k = from < 0 ? 0 : highestStep(from) + 1; k <= highestStep(to); k += 1)
    counts.begins[k] = (counts.begins[k] ?? 0) + 1;
  if (from < own && to >= own) counts.atModels += 1;
}

/**
 * Adds what `findDetections` would find of one sheet at every threshold, in one pass over the clips.
 * @param counts by species code; species that are not in it yet are added.
 */
export function addDetectionCounts(
  counts: Map<string, DetectionCounts>,
  sheet: ScoreSheet,
  labels: readonly PackLabel[],
): void {
  let before = new Map<number, number>();
  for (let clip = 0; clip < sheet.startSeconds.length; clip += 1) {
    const here = new Map<number, number>();
    for (let rank = clip * sheet.depth; rank < (clip + 1) * sheet.depth; rank += 1) {
      const index = sheet.labels[rank] ?? 0;
      const label = labels[index];
      if (label === undefined || label.kind === 'none') continue;
      const score = sheet.scores[rank] ?? 0;
      const mine = counts.get(label.code) ?? { begins: new Float64Array(thresholdSteps + 1), atModels: 0 };
      counts.set(label.code, mine);
      rise(mine, before.get(index) ?? -1, score, label.threshold);
      here.set(index, score);
    }
    before = here;
  }
}
