import type { DayHourCells, Season } from '#contract/timeline.ts';
import type { DetectionFilter } from '#contract/detections.ts';

/** Days by their place in `season.days`, both inclusive. */
export type Span = { readonly first: number; readonly last: number };

/** The sum of the cells of every day. */
export function daySums(cells: DayHourCells, days: number): Float64Array {
  const sums = new Float64Array(days);
  cells.value.forEach((value, cell) => {
    const day = cells.dayIndex[cell] ?? -1;
    sums[day] = (sums[day] ?? 0) + value;
  });
  return sums;
}

/** Cells as a grid [day, hour]. */
export function dayHourGrid(cells: DayHourCells, days: number): Float64Array {
  const grid = new Float64Array(days * 24);
  cells.value.forEach((value, cell) => {
    grid[(cells.dayIndex[cell] ?? -1) * 24 + (cells.hour[cell] ?? 0)] = value;
  });
  return grid;
}

/** What part of the season a filter chooses; the whole of it where it says nothing about days. */
export function spanOf(days: readonly string[], { fromDay, toDay }: DetectionFilter): Span {
  const first = fromDay === undefined ? 0 : days.findIndex((day) => day >= fromDay);
  const last = toDay === undefined ? days.length - 1 : days.findLastIndex((day) => day <= toDay);
  return { first: first < 0 ? days.length - 1 : first, last: Math.max(0, last) };
}

/** The filter with the days of a span; the whole season is no filter. */
export function withSpan(filter: DetectionFilter, days: readonly string[], span: Span): DetectionFilter {
  const { fromDay: wasFrom, toDay: wasTo, ...rest } = filter;
  const [first, last] = [Math.max(0, span.first), Math.min(days.length - 1, span.last)];
  const [fromDay, toDay] = [days[first], days[last]];
  if (fromDay === undefined || toDay === undefined || (first === 0 && last === days.length - 1)) return rest;
  return { ...rest, fromDay, toDay };
}

/** A span of this many days around the middle of another, inside the season. */
export function resized(span: Span, length: number, days: number): Span {
  const wanted = Math.min(Math.max(1, Math.round(length)), Math.max(1, days));
  const middle = (span.first + span.last + 1) / 2;
  const first = Math.min(Math.max(0, Math.round(middle - wanted / 2)), Math.max(0, days - wanted));
  return { first, last: first + wanted - 1 };
}

/** The same span moved by so many of its own lengths, stopped at the ends of the season. */
export function moved(span: Span, lengths: number, days: number): Span {
  const size = span.last - span.first + 1;
  const step = Math.sign(lengths) * Math.max(1, Math.round(size * Math.abs(lengths)));
  const first = Math.min(Math.max(0, span.first + step), Math.max(0, days - size));
  return { first, last: Math.min(days - 1, first + size - 1) };
}

/** Species known by the end of each day. */
export function accumulation(season: Pick<Season, 'newSpecies'>): readonly number[] {
  let sum = 0;
  return season.newSpecies.map((found) => (sum += found));
}

export type DateTick = {
  readonly place: number;
  readonly day: string;
  readonly unit: 'day' | 'week' | 'month' | 'year';
};

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** What begins on a day: ticks of the finest of these that leaves labels room. */
const beginnings = [
  ['day', () => true],
  ['week', (day: string) => weekday(day) === 1],
  ['month', (day: string) => day.endsWith('-01')],
  ['year', (day: string) => day.endsWith('-01-01')],
] as const;

/**
 * Days, Mondays, firsts of months or of years, whichever is the finest of which at most so many stand in the span; place 0 to 1
 * along it. Months too many for the room are thinned.
 */
export function dateTicks(days: readonly string[], span: Span, most: number): readonly DateTick[] {
  const shown = days.slice(span.first, span.last + 1);
  const found = beginnings.map(([unit, begins]) =>
    shown.flatMap((day, index): DateTick[] =>
      begins(day) ? [{ day, unit, place: index / Math.max(1, shown.length) }] : [],
    ),
  );
  const fits = found.find((ticks) => ticks.length > 0 && ticks.length <= most) ?? [];
  const months = found[2] ?? [];
  const step = Math.max(1, Math.ceil(months.length / most));
  const chosen = fits.length >= 3 || months.length === 0 ? fits : months.filter((_, index) => index % step === 0);
  return chosen.filter(({ place }) => place <= 1 - 0.5 / most);
}

/** A part of the season zoomed by a factor around a place in it, 0 to 1, which stays where it is. */
export function zoomedAround(span: Span, factor: number, place: number, days: number): Span {
  const size = span.last - span.first + 1;
  const wanted = Math.min(Math.max(1, days), Math.max(1, Math.round(size * factor)));
  const at = Math.min(days - 1, Math.max(0, place * days));
  const share = Math.min(1, Math.max(0, (at - span.first) / size));
  const first = Math.min(Math.max(0, Math.round(at - share * wanted)), Math.max(0, days - wanted));
  return { first, last: first + wanted - 1 };
}
