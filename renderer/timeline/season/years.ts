import type { Season } from '#contract/timeline.ts';
import { daySums } from './season-layout.ts';

/** Detections per hour of sound in each of 53 weeks of a year; null where nothing was recorded. */
export type YearLine = { readonly year: string; readonly weeks: readonly (number | null)[] };

const weeksOfYear = 53;

/** The week of the year of a local date, 0 to 52, counted from the first of January. */
function weekOf(day: string): number {
  return Math.floor(
    (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / (7 * 86_400_000),
  );
}

/** One line a year, oldest first. */
export function yearLines({ days, detections, effort }: Season): readonly YearLine[] {
  const heard = daySums(detections, days.length);
  const listened = daySums(effort, days.length);
  const years = new Map<string, { heard: Float64Array; seconds: Float64Array }>();
  days.forEach((day, index) => {
    const name = day.slice(0, 4);
    const year = years.get(name) ?? { heard: new Float64Array(weeksOfYear), seconds: new Float64Array(weeksOfYear) };
    years.set(name, year);
    const week = weekOf(day);
    year.heard[week] = (year.heard[week] ?? 0) + (heard[index] ?? 0);
    year.seconds[week] = (year.seconds[week] ?? 0) + (listened[index] ?? 0);
  });
  return [...years].map(([year, sums]) => ({
    year,
    weeks: [...sums.heard].map((count, week) => {
      const seconds = sums.seconds[week] ?? 0;
      return seconds > 0 ? (count / seconds) * 3600 : null;
    }),
  }));
}

/** Which of the 53 weeks hold, in any year, sound whose time is guessed. */
export function guessedWeeks({ days, guessed }: Season): readonly number[] {
  const seconds = daySums(guessed, days.length);
  return [...new Set(days.flatMap((day, index) => ((seconds[index] ?? 0) > 0 ? [weekOf(day)] : [])))];
}

/** Pieces of a line without its gaps: `M x y L x y …` in a box of 53 by 100. */
export function linePath(weeks: YearLine['weeks'], top: number): string {
  return weeks
    .map((rate, week) => {
      if (rate === null) return '';
      const alone = weeks[week - 1] ?? null;
      const place = `${week + 0.5} ${(100 - (rate / Math.max(top, 1e-9)) * 94).toFixed(2)}`;
      // A week alone between two gaps is a short stroke, so that it can be seen.
      return alone === null ? `M${place}h0.01` : `L${place}`;
    })
    .join('');
}
