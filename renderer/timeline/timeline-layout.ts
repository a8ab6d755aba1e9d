import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesRow } from '#contract/species.ts';
import type { TimelineBuckets } from '#contract/timeline.ts';
import { t } from '../shared/i18n/t.ts';
import type { SpeciesSort } from '../app/route.ts';
import { dayAfter, daySpanWords, dayWords, monthEnd, monthWords } from '../shared/words/moments.ts';
import { countOf, durationWords } from '../shared/words/numbers.ts';
import { byTaxonomy } from '../shared/species/taxonomy.svelte.ts';
import { nameOf } from '../shared/species/species-names.svelte.ts';
import { language } from '../shared/i18n/language.svelte.ts';

/** One species with its count in every bin. */
export type HeatRow = { readonly species: SpeciesRow; readonly counts: readonly number[] };

export const heatSteps = 8;

function order(sort: SpeciesSort): (a: SpeciesRow, b: SpeciesRow) => number {
  const byName = (a: SpeciesRow, b: SpeciesRow): number => nameOf(a).localeCompare(nameOf(b), language.locale);
  if (sort === 'name') return byName;
  if (sort === 'taxonomy') return byTaxonomy;
  if (sort === 'scientific') return (a, b) => a.scientificName.localeCompare(b.scientificName, 'la');
  if (sort === 'count') return (a, b) => b.detections - a.detections || byName(a, b);
  return (a, b) => (a.first?.local ?? '~').localeCompare(b.first?.local ?? '~', 'en') || byName(a, b);
}

/** Columnar cells -> rows in the wanted order. */
export function heatRows(buckets: TimelineBuckets, sort: SpeciesSort): readonly HeatRow[] {
  const counts = buckets.species.map(() => new Array<number>(buckets.bins.length).fill(0));
  buckets.cells.count.forEach((count, cell) => {
    const row = counts[buckets.cells.speciesIndex[cell] ?? -1];
    const bin = buckets.cells.binIndex[cell];
    if (row !== undefined && bin !== undefined && bin in row) row[bin] = count;
  });
  const rows = buckets.species.map((species, index) => ({ species, counts: counts[index] ?? [] }));
  const compare = order(sort);
  return rows.sort((a, b) => compare(a.species, b.species));
}

/** Rows whose species has these letters in its name or its scientific name. */
export function namedRows(rows: readonly HeatRow[], letters: string): readonly HeatRow[] {
  const wanted = letters.trim().toLocaleLowerCase(language.locale);
  if (wanted === '') return rows;
  return rows.filter(({ species }) =>
    [nameOf(species), species.scientificName].some((name) => name.toLocaleLowerCase(language.locale).includes(wanted)),
  );
}

/** 0 for none, else 1 to `heatSteps`, even in the logarithm of the count so that one loud hour does not flatten the rest. */
export function heatStep(count: number, most: number): number {
  if (count <= 0) return 0;
  if (most <= 1) return heatSteps;
  return 1 + Math.round(((heatSteps - 1) * Math.log(count)) / Math.log(most));
}

export function mostInOneCell(rows: readonly HeatRow[]): number {
  return rows.reduce((most, row) => row.counts.reduce((higher, count) => Math.max(higher, count), most), 0);
}

/** Listening time in the width of a cell: `–`, `<1m`, `42m`, `3h`. */
export function effortWords(seconds: number): string {
  if (seconds <= 0) return '–';
  if (seconds < 60) return '<1m';
  return seconds < 100 * 60 ? `${Math.round(seconds / 60)}m` : `${Math.round(seconds / 3600)}h`;
}

/** What the days and hours of one column are, as parts of a filter. */
export function binFilter({ unit, bins }: TimelineBuckets, bin: number): DetectionFilter {
  const name = bins[bin] ?? '';
  if (unit === 'hour-of-day') return { hourOfDay: Number(name) };
  if (unit === 'day') return { fromDay: name, toDay: name };
  return unit === 'week'
    ? { fromDay: name, toDay: dayAfter(name, 6) }
    : { fromDay: `${name}-01`, toDay: monthEnd(name) };
}

/** What the gallery shows when a cell is opened: a week or month that reaches over the chosen days is cut to them. */
export function cellFilter(
  buckets: TimelineBuckets,
  filter: DetectionFilter,
  code: string,
  bin: number,
): DetectionFilter {
  const { fromDay, toDay, ...hour } = binFilter(buckets, bin);
  const later = [fromDay, filter.fromDay]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  const sooner = [toDay, filter.toDay].flatMap((day) => day ?? []).sort()[0];
  return {
    ...filter,
    species: [code],
    ...hour,
    ...(later !== undefined && { fromDay: later }),
    ...(sooner !== undefined && { toDay: sooner }),
  };
}

/** More cells than this are drawn on a canvas unless a table is asked for. */
const mostTableCells = 2400;

export function fitsTable({ species, bins }: TimelineBuckets): boolean {
  return species.length * bins.length <= mostTableCells;
}

/** Whether a column holds sound whose time is guessed. */
export function isGuessedBin({ guessedSeconds }: TimelineBuckets, bin: number): boolean {
  return (guessedSeconds[bin] ?? 0) > 0;
}

/** A column in words: `3 May 2025`, `28 Apr 2025 to 4 May 2025`, `May 2025` or `05:00 to 05:59`; `about` where times are guessed. */
export function binWords(buckets: TimelineBuckets, bin: number): string {
  const time = plainBinWords(buckets, bin);
  return isGuessedBin(buckets, bin) ? t('about {{time}}', { time }) : time;
}

function plainBinWords(buckets: TimelineBuckets, bin: number): string {
  const name = buckets.bins[bin] ?? '';
  if (buckets.unit === 'day') return dayWords(name);
  if (buckets.unit === 'week') return daySpanWords(name, dayAfter(name, 6));
  if (buckets.unit === 'month') return `${monthWords(`${name}-01`)} ${name.slice(0, 4)}`;
  const hour = name.padStart(2, '0');
  return t('{{from}} to {{to}}', { from: `${hour}:00`, to: `${hour}:59` });
}

/** What a cell holds: `Song Sparrow, May 2025: 12 detections, 3 h recorded`. */
export function cellWords(buckets: TimelineBuckets, { species, counts }: HeatRow, bin: number): string {
  const [count, seconds] = [counts[bin] ?? 0, buckets.effortSeconds[bin] ?? 0];
  const silent = seconds > 0 ? t('Recorded, not detected') : t('no recording');
  const heard = count > 0 ? countOf(count, 'detection') : silent;
  const sound = seconds > 0 ? `, ${t('{{time}} recorded', { time: durationWords(seconds) })}` : '';
  return `${nameOf(species)}, ${binWords(buckets, bin)}: ${heard}${sound}`;
}

/**
 * Column heads: `05` for an hour; the day of the month, with the month where it begins; a month, with its year.
 * @param last the column whose head stands before this one
 */
export function binHead(
  buckets: Pick<TimelineBuckets, 'unit' | 'bins'>,
  bin: number,
  last = bin - 1,
): { readonly main: string; readonly above: string } {
  const name = buckets.bins[bin] ?? '';
  if (buckets.unit === 'hour-of-day') return { main: name.padStart(2, '0'), above: '' };
  const before = buckets.bins[last] ?? '';
  if (buckets.unit === 'month') {
    const year = name.slice(0, 4);
    return { main: monthWords(`${name}-01`), above: before.startsWith(year) ? '' : year };
  }
  return {
    main: String(Number(name.slice(8, 10))),
    above: before.slice(0, 7) === name.slice(0, 7) ? '' : monthWords(name),
  };
}
