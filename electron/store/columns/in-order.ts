import { ranked, type Rank } from './ranked.ts';
import { sortWithin, type Keys } from './sort-within.ts';

/** How ids are ordered: by rank where there is one, then by a value, then by id. A value that is not known (NaN) comes last. */
export type Order = {
  readonly by: Float64Array;
  /** 1: the smallest first; -1: the largest. */
  readonly direction: 1 | -1;
  readonly ids: 1 | -1;
  readonly rank?: Rank;
};

/** The places from `from` to `to` (not included) of ids in an order. Only these are sorted. */
export function stretchInOrder(ids: Uint32Array, order: Order, from: number, to: number): number[] {
  if (order.rank === undefined) return sortedStretch(ids, order, from, Math.min(to, ids.length));
  const { groups, before } = ranked(ids, order.rank, from, to);
  const found: number[] = [];
  let first = before;
  for (const group of groups) {
    const stretch = sortedStretch(group, order, Math.max(0, from - first), Math.min(group.length, to - first));
    for (const id of stretch) found.push(id);
    first += group.length;
  }
  return found;
}

/** Fewer are sorted as they are. */
const few = 4096;
/** Ids by which it is guessed between which values the wanted places lie. */
const sampled = 1024;
/** How far the guess may be wrong, in ids of the sample: more than three times what chance does. */
const margin = 50;

/** What may lie in the wanted places; the places begin `before` ids later in all of them. */
type Candidates = { readonly ids: Uint32Array; readonly before: number };

function sortedStretch(ids: Uint32Array, order: Order, from: number, to: number): number[] {
  if (from >= to) return [];
  let all: Candidates = { ids, before: 0 };
  while (all.ids.length > few) {
    const fewer = narrowed(all, order, from, to);
    if (fewer === null) break;
    all = fewer;
  }
  const keys: Keys = {
    values: Float64Array.from(all.ids, (id) => valueOf(order, id)),
    ties: Float64Array.from(all.ids, (id) => id * order.ids),
  };
  sortWithin(keys, 0, all.ids.length, from - all.before, to - all.before);
  return Array.from(keys.ties.subarray(from - all.before, to - all.before), Math.abs);
}

function valueOf({ by, direction }: Order, id: number): number {
  const value = (by[id] ?? Number.NaN) * direction;
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

/**
 * Only what lies around the wanted places, guessed from a sample (after Floyd and Rivest 1975); null where the guess leaves no
 * less than a half, or was wrong.
 */
function narrowed({ ids, before }: Candidates, order: Order, from: number, to: number): Candidates | null {
  const { length } = ids;
  const sample = Float64Array.from({ length: sampled }, (_, at) =>
    valueOf(order, ids[Math.floor((at * length) / sampled)] ?? 0),
  ).sort();
  const valueAt = (place: number, beyond: number): number =>
    place < 0 || place >= sampled ? beyond : (sample[place] ?? beyond);
  const low = valueAt(Math.floor(((from - before) / length) * sampled) - margin, Number.NEGATIVE_INFINITY);
  const high = valueAt(Math.ceil(((to - before) / length) * sampled) + margin, Number.POSITIVE_INFINITY);
  const { kept, smaller } = between(ids, order, low, high);
  if (kept === null || before + smaller > from || before + smaller + kept.length < to) return null;
  return { ids: kept, before: before + smaller };
}

/** Those with a value from low to high; null: half of all, or more. How many have a smaller one. */
function between(
  ids: Uint32Array,
  { by, direction }: Order,
  low: number,
  high: number,
): { readonly kept: Uint32Array | null; readonly smaller: number } {
  const kept = new Uint32Array(Math.floor(ids.length / 2));
  const endless = high === Number.POSITIVE_INFINITY;
  let [count, smaller] = [0, 0];
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const value = (by[id] ?? Number.NaN) * direction;
    if (value < low) smaller += 1;
    // A value that is not known comes last: no comparison with it is true.
    else if (value <= high || (endless && !(value >= low))) {
      if (count === kept.length) return { kept: null, smaller };
      kept[count] = id;
      count += 1;
    }
  }
  return { kept: kept.slice(0, count), smaller };
}
