import type { SunPlace, TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import { t } from '../../shared/i18n/t.ts';
import { dayAfter } from '../../shared/words/moments.ts';
import { sunDay, type SunDay } from './sun-times.ts';

/** The sun behind the columns of the timeline. */
export type ColumnSun = {
  readonly station: string;
  /** What share of each column is night, 0 to 1. */
  readonly night: readonly number[];
  /** The sun on the day in the middle of each column; empty where columns are hours. */
  readonly days: readonly SunDay[];
};

/** Days that hours of the day are looked at: more of them say the same. */
const mostDays = 120;

/** Where the sun is up on a day, in hours; a sunset after midnight by the clock leaves two stretches. */
export function litStretches(sun: SunDay): readonly (readonly [from: number, to: number])[] {
  if (sun === 'down') return [];
  if (sun === 'up') return [[0, 24]];
  if (sun.rise <= sun.set) return [[sun.rise, sun.set]];
  return [
    [0, sun.set],
    [sun.rise, 24],
  ];
}

/** What share of the hours from one to another is night. */
function nightShare(sun: SunDay, from: number, to: number): number {
  const lit = litStretches(sun).reduce(
    (sum, [rise, set]) => sum + Math.max(0, Math.min(set, to) - Math.max(rise, from)),
    0,
  );
  return 1 - lit / (to - from);
}

function middleOf(unit: TimelineUnit, bin: string): string {
  if (unit === 'month') return `${bin}-15`;
  return unit === 'week' ? dayAfter(bin, 3) : bin;
}

/**
 * How long or how often it is night in each column.
 * @param days the local dates on show, for columns that are hours
 */
export function columnSun(
  { unit, bins }: Pick<TimelineBuckets, 'unit' | 'bins'>,
  days: readonly string[],
  place: SunPlace,
): ColumnSun {
  const { station } = place;
  if (unit !== 'hour-of-day') {
    const suns = bins.map((bin) => sunDay(middleOf(unit, bin), place));
    return { station, night: suns.map((sun) => nightShare(sun, 0, 24)), days: suns };
  }
  const every = Math.max(1, Math.ceil(days.length / mostDays));
  const suns = days.filter((_, index) => index % every === 0).map((day) => sunDay(day, place));
  const share = (hour: number): number =>
    suns.reduce((sum, sun) => sum + nightShare(sun, hour, hour + 1), 0) / Math.max(1, suns.length);
  return { station, night: bins.map((bin) => share(Number(bin))), days: [] };
}

/** `05:12` for 5.2 hours. */
function clockWords(hours: number): string {
  const minutes = Math.round(hours * 60) % 1440;
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** When the sun rises and sets in the middle of a column; nothing where columns are hours or nobody knows. */
export function sunWordsOf(sun: ColumnSun | null, bin: number): readonly string[] {
  const day = sun?.days[bin];
  if (day === undefined) return [];
  if (day === 'up') return [t('the sun does not set')];
  if (day === 'down') return [t('the sun does not rise')];
  return [t('sunrise {{rise}}, sunset {{set}}', { rise: clockWords(day.rise), set: clockWords(day.set) })];
}
