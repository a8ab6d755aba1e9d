import type { SaidOnce } from '#contract/search/review-file.ts';

/** Two that are the same were said once. */
export const saidKey = (said: SaidOnce): string => {
  const { verdict, species, comment, reviewer, reviewedAt, callType, individuals } = said;
  return JSON.stringify([writtenAt(said), reviewer, verdict, species, comment, callType, individuals, reviewedAt]);
};

/** A file of an earlier Songsight does not tell when a verdict was put back. */
const writtenAt = ({ writtenAt: at, reviewedAt }: SaidOnce): string => at ?? reviewedAt;

/** Compares by when it was said, or said anew by putting it back; the later one comes after. */
export function laterSaid(a: SaidOnce, b: SaidOnce): number {
  const [one, other] = [writtenAt(a), writtenAt(b)];
  if (one !== other) return one < other ? -1 : 1;
  return saidKey(a) < saidKey(b) ? -1 : 1;
}

export type SaidBySide = { readonly standing: readonly SaidOnce[]; readonly history: readonly SaidOnce[] };

/**
 * Joins what two copies know of one detection. What stands on one side stays unless the other knew it and it stands there no more. Joining
 * is the same in any order and as often as one likes (a register of several values whose histories are its versions).
 * @returns what stands, the last one first, and all that was ever said
 */
export function joinSides(ours: SaidBySide, theirs: SaidBySide): SaidBySide {
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
  const all = kept.length > 0 ? kept : [...ours.standing, ...theirs.standing].toSorted(laterSaid).slice(-1);
  const unique = [...new Map(all.map((each) => [saidKey(each), each])).values()].toSorted(laterSaid).toReversed();
  // One that was taken back says nothing against another.
  const said = unique.filter(({ verdict }) => verdict !== null);
  const history = [...new Map([...ours.history, ...theirs.history].map((each) => [saidKey(each), each])).values()];
  return { standing: said.length > 0 ? said : unique.slice(0, 1), history: history.toSorted(laterSaid) };
}
