import { dayMonthWords, monthWords } from '#renderer/shared/words/moments.ts';
import type { DateTick } from './season-layout.ts';

/** `12 May` for days and weeks, `May` for months, with the year where one begins or the axis does. */
export function tickWords({ day, unit }: DateTick, first: boolean): string {
  if (unit === 'year') return day.slice(0, 4);
  if (unit === 'month')
    return first || day.slice(5, 7) === '01' ? `${monthWords(day)} ${day.slice(0, 4)}` : monthWords(day);
  return dayMonthWords(day);
}
