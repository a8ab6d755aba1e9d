import type { TimelineUnit } from '#contract/timeline.ts';
import { dayNumber, dayStartMs, dayText } from '../recordings/local-time.ts';

/** Spans of days, numbered so that neighbours differ by one. */
export type DateUnit = Exclude<TimelineUnit, 'hour-of-day'>;

/** A recorder whose clock was never set writes 1970; between then and now lie 20,000 empty days that nobody wants to see. */
const longestRun = { day: 800, week: 520, month: 240 } as const;

/** Every day from first to last, or only those with something in them where these lie years apart; weeks and months likewise. */
export function dayBins(days: readonly number[], unit: DateUnit = 'day'): number[] {
  const known = [...new Set(days)].sort((a, b) => a - b);
  const [first = 0, last = -1] = [known[0], known.at(-1)];
  return last - first < longestRun[unit]
    ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
    : known;
}

/** The number of the week (from Monday) or month in which a day lies, both counted from 1970. */
export function binOfDay(unit: DateUnit, day: number): number {
  if (unit === 'day') return day;
  // The first of January 1970 was a Thursday.
  if (unit === 'week') return Math.floor((day + 3) / 7);
  const [year = 1970, month = 1] = dayText(day).split('-').map(Number);
  return (year - 1970) * 12 + month - 1;
}

/** `2026-05-03`; for a week its Monday, for a month `2026-05`. */
export function binText(unit: DateUnit, bin: number): string {
  if (unit === 'day') return dayText(bin);
  if (unit === 'week') return dayText(bin * 7 - 3);
  return `${1970 + Math.floor(bin / 12)}-${String((bin % 12) + 1).padStart(2, '0')}`;
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
