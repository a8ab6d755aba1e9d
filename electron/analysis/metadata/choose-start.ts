import type { StartClaim, TimeSource } from '#contract/recordings.ts';
import { usualTimeOrder } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';

/** Recorders whose clock was never set start in 1970, 1980 or 2000; nothing we read was recorded before 2010. */
const firstPlausibleYear = 2010;

const yearOf = ({ start }: StartClaim): number => Number(start.local.slice(0, 4));

/** A clock that was never set, going by the time it shows. */
export function isUnset(claim: StartClaim): boolean {
  return yearOf(claim) < firstPlausibleYear;
}

/** The sentence about a clock that was never set. */
export function unsetDoubt(claim: StartClaim): Sentence {
  return sentence('doubt-clock-unset', { year: String(yearOf(claim)) });
}

/**
 * The claim to believe: the first in the order with a clock that was set, else the first. The time of the last change is
 * believed only where nothing in the file or its name tells a time, or where a person puts it first.
 * @param first what a person believes before the usual order: GUANO, AudioMoth's comment, bext, name, folder, last change.
 */
export function chooseStart(claims: readonly StartClaim[], first: readonly TimeSource[] = []): StartClaim | null {
  const order = [...first, ...usualTimeOrder.filter((source) => !first.includes(source))];
  const ordered = order.flatMap((source) => claims.filter((claim) => claim.source === source));
  const certain = ordered.filter(({ source }) => source !== 'modified-time' || first.includes(source));
  return certain.find((claim) => !isUnset(claim)) ?? certain[0] ?? ordered[0] ?? claims[0] ?? null;
}
