import type { TrainedClassifier } from '#contract/search/classifiers.ts';

type Curve = TrainedClassifier['labels'][number]['curve'];

export const plot = { width: 240, height: 200, left: 34, right: 8, top: 8, bottom: 34 } as const;

/** Recall 0 to 1 to the place across. */
export function across(recall: number): number {
  return plot.left + recall * (plot.width - plot.left - plot.right);
}

/** Precision 0 to 1 to the place down. */
export function down(precision: number): number {
  return plot.height - plot.bottom - precision * (plot.height - plot.top - plot.bottom);
}

/** The curve as steps: between two points nothing was measured, and the lower precision holds. */
export function curvePath(curve: Curve): string {
  const [first] = curve;
  if (first === undefined) return '';
  const start = `M${across(0).toFixed(1)},${down(first.precision).toFixed(1)}`;
  const steps = curve.map(({ recall, precision }) => `V${down(precision).toFixed(1)}H${across(recall).toFixed(1)}`);
  return start + steps.join('');
}

/** The point of the curve at a threshold; null where nothing was held back. */
export function pointAt(curve: Curve, threshold: number): Curve[number] | null {
  return curve.findLast((point) => point.threshold >= threshold) ?? curve[0] ?? null;
}
