/** What ids are told apart by before anything else: each has a key, and each key a place in the order. */
export type Rank = {
  readonly keys: Uint32Array;
  /** A key without a place comes last. */
  readonly places: Uint32Array;
};

/** The rank of every key: its place in a list; what is not in it comes last. */
export function rankBy(keys: Rank['keys'], inOrder: readonly number[]): Rank {
  const last = inOrder.length;
  const places = new Uint32Array(inOrder.reduce((most, key) => Math.max(most, key), 0) + 1).fill(last);
  for (const [place, key] of inOrder.entries()) places[key] = place;
  return { keys, places };
}

/** Ids of ranks that have something in the wanted places, rank by rank, ascending; and how many come before all of them. */
export function ranked(
  ids: Uint32Array,
  { keys, places }: Rank,
  from: number,
  to: number,
): { readonly groups: readonly Uint32Array[]; readonly before: number } {
  const last = places.reduce((most, place) => Math.max(most, place), 0) + 1;
  const byKey = countedByKey(ids, keys, places.length);
  const counts = new Uint32Array(last + 1);
  for (const [key, count] of byKey.entries()) counts[places[key] ?? last] = (counts[places[key] ?? last] ?? 0) + count;
  const { wanted, before } = wantedRanks(counts, from, to);
  if (wanted.length === 1 && counts[wanted[0] ?? 0] === ids.length) return { groups: [ids], before };
  const groupOfRank = new Map(wanted.map((rank, group): [number, number] => [rank, group]));
  const groupOfKey = Int32Array.from(byKey, (_, key) => groupOfRank.get(places[key] ?? last) ?? -1);
  const sizes = wanted.map((rank) => counts[rank] ?? 0);
  return { groups: grouped(ids, keys, groupOfKey, sizes), before };
}

/**
 * The ids of every group, ascending, found in one look however many groups there are.
 * @param groupOfKey by key, -1 for none; what is behind its end is as its last one @param sizes how many ids each group has
 */
function grouped(
  ids: Uint32Array,
  keys: Uint32Array,
  groupOfKey: Int32Array,
  sizes: readonly number[],
): readonly Uint32Array[] {
  const groups = sizes.map((size) => new Uint32Array(size));
  const filled = new Uint32Array(sizes.length);
  const most = groupOfKey.length - 1;
  let left = sizes.reduce((sum, size) => sum + size, 0);
  for (let at = 0; left > 0; at += 1) {
    const id = ids[at] ?? 0;
    const group = groupOfKey[Math.min(keys[id] ?? 0, most)] ?? -1;
    const found = groups[group];
    if (found === undefined) continue;
    const place = filled[group] ?? 0;
    found[place] = id;
    filled[group] = place + 1;
    left -= 1;
  }
  return groups;
}

/** How many ids have each key; in the last place those with a larger one. */
export function countedByKey(ids: Uint32Array, keys: Uint32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length + 1);
  for (let at = 0; at < ids.length; at += 1) {
    const key = keys[ids[at] ?? 0] ?? 0;
    const place = key < length ? key : length;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** The ranks that have something in the wanted places, and how many come before them. */
function wantedRanks(
  counts: Uint32Array,
  from: number,
  to: number,
): { readonly wanted: readonly number[]; readonly before: number } {
  const wanted: number[] = [];
  let [sum, before] = [0, 0];
  for (const [rank, count] of counts.entries()) {
    if (count > 0 && sum < to && sum + count > from) wanted.push(rank);
    else if (wanted.length === 0) before += count;
    sum += count;
  }
  return { wanted, before };
}
