/** A fitted curve: chance of being right = 1 / (1 + exp(-(intercept + slope x))), with the covariance of the two numbers. */
export type LogisticFit = {
  readonly intercept: number;
  readonly slope: number;
  /** [var(intercept), cov, var(slope)] */
  readonly covariance: readonly [number, number, number];
};

/** A weak pull towards 0 (a normal prior of this standard deviation), so that perfectly parted data has an answer too. */
const priorDeviation = 10;
const mostRounds = 50;

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** ln(score / (1 - score)), kept finite at 0 and 1. */
export function logit(score: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, score));
  return Math.log(inside / (1 - inside));
}

type Sums = { gradient: [number, number]; information: [number, number, number] };

function sumsAt(
  points: readonly { readonly x: number; readonly right: boolean }[],
  intercept: number,
  slope: number,
): Sums {
  const pull = 1 / priorDeviation ** 2;
  const gradient: [number, number] = [-pull * intercept, -pull * slope];
  const information: [number, number, number] = [pull, 0, pull];
  for (const { x, right } of points) {
    const chance = logistic(intercept + slope * x);
    const error = (right ? 1 : 0) - chance;
    const weight = chance * (1 - chance);
    gradient[0] += error;
    gradient[1] += error * x;
    information[0] += weight;
    information[1] += weight * x;
    information[2] += weight * x * x;
  }
  return { gradient, information };
}

/**
 * Logistic regression of right and wrong over x by Newton's method (McCullagh & Nelder 1989, chapter 4).
 * @param points x is the logit of a score.
 */
export function fitLogistic(points: readonly { readonly x: number; readonly right: boolean }[]): LogisticFit {
  let [intercept, slope] = [0, 0];
  for (let round = 0; round < mostRounds; round += 1) {
    const { gradient, information } = sumsAt(points, intercept, slope);
    const [a, b, c] = information;
    const determinant = a * c - b * b;
    const steps = [
      (c * gradient[0] - b * gradient[1]) / determinant,
      (a * gradient[1] - b * gradient[0]) / determinant,
    ];
    const [first = 0, second = 0] = steps;
    // A step too far from a bad start would never come back.
    const scale = Math.min(1, 5 / Math.max(Math.abs(first), Math.abs(second), 1e-12));
    intercept += first * scale;
    slope += second * scale;
    if (Math.max(Math.abs(first), Math.abs(second)) < 1e-9) break;
  }
  const [a, b, c] = sumsAt(points, intercept, slope).information;
  const determinant = a * c - b * b;
  return { intercept, slope, covariance: [c / determinant, -b / determinant, a / determinant] };
}
