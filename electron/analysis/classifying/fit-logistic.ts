/** One label's part of a training set: `targets` are 1 where it is heard and 0 where it is not, by the rows of the examples. */
export type Examples = {
  /** Standardised numbers, [row, width]. */
  readonly rows: readonly Float32Array[];
  readonly targets: readonly number[];
};

/** Weights, one for each number, and the constant behind them, last. */
type Weights = Float64Array;

const [memory, mostSteps, mostHalvings] = [8, 60, 25];
const goodEnough = 1e-5;

/**
 * Logistic regression with an L2 penalty, both classes with the same weight however many examples each has, by L-BFGS (Nocedal and
 * Wright 2006, algorithm 7.5) with backtracking. The problem is convex, so there is one answer.
 * @param penalty of the mean loss for each squared weight; the constant has none
 */
export function fitLogistic(examples: Examples, width: number, penalty: number): Weights {
  let weights = new Float64Array(width + 1);
  let { loss, gradient } = lossOf(examples, weights, penalty);
  const past: { readonly step: Float64Array; readonly change: Float64Array }[] = [];
  for (let round = 0; round < mostSteps && Math.sqrt(dot(gradient, gradient)) > goodEnough; round += 1) {
    const direction = descent(gradient, past);
    const slope = dot(direction, gradient);
    let size = past.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = moved(weights, direction, size);
    let there = lossOf(examples, next, penalty);
    for (let halving = 0; there.loss > loss + 1e-4 * size * slope && halving < mostHalvings; halving += 1) {
      size /= 2;
      next = moved(weights, direction, size);
      there = lossOf(examples, next, penalty);
    }
    if (!(there.loss < loss)) break;
    const [step, change] = [minus(next, weights), minus(there.gradient, gradient)];
    if (dot(step, change) > 1e-12) past.push({ step, change });
    if (past.length > memory) past.shift();
    [weights, loss, gradient] = [next, there.loss, there.gradient];
  }
  return weights;
}

/** What a row comes to before it is turned into a probability. */
export function logitOf(row: Float32Array, weights: Weights): number {
  let sum = weights[row.length] ?? 0;
  for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function lossOf(
  { rows, targets }: Examples,
  weights: Weights,
  penalty: number,
): { readonly loss: number; readonly gradient: Float64Array } {
  const gradient = new Float64Array(weights.length);
  const positives = targets.reduce((sum, target) => sum + target, 0);
  const share = [0.5 / Math.max(1, targets.length - positives), 0.5 / Math.max(1, positives)] as const;
  let loss = 0;
  for (const [index, row] of rows.entries()) {
    const target = targets[index] === 1 ? 1 : 0;
    const logit = logitOf(row, weights);
    // log(1 + exp(x)) without overflow.
    loss += share[target] * (Math.max(0, logit) - target * logit + Math.log1p(Math.exp(-Math.abs(logit))));
    const error = share[target] * (1 / (1 + Math.exp(-logit)) - target);
    for (let at = 0; at < row.length; at += 1) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
    gradient[row.length] = (gradient[row.length] ?? 0) + error;
  }
  for (let at = 0; at < weights.length - 1; at += 1) {
    const weight = weights[at] ?? 0;
    loss += penalty * weight * weight;
    gradient[at] = (gradient[at] ?? 0) + 2 * penalty * weight;
  }
  return { loss, gradient };
}

/** The gradient as earlier steps bend it, downhill. */
function descent(
  gradient: Float64Array,
  past: readonly { readonly step: Float64Array; readonly change: Float64Array }[],
): Float64Array {
  const direction = gradient.map((each) => -each);
  const shares: number[] = [];
  for (const { step, change } of past.toReversed()) {
    const share = dot(step, direction) / dot(step, change);
    shares.push(share);
    add(direction, change, -share);
  }
  const last = past.at(-1);
  if (last !== undefined) {
    const scale = dot(last.step, last.change) / dot(last.change, last.change);
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  }
  for (const { step, change } of past) {
    const back = dot(change, direction) / dot(step, change);
    add(direction, step, (shares.pop() ?? 0) - back);
  }
  return direction;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}

function moved(from: Float64Array, direction: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from);
  add(to, direction, size);
  return to;
}

const minus = (one: Float64Array, other: Float64Array): Float64Array => one.map((each, at) => each - (other[at] ?? 0));
