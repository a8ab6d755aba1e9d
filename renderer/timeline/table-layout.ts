import type { TimelineUnit } from '#contract/timeline.ts';
import type { Message } from '../shared/i18n/t.ts';

/** CSS pixels. */
export const tableRowHeight = 44;

export const tableNames: Readonly<Record<TimelineUnit, Message>> = {
  'hour-of-day': 'Detections of each species, by hour of the day',
  day: 'Detections of each species, by day',
  week: 'Detections of each species, by week',
  month: 'Detections of each species, by month',
};

/** Widths in CSS pixels. */
export type TableLayout = {
  readonly who: number;
  readonly sum: number;
  readonly column: number;
  readonly width: number;
  /** Whether a cell has no room for four digits: thousands are written `2k`. */
  readonly short: boolean;
};

const leastHour = 22;
const leastDay = 44;
const wideCell = 34;

/** Shares the width of the box among the columns; what has no room scrolls sideways. */
export function tableLayout(box: number, bins: number, byHour: boolean): TableLayout {
  const who = box < 480 ? 116 : box < 900 ? 128 : 240;
  const sum = box < 900 ? 52 : 68;
  const share = Math.floor((box - who - sum) / Math.max(1, bins));
  const column = Math.min(Math.max(share, byHour ? leastHour : leastDay), 160);
  return { who, sum, column, width: who + sum + column * bins, short: column < wideCell };
}
