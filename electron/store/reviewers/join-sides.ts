import type { SaidOnce } from '#contract/search/review-file.ts';

/** Two that are the same were said once. */
export const saidKey = ({ verdict, species, comment, reviewer, reviewedAt, callType, individuals }: SaidOnce): string =>
  JSON.stringify([reviewedAt, reviewer, verdict, species, comment, callType, individuals]);

const later = (a: SaidOnce, b: SaidOnce): number =>
  a.reviewedAt === b.reviewedAt ? (saidKey(a) < saidKey(b) ? -1 : 1) : a.reviewedAt < b.reviewedAt ? -1 : 1;

type Side = { readonly standing: readonly SaidOnce[]; readonly history: readonly SaidOnce[] };

/**
 * Joins what two copies know of one detection. What stands on one side stays unless the other knew it and it stands there no more. Joining
 * is the same in any order and as often as one likes (a register of several values whose histories are its versions).
 * @returns what stands, the last one first, and all that was ever said
 */
export function joinSides(ours: Side, theirs: Side): Side {
  const keys = (all: readonly SaidOnce[]): Set<string> => new Set(all.map(saidKey));
  const [ourHistory, theirHistory] = [
    keys([...ours.history, ...ours.standing]),
    keys([...theirs.history, ...theirs.standing]),
  ];
  const [oursNow, theirsNow] = [keys(ours.standing), keys(theirs.standing)];
  const kept = [
    ...ours.standing.filter((each) => theirsNow.has(saidKey(each)) || !theirHistory.has(saidKey(each))),
    ...theirs.standing.filter((each) => oursNow.has(saidKey(each)) || !ourHistory.has(saidKey(each))),
  ];
  // Each took back to what the other had left: the last word counts.
  const all = kept.length > 0 ? kept : [...ours.standing, ...theirs.standing].toSorted(later).slice(-1);
  const unique = [...new Map(all.map((each) => [saidKey(each), each])).values()].toSorted(later).toReversed();
  // One that was taken back says nothing against another.
  const said = unique.filter(({ verdict }) => verdict !== null);
  const history = [...new Map([...ours.history, ...theirs.history].map((each) => [saidKey(each), each])).values()];
  return { standing: said.length > 0 ? said : unique.slice(0, 1), history: history.toSorted(later) };
}
