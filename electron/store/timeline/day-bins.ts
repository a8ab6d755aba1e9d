import { dayNumber, dayStartMs } from '../recordings/local-time.ts';

/** A recorder whose clock was never set writes 1970; between then and now lie 20,000 empty days that nobody wants to see. */
const longestRunDays = 800;

/** Every day from first to last, or only those with something in them where these lie years apart. */
export function dayBins(days: readonly number[]): number[] {
  const known = [...new Set(days)].sort((a, b) => a - b);
  const [first = 0, last = -1] = [known[0], known.at(-1)];
  return last - first < longestRunDays ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : known;
}

/** The place of each key in the list; -1 where it is not in it. */
export function indexBy(keys: readonly number[]): (key: number) => number {
  const places = new Map(keys.map((key, index): [number, number] => [key, index]));
  return (key) => places.get(key) ?? -1;
}

/** A local date as whole days since 1970, or null. */
export function dayOf(day: string | undefined): number | null {
  const startMs = day === undefined ? null : dayStartMs(day);
  return startMs === null ? null : dayNumber(startMs);
}
