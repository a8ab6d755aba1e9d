/** What ids are told apart by before anything else: each has a key, and each key a place in the order. */
export type Rank = {
  readonly keys: Uint8Array | Uint32Array;
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
  const counts = new Uint32Array(last + 1);
  for (let at = 0; at < ids.length; at += 1) {
    const rank = places[keys[ids[at] ?? 0] ?? 0] ?? last;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const wanted: { readonly rank: number; readonly ids: Uint32Array; filled: number }[] = [];
  let [sum, before] = [0, 0];
  for (const [rank, count] of counts.entries()) {
    if (count > 0 && sum < to && sum + count > from) wanted.push({ rank, ids: new Uint32Array(count), filled: 0 });
    else if (wanted.length === 0) before += count;
    sum += count;
  }
  const groupAt = new Map(wanted.map((group) => [group.rank, group]));
  const isWanted = new Uint8Array(last + 1);
  for (const { rank } of wanted) isWanted[rank] = 1;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const rank = places[keys[id] ?? 0] ?? last;
    const group = isWanted[rank] === 1 ? groupAt.get(rank) : undefined;
    if (group === undefined) continue;
    group.ids[group.filled] = id;
    group.filled += 1;
  }
  return { groups: wanted.map((group) => group.ids), before };
}
