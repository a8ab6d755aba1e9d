import { broadcast, fixedShape } from '../dimensions.ts';
import type { Operation } from '../operation.ts';
import { unusual } from '../operation.ts';
import { refusal } from '../refusal.ts';
import type { Constant } from '../values.ts';

/** Arithmetic on numbers that are known while translating: sizes and positions. */
export type Fold = 'add' | 'subtract' | 'multiply' | 'divide' | 'divide-down' | 'larger' | 'smaller';

const rules: Readonly<Record<Fold, (one: number, other: number) => number>> = {
  add: (one, other) => one + other,
  subtract: (one, other) => one - other,
  multiply: (one, other) => one * other,
  divide: (one, other) => one / other,
  'divide-down': (one, other) => Math.floor(one / other),
  larger: Math.max,
  smaller: Math.min,
};

/** Most numbers of a table that is computed here: BirdNET's positions of frames are 523,264. */
export const mostFolded = 1 << 21;

/** Where each number of a result comes from in an input that is stretched to its shape. */
function stretched(from: readonly number[], to: readonly number[]): (at: number) => number {
  if (from.every((size) => size === 1)) return () => 0;
  const padded = [...Array.from({ length: to.length - from.length }, () => 1), ...from];
  const inner = (sizes: readonly number[], axis: number): number =>
    sizes.slice(axis + 1).reduce((all, size) => all * size, 1);
  const axes = to.map((size, axis) => ({
    size,
    over: inner(to, axis),
    step: padded[axis] === 1 ? 0 : inner(padded, axis),
  }));
  return (at) => axes.reduce((sum, { size, over, step }) => sum + (Math.floor(at / over) % size) * step, 0);
}

/** Whether a result grows with the batch, from whether its parts do; null where it would be neither. */
function grows(fold: Fold, one: number, other: number): number | null {
  if (fold === 'multiply') return one + other < 2 ? one + other : null;
  if (fold === 'divide' || fold === 'divide-down') return one - other >= 0 ? one - other : null;
  return one === other ? one : null;
}

export function folded(operation: Operation, fold: Fold, one: Constant, other: Constant): Constant {
  const shape = broadcast(fixedShape(one.shape), fixedShape(other.shape), operation.name).map(({ size }) => size);
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > mostFolded) throw refusal('too-large', operation.name);
  const [first, second] = [stretched(one.shape, shape), stretched(other.shape, shape)];
  const rule = rules[fold];
  const value = (_: unknown, at: number): number => rule(one.data[first(at)] ?? 0, other.data[second(at)] ?? 0);
  const integer = one.integer && other.integer;
  const data = integer ? Float64Array.from({ length: count }, value) : Float32Array.from({ length: count }, value);
  if (integer && fold === 'divide') data.forEach((each, at) => (data[at] = Math.trunc(each)));
  if (one.batched === null && other.batched === null) return { kind: 'constant', shape, data, integer, batched: null };
  const batched = Uint8Array.from({ length: count }, (_, at) => {
    const result = grows(fold, one.batched?.[first(at)] ?? 0, other.batched?.[second(at)] ?? 0);
    if (result === null) throw unusual(operation);
    return result;
  });
  return { kind: 'constant', shape, data, integer, batched };
}

/** A constant whose numbers come from others in `source` (positions in a row-major table). */
export function picked(constant: Constant, shape: readonly number[], source: (at: number) => number): Constant {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > mostFolded) throw refusal('too-large', `> ${String(mostFolded)}`);
  const pick =
    (from: ArrayLike<number>) =>
    (_: unknown, at: number): number =>
      from[source(at)] ?? 0;
  const data =
    constant.data instanceof Float32Array
      ? Float32Array.from({ length: count }, pick(constant.data))
      : Float64Array.from({ length: count }, pick(constant.data));
  const batched = constant.batched === null ? null : Uint8Array.from({ length: count }, pick(constant.batched));
  return { ...constant, shape, data, batched };
}

/** Constants one after the other along the first axis; scalars count as one number each. */
export function chained(constants: readonly Constant[], shape: readonly number[]): Constant {
  const all = constants.flatMap(({ data }) => [...data]);
  const some = constants.some(({ batched }) => batched !== null);
  const flags = constants.flatMap(({ data, batched }) => (batched === null ? [...data].map(() => 0) : [...batched]));
  const integer = constants.every((each) => each.integer);
  const data = integer ? Float64Array.from(all) : Float32Array.from(all);
  return { kind: 'constant', shape, data, integer, batched: some ? Uint8Array.from(flags) : null };
}
