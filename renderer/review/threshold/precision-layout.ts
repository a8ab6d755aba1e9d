import type { PrecisionAnswer, ThresholdPoint } from '#contract/review.ts';

export const plot = { width: 640, height: 300, left: 46, right: 14, top: 12, bottom: 36 } as const;

/** Score 0 to 1 to the place across. */
export function across(score: number): number {
  return plot.left + score * (plot.width - plot.left - plot.right);
}

/** Share 0 to 1 to the place down. */
export function down(share: number): number {
  return plot.height - plot.bottom - share * (plot.height - plot.top - plot.bottom);
}

const at = (x: number, y: number): string => `${across(x).toFixed(1)},${down(y).toFixed(1)}`;

/** A line through the points that detections still reach. */
export function linePath(points: readonly ThresholdPoint[], of: (point: ThresholdPoint) => number): string {
  const kept = points.filter((point) => point.kept > 0);
  return kept.length === 0 ? '' : `M${kept.map((point) => at(point.threshold, of(point))).join('L')}`;
}

/** The 95 % band of the precision. */
export function bandPath(points: readonly ThresholdPoint[]): string {
  const kept = points.filter((point) => point.kept > 0);
  if (kept.length === 0) return '';
  const upper = kept.map((point) => at(point.threshold, point.high));
  const lower = kept.map((point) => at(point.threshold, point.low)).reverse();
  return `M${upper.join('L')}L${lower.join('L')}Z`;
}

/** The point of a threshold, 0 to 1; null where there is no fit. */
export function pointAt({ points }: PrecisionAnswer, threshold: number): ThresholdPoint | null {
  return points[Math.min(points.length - 1, Math.max(0, Math.round(threshold * 100)))] ?? null;
}

/** The lowest threshold whose precision is as wanted, or null where none is. */
export function thresholdFor({ points }: PrecisionAnswer, precision: number): number | null {
  return points.find((point) => point.kept > 0 && point.precision >= precision)?.threshold ?? null;
}
