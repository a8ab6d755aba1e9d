/** What a threshold leaves: share of what it finds that is right, and share of what is there that it finds. */
export type CurvePoint = { readonly threshold: number; readonly precision: number; readonly recall: number };

export type Scored = { readonly score: number; readonly right: boolean };

/** Points of the curve from the highest score down, one for each score that there is. Empty where nothing is right. */
export function precisionRecall(scored: readonly Scored[]): CurvePoint[] {
  const all = scored.filter(({ right }) => right).length;
  if (all === 0) return [];
  const sorted = scored.toSorted((one, other) => other.score - one.score);
  const points: CurvePoint[] = [];
  let right = 0;
  for (const [at, each] of sorted.entries()) {
    if (each.right) right += 1;
    if (sorted[at + 1]?.score === each.score) continue;
    points.push({ threshold: each.score, precision: right / (at + 1), recall: right / all });
  }
  return points;
}

/** Area under the curve as a sum of steps, as scikit-learn's `average_precision_score`. */
export function averagePrecision(points: readonly CurvePoint[]): number {
  let [area, before] = [0, 0];
  for (const { precision, recall } of points) {
    area += precision * (recall - before);
    before = recall;
  }
  return area;
}

/** The point with the best harmonic mean of precision and recall; null where there is none. */
export function bestPoint(points: readonly CurvePoint[]): CurvePoint | null {
  return points.reduce<CurvePoint | null>(
    (best, each) => (best === null || f1Of(each) > f1Of(best) ? each : best),
    null,
  );
}

export const f1Of = ({ precision, recall }: CurvePoint): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
