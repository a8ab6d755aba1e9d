import { sentence } from '#contract/words/sentence.ts';
import { refusal } from './refusal.ts';

/** One axis of a tensor: `size`, or `size` times the number of windows given at once. */
export type Dim = { readonly size: number; readonly batched: boolean };
export type Shape = readonly Dim[];

/** Most numbers of a tensor per window (256 MB of floats). BirdNET's largest has 7 million. */
const mostElements = 1 << 26;

export const fixed = (size: number): Dim => ({ size, batched: false });
export const batchOf = (size: number): Dim => ({ size, batched: true });
export const fixedShape = (sizes: readonly number[]): Shape => sizes.map(fixed);

export const sameDim = (one: Dim, other: Dim): boolean => one.size === other.size && one.batched === other.batched;

export function sameShape(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((dim, at) => sameDim(dim, other[at] ?? fixed(-1)));
}

/** How many numbers a tensor holds, as one axis. @throws KnownFailure `too-large`, also where two axes grow with the batch. */
export function countOf(shape: Shape): Dim {
  const size = shape.reduce((product, dim) => product * dim.size, 1);
  const batched = shape.filter((dim) => dim.batched).length;
  if (!(size <= mostElements)) throw refusal('too-large', `> ${String(mostElements)}`);
  if (batched > 1) throw refusal('operator-unusual', sentence('tflite-detail-grows'));
  return { size, batched: batched === 1 };
}

/** The size of an axis that must not depend on the batch. */
export function sizeAt(shape: Shape, axis: number, operator: string): number {
  const dim = shape[axis];
  if (dim === undefined || dim.batched) throw refusal('operator-unusual', operator);
  return dim.size;
}

/** An axis counted from the end made one counted from the start. */
export function axisFrom(axis: number, rank: number, operator: string): number {
  const from = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(from) || from < 0 || from >= rank) throw refusal('operator-unusual', operator);
  return from;
}

/** The shape of an elementwise result by NumPy's rules. */
export function broadcast(one: Shape, other: Shape, operator: string): Shape {
  const rank = Math.max(one.length, other.length);
  const at = (shape: Shape, axis: number): Dim => shape[axis - rank + shape.length] ?? fixed(1);
  return Array.from({ length: rank }, (_, axis) => {
    const [first, second] = [at(one, axis), at(other, axis)];
    if (sameDim(first, second) || (second.size === 1 && !second.batched)) return first;
    if (first.size === 1 && !first.batched) return second;
    throw refusal('operator-unusual', operator);
  });
}

/**
 * What a reshape makes of `from`. Files converted for one window name sizes where the batch belongs; there the first axis takes it.
 * @param target sizes as the file gives them; -1 is what remains
 */
export function reshaped(from: Shape, target: Shape, operator: string): Shape {
  const total = countOf(from);
  const open = target.findIndex((dim) => dim.size === -1);
  const filled = open < 0 ? target : target.map((dim, at) => (at === open ? remainder(total, target, operator) : dim));
  const whole = countOf(filled);
  const [first] = filled;
  const result =
    total.batched && !whole.batched && first !== undefined ? [batchOf(first.size), ...filled.slice(1)] : filled;
  if (!sameDim(countOf(result), total)) throw refusal('operator-unusual', operator);
  return result;
}

function remainder(total: Dim, target: Shape, operator: string): Dim {
  const rest = target.filter((dim) => dim.size !== -1);
  const size = total.size / rest.reduce((product, dim) => product * dim.size, 1);
  if (!Number.isInteger(size)) throw refusal('operator-unusual', operator);
  const [first] = target;
  const leadsWithOne = first?.size === 1 && !first.batched;
  return { size, batched: total.batched && !leadsWithOne && !rest.some((dim) => dim.batched) };
}
