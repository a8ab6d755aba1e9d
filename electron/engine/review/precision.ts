import type { PrecisionAnswer, ScoreBin, ThresholdPoint } from '#contract/review.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ReviewedScore, ReviewedScores } from '#store/review/reviewed-scores.ts';
import { fitLogistic, logistic, logit, type LogisticFit } from './logistic-fit.ts';

/** Two-sided 95 %. */
const z = 1.959964;
const fewestForFit = 10;
const fewForTrust = 50;

/** The 95 % interval of a share (Wilson 1927): honest for few trials and for shares near 0 and 1. */
export function wilson(right: number, all: number): { value: number; low: number; high: number } | null {
  if (all === 0) return null;
  const value = right / all;
  const centre = value + (z * z) / (2 * all);
  const spread = z * Math.sqrt((value * (1 - value)) / all + (z * z) / (4 * all * all));
  const whole = 1 + (z * z) / all;
  return { value, low: Math.max(0, (centre - spread) / whole), high: Math.min(1, (centre + spread) / whole) };
}

function tenths(reviewed: readonly ReviewedScore[]): ScoreBin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = reviewed.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth);
    const right = inside.filter((each) => each.right).length;
    return {
      fromScore: tenth / 10,
      toScore: (tenth + 1) / 10,
      right,
      wrong: inside.length - right,
      share: wilson(right, inside.length),
    };
  });
}

type Tail = { kept: number; expected: number; byIntercept: number; bySlope: number };

/**
 * Expected precision of keeping everything from a threshold on: the mean fitted chance over all detections there are, reviewed
 * or not; its interval by the delta method, on the logit scale so that it stays between 0 and 1.
 */
function pointAt(threshold: number, tail: Tail, fit: LogisticFit): ThresholdPoint {
  const chance = logistic(fit.intercept + fit.slope * logit(threshold));
  if (tail.kept === 0) return { threshold, kept: 0, precision: chance, low: 0, high: 1, chance };
  const precision = tail.expected / tail.kept;
  const [first, second] = [tail.byIntercept / tail.kept, tail.bySlope / tail.kept];
  const [a, b, c] = fit.covariance;
  const deviation = Math.sqrt(Math.max(0, first * first * a + 2 * first * second * b + second * second * c));
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, precision));
  const spread = (z * deviation) / (inside * (1 - inside));
  const centre = Math.log(inside / (1 - inside));
  return {
    threshold,
    kept: tail.kept,
    precision,
    low: logistic(centre - spread),
    high: logistic(centre + spread),
    chance,
  };
}

function thresholdPoints(histogram: readonly number[], fit: LogisticFit): ThresholdPoint[] {
  const perHundredth = histogram.length / 100;
  const tail: Tail = { kept: 0, expected: 0, byIntercept: 0, bySlope: 0 };
  const points: ThresholdPoint[] = [];
  for (let bin = histogram.length - 1; bin >= 0; bin -= 1) {
    const count = histogram[bin] ?? 0;
    const x = logit((bin + 0.5) / histogram.length);
    const chance = logistic(fit.intercept + fit.slope * x);
    tail.kept += count;
    tail.expected += count * chance;
    tail.byIntercept += count * chance * (1 - chance);
    tail.bySlope += count * chance * (1 - chance) * x;
    if (bin % perHundredth === 0) points.push(pointAt(bin / histogram.length, { ...tail }, fit));
  }
  return points.reverse();
}

type Reviewed = {
  readonly right: number;
  readonly wrong: number;
  readonly unsure: number;
  /** Detections nobody has reviewed yet. */
  readonly left: number;
  readonly fit: LogisticFit | null;
};

function doubtsOf({ right, wrong, unsure, fit, left }: Reviewed): Sentence[] {
  const all = right + wrong;
  const percent = Math.round(100 * (wilson(right, all)?.low ?? 0));
  const doubts: Sentence[] = [];
  if (all < fewestForFit) {
    doubts.push(sentence('precision-too-few', { count: all, fewest: fewestForFit }));
  } else if (wrong === 0) {
    doubts.push(sentence('precision-all-right', { all, percent }));
  } else if (right === 0) {
    doubts.push(sentence('precision-all-wrong', { all }));
  } else if (all < fewForTrust) {
    const more = Math.min(left, fewForTrust - all);
    doubts.push(more === 0 ? sentence('precision-no-more', { all }) : sentence('precision-few', { all, more }));
  }
  if (fit !== null && fit.slope <= 0) doubts.push(sentence('precision-no-slope'));
  if (unsure > all / 4 && unsure > 2) doubts.push(sentence('precision-unsure', { unsure }));
  return doubts;
}

/** What a person's verdicts of one species say about every threshold. */
export function precisionOf({ reviewed, unsure, histogram }: ReviewedScores): PrecisionAnswer {
  const right = reviewed.filter((each) => each.right).length;
  const wrong = reviewed.length - right;
  const possible = reviewed.length >= fewestForFit && right > 0 && wrong > 0;
  const fit = possible ? fitLogistic(reviewed.map((each) => ({ x: logit(each.score), right: each.right }))) : null;
  const detections = histogram.reduce((sum, count) => sum + count, 0);
  const left = Math.max(0, detections - reviewed.length - unsure);
  return {
    right,
    wrong,
    unsure,
    detections,
    bins: tenths(reviewed),
    fit: fit === null ? null : { intercept: fit.intercept, slope: fit.slope },
    points: fit === null ? [] : thresholdPoints(histogram, fit),
    doubts: doubtsOf({ right, wrong, unsure, left, fit }),
  };
}
