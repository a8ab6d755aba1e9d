import { clipsOfLongest } from './detections.ts';
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

/** How long the detections that are open at each threshold go on already, in clips; the last is that of the model's own threshold. */
type Open = Float64Array;

/**
 * A clip scored `to` after one that scored `from`: at every threshold in between a detection begins, and at lower ones where the open
 * one has `most` clips. -1 is no score at all.
 */
function rise(counts: DetectionCounts, open: Open, { from, to, own, most }: Rise): void {
  const before = from < 0 ? -1 : highestStep(from);
  for (let k = 0; k <= highestStep(to); k += 1) {
    const begins = k > before || (open[k] ?? 0) >= most;
    if (begins) counts.begins[k] = (counts.begins[k] ?? 0) + 1;
    open[k] = begins ? 1 : (open[k] ?? 0) + 1;
  }
  if (to < own) return;
  const begins = from < own || (open[thresholdSteps + 1] ?? 0) >= most;
  if (begins) counts.atModels += 1;
  open[thresholdSteps + 1] = begins ? 1 : (open[thresholdSteps + 1] ?? 0) + 1;
}

type Rise = { readonly from: number; readonly to: number; readonly own: number; readonly most: number };

/**
 * Adds what `findDetections` would find of one sheet at every threshold, in one pass over the clips.
 * @param counts by species code; species that are not in it yet are added.
 */
export function addDetectionCounts(
  counts: Map<string, DetectionCounts>,
  sheet: ScoreSheet,
  labels: readonly PackLabel[],
  lengths: { readonly windowSeconds: number; readonly longestSeconds: number | null },
): void {
  const most = clipsOfLongest(sheet, lengths);
  const open = new Map<number, Open>();
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
      const mineOpen = open.get(index) ?? new Float64Array(thresholdSteps + 2);
      open.set(index, mineOpen);
      rise(mine, mineOpen, { from: before.get(index) ?? -1, to: score, own: label.threshold, most });
      here.set(index, score);
    }
    before = here;
  }
}
