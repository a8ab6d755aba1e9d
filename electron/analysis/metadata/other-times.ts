import type { StartClaim, TimeSource } from '#contract/recordings.ts';
import { isUnset } from './choose-start.ts';

/** What a recorder writes itself, and what another reading of it is called. Folders, `bext` and the disk often tell another moment. */
const told: Readonly<Partial<Record<TimeSource, string>>> = {
  guano: 'the GUANO notes say',
  'audiomoth-comment': 'AudioMoth’s comment says',
  wamd: 'Wildlife Acoustics’ notes say',
  'file-name': 'the file’s name says',
};

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
export function otherTimeDoubts(claims: readonly StartClaim[], believed: StartClaim | null): string[] {
  if (believed === null || told[believed.source] === undefined || isUnset(believed)) return [];
  return claims.flatMap((claim) => {
    const words = told[claim.source];
    if (words === undefined || claim.source === believed.source || !isFarApart(claim, believed)) return [];
    const time = (start: StartClaim['start']): string => start.local.slice(0, 19).replace('T', ' ');
    return [
      `Another time is told, too: ${words} ${time(claim.start)}. Was the file renamed, cut or copied under a new name?`,
    ];
  });
}
