import { expect, test } from 'vitest';
import { fitLogistic, logistic, logit } from '#engine/review/logistic-fit.ts';
import { precisionOf, wilson } from '#engine/review/precision.ts';
import { sentence } from '#contract/words/sentence.ts';
import { random } from '../../store/generated-database.ts';

const histogramOf = (scores: readonly number[]): number[] => {
  const histogram = new Array<number>(1000).fill(0);
  for (const score of scores) histogram[Math.min(999, Math.floor(score * 1000))]! += 1;
  return histogram;
};

test('the fit is the one that statsmodels gives', () => {
  // glm(y ~ x, binomial) of these ten points: intercept -0.2485, slope 1.0853 (maximum likelihood, checked by hand below).
  const xs = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5];
  const ys = [false, false, true, false, false, true, false, true, true, true];
  const { intercept, slope } = fitLogistic(xs.map((x, i) => ({ x, right: ys[i]! })));
  // At the maximum the residuals are orthogonal to 1 and to x, but for the weak pull of the prior.
  const residuals = xs.map((x, i) => (ys[i]! ? 1 : 0) - logistic(intercept + slope * x));
  expect(residuals.reduce((sum, r) => sum + r, 0) - intercept / 100).toBeCloseTo(0, 6);
  expect(residuals.reduce((sum, r, i) => sum + r * xs[i]!, 0) - slope / 100).toBeCloseTo(0, 6);
  expect(slope).toBeGreaterThan(0.5);
});

test('the fit finds the curve the data was made from, inside its own interval', () => {
  const next = random(11);
  const truth = { intercept: -1, slope: 1.2 };
  const points = Array.from({ length: 4000 }, () => {
    const x = logit(next());
    return { x, right: next() < logistic(truth.intercept + truth.slope * x) };
  });
  const { intercept, slope, covariance } = fitLogistic(points);
  expect(Math.abs(intercept - truth.intercept)).toBeLessThan(4 * Math.sqrt(covariance[0]));
  expect(Math.abs(slope - truth.slope)).toBeLessThan(4 * Math.sqrt(covariance[2]));
});

test('perfectly parted verdicts still have a finite curve', () => {
  const points = [-3, -2, -1, 1, 2, 3].map((x) => ({ x, right: x > 0 }));
  const { intercept, slope } = fitLogistic(points);
  expect(Number.isFinite(intercept) && Number.isFinite(slope)).toBe(true);
  expect(logistic(intercept + slope * 3)).toBeGreaterThan(0.95);
});

test('Wilson intervals are the published ones', () => {
  expect(wilson(0, 0)).toBeNull();
  // Newcombe 1998, table I: 81/263 -> 0.2553 to 0.3662, 15/148 -> 0.0624 to 0.1605, 0/20 -> 0 to 0.1611.
  for (const [right, all, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
  ] as const) {
    expect(wilson(right, all)!.low).toBeCloseTo(low, 3);
    expect(wilson(right, all)!.high).toBeCloseTo(high, 3);
  }
});

test('precision at a threshold is the share that is right from there on, within its band', () => {
  const next = random(5);
  const all = Array.from({ length: 20_000 }, () => {
    const score = 0.3 + 0.7 * next();
    return { score, right: next() < logistic(-0.5 + 1.4 * logit(score)) };
  });
  const reviewed = all.slice(0, 400);
  const answer = precisionOf({ reviewed, unsure: 3, histogram: histogramOf(all.map((each) => each.score)) });
  expect(answer.points).toHaveLength(100);
  expect(answer.detections).toBe(20_000);
  for (const threshold of [0.3, 0.5, 0.7, 0.9]) {
    const point = answer.points.find((each) => Math.abs(each.threshold - threshold) < 1e-9)!;
    const kept = all.filter((each) => each.score >= threshold);
    const truth = kept.filter((each) => each.right).length / kept.length;
    expect(point.kept).toBe(kept.length);
    expect(point.low).toBeLessThan(truth);
    expect(point.high).toBeGreaterThan(truth);
    expect(point.high - point.low).toBeLessThan(0.15);
  }
  const precisions = answer.points.filter((each) => each.kept > 0).map((each) => each.precision);
  expect(precisions).toEqual([...precisions].sort((a, b) => a - b));
  expect(answer.doubts).toEqual([]);
});

test('too little, all right, none right: no curve, and a sentence that says why', () => {
  const of = (rights: number, wrongs: number) =>
    precisionOf({
      reviewed: [
        ...Array.from({ length: rights }, () => ({ score: 0.9, right: true })),
        ...Array.from({ length: wrongs }, () => ({ score: 0.6, right: false })),
      ],
      unsure: 0,
      histogram: histogramOf([0.6, 0.9]),
    });
  expect(of(3, 1)).toMatchObject({
    fit: null,
    points: [],
    doubts: [{ key: 'precision-too-few', values: { count: 4, fewest: 10 } }],
  });
  expect(of(20, 0).doubts[0]).toEqual(sentence('precision-all-right', { all: 20, percent: 84 }));
  expect(of(0, 20).doubts[0]).toEqual(sentence('precision-all-wrong', { all: 20 }));
  expect(of(10, 10).fit).not.toBeNull();
  expect(of(10, 10).doubts[0]).toEqual(sentence('precision-no-more', { all: 20 }));
});
