import type { DayHourCells } from '#contract/timeline.ts';
import type { Span } from '../timeline/season/season-layout.ts';

/** The sum of every hour of the day over the days of a span: 24 numbers. */
export function hourSums(cells: DayHourCells, span: Span): readonly number[] {
  const sums = new Array<number>(24).fill(0);
  cells.value.forEach((value, cell) => {
    const [day = -1, hour = 0] = [cells.dayIndex[cell], cells.hour[cell]];
    if (day >= span.first && day <= span.last) sums[hour] = (sums[hour] ?? 0) + value;
  });
  return sums;
}
