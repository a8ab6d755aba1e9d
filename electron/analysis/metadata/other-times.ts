import type { StartClaim, TimeSource } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { isUnset } from './choose-start.ts';

/** What a recorder writes itself. Folders, `bext` and the disk often tell another moment. */
const ownSources = ['guano', 'audiomoth-comment', 'wamd', 'file-name'] as const;
const isOwn = (source: TimeSource): source is (typeof ownSources)[number] =>
  (ownSources as readonly TimeSource[]).includes(source);

const toleranceMs = 60_000;

/** Recorders and programs round to the second or write the name a moment later; a minute is more than that. */
function isFarApart(one: StartClaim, other: StartClaim): boolean {
  const [a, b] = [one.start, other.start];
  const bothKnow = a.offsetMinutes !== null && b.offsetMinutes !== null;
  const ms = ({ local, offsetMinutes }: StartClaim['start']): number =>
    Date.parse(`${local}Z`) - (bothKnow ? (offsetMinutes ?? 0) * 60_000 : 0);
  return Math.abs(ms(a) - ms(b)) > toleranceMs;
}

/** A sentence for each place that the recorder wrote and that tells another time than the believed one. */
export function otherTimeDoubts(claims: readonly StartClaim[], believed: StartClaim | null): Sentence[] {
  if (believed === null || !isOwn(believed.source) || isUnset(believed)) return [];
  return claims.flatMap((claim) => {
    const { source, start } = claim;
    if (!isOwn(source) || source === believed.source || !isFarApart(claim, believed)) return [];
    return [sentence(`doubt-other-time-${source}`, { time: start.local.slice(0, 19).replace('T', ' ') })];
  });
}
