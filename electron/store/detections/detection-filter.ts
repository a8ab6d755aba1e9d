import type { DetectionFilter } from '#contract/detections.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayNumber, dayStartMs } from '../recordings/local-time.ts';
import { eachInSunSql, inSunSql, sunValue } from '../sun/sun-sql.ts';

export type Where = { readonly sql: string; readonly values: Readonly<Record<string, string | number | null>> };

const msPerDay = 86_400_000;

/** Days as bounds of both columns of time, or of the one that an index holds, so that no row is looked up for the other. */
const dayBounds = {
  both: [
    'd.wall_ms >= @fromMs AND d.wall_hours >= @fromMs / 3600000',
    'd.wall_ms < @toMs AND d.wall_hours < @toMs / 3600000',
  ],
  ms: ['d.wall_ms >= @fromMs', 'd.wall_ms < @toMs'],
  hours: ['d.wall_hours >= @fromMs / 3600000', 'd.wall_hours < @toMs / 3600000'],
} as const;

/**
 * A filter as SQL over `detections d`. The default of `review` is `unrejected`, as in every chart.
 * @param looks at how many detections the statement looks: a page of an export is `few`.
 */
export function detectionWhere(
  filter: DetectionFilter,
  clock: keyof typeof dayBounds = 'both',
  looks: 'many' | 'few' = 'many',
): Where {
  const terms = ['d.current = 1'];
  const values: Record<string, string | number | null> = {};
  const add = (sql: string, name: string, value: string | number | null): void => {
    terms.push(sql);
    values[name] = value;
  };
  if (filter.species !== undefined) {
    const codes = JSON.stringify(filter.species);
    add(
      'd.species_id IN (SELECT id FROM species WHERE code IN (SELECT value FROM json_each(@species)))',
      'species',
      codes,
    );
  }
  const fromMs = filter.fromDay === undefined ? null : dayStartMs(filter.fromDay);
  const toMs = filter.toDay === undefined ? null : dayStartMs(filter.toDay);
  const [since, until] = dayBounds[clock];
  if (fromMs !== null) add(since, 'fromMs', fromMs);
  if (toMs !== null) add(until, 'toMs', toMs + msPerDay);
  if (filter.hourOfDay !== undefined) add('d.wall_ms / 3600000 % 24 = @hour', 'hour', filter.hourOfDay);
  // The plus keeps SQLite from reading rows one by one in the order of an index by score that holds too little of them.
  if (filter.minScore !== undefined) add('+d.score >= @minScore', 'minScore', filter.minScore);
  // The plus keeps SQLite from looking up each of thousands of recordings in an index, once for every species.
  const scope = scopeOf(filter);
  if (scope !== null) {
    terms.push(`+d.recording_id IN (SELECT n.recording_id FROM files n WHERE ${inScope('n')})`);
    Object.assign(values, scopeValues(scope));
  }
  if (filter.station !== undefined) {
    add('+d.recording_id IN (SELECT id FROM recordings WHERE station_id = @station)', 'station', filter.station);
  }
  if (filter.tag !== undefined)
    add('d.id IN (SELECT detection_id FROM detection_tags WHERE tag = @tag)', 'tag', filter.tag);
  if (filter.favourites === true) terms.push('d.id IN (SELECT detection_id FROM favourites)');
  if (filter.only !== undefined)
    add('d.id IN (SELECT value FROM json_each(@only))', 'only', JSON.stringify(filter.only));
  if (filter.but !== undefined)
    add('d.id NOT IN (SELECT value FROM json_each(@but))', 'but', JSON.stringify(filter.but));
  if (filter.pictured === true) terms.push('d.picture_id IS NOT NULL');
  terms.push(reviewTerm(filter.review ?? 'unrejected'));
  if (filter.sun !== undefined) add(looks === 'many' ? inSunSql : eachInSunSql, 'sun', sunValue(filter.sun));
  return { sql: terms.join(' AND '), values };
}

/** The same condition for a statement that reads detections recording by recording, where a folder or a station names some. */
function byRecording(where: Where): Where {
  return { ...where, sql: where.sql.replaceAll('+d.recording_id IN', 'd.recording_id IN') };
}

/** Whether a condition of `detectionWhere` names recordings, by a folder or a station. */
export const namesRecordings = (where: Where): boolean => where.sql.includes('+d.recording_id IN');

/** What a count is read from, as `d`, and the condition. */
export type Along = { readonly from: string; readonly where: Where };

/**
 * Where a filter names recordings by a folder or a station, detections are counted along an index that holds all that charts ask for.
 * @param otherwise the index where it names none; null: as SQLite sees fit
 */
export function countedAlong(where: Where, otherwise: string | null = null): Along {
  const along = namesRecordings(where) ? 'detections_recording' : otherwise;
  return { from: `detections d ${along === null ? '' : `INDEXED BY ${along}`}`, where: byRecording(where) };
}

function reviewTerm(review: NonNullable<DetectionFilter['review']>): string {
  switch (review) {
    case 'all':
      return '1';
    case 'unrejected':
      return 'd.rejected = 0';
    case 'reviewed':
      return 'd.id IN (SELECT detection_id FROM reviews)';
    case 'unreviewed':
      return 'NOT EXISTS (SELECT 1 FROM reviews w WHERE w.detection_id = d.id)';
  }
}

export type TallyColumn = 'species' | 'day' | 'hour';

/** Running counts with columns `detections`, `pictured` and those asked for. */
export type Tally = Where & {
  readonly table: string;
  /** The table as `t`, joined so that it is read quickly. */
  readonly from: string;
};

/**
 * The same filter over the running counts that say something about each of these columns, or null when they cannot answer it:
 * they know species, day, hour and whether a detection was rejected, but no score, no folder, no station, no sun, no tag, no favourites, no selection and no
 * other review.
 */
export function tallyWhere(filter: DetectionFilter, by: readonly TallyColumn[]): Tally | null {
  const { review = 'unrejected', minScore, station } = filter;
  if (
    minScore !== undefined ||
    scopeOf(filter) !== null ||
    station !== undefined ||
    filter.sun !== undefined ||
    filter.favourites === true ||
    filter.tag !== undefined ||
    filter.only !== undefined ||
    filter.but !== undefined ||
    filter.pictured === true ||
    (review !== 'all' && review !== 'unrejected')
  )
    return null;
  const terms = ['t.detections > 0'];
  if (filter.species !== undefined) {
    terms.push('t.species_id IN (SELECT id FROM species WHERE code IN (SELECT value FROM json_each(@species)))');
  }
  const from = filter.fromDay === undefined ? null : dayStartMs(filter.fromDay);
  const to = filter.toDay === undefined ? null : dayStartMs(filter.toDay);
  if (filter.fromDay !== undefined || filter.toDay !== undefined) terms.push('t.day >= 0');
  if (filter.fromDay !== undefined) terms.push('t.day >= @from');
  if (filter.toDay !== undefined) terms.push('t.day <= @to');
  if (filter.hourOfDay !== undefined) terms.push('t.hour = @hour');
  // The plus keeps SQLite from making an index by this column for one question: of a year's counts that takes seconds.
  if (review === 'unrejected') terms.push('+t.rejected = 0');
  return {
    ...tallyTable(filter, by),
    sql: terms.join(' AND '),
    values: {
      species: JSON.stringify(filter.species ?? []),
      from: from === null ? null : dayNumber(from),
      to: to === null ? null : dayNumber(to),
      hour: filter.hourOfDay ?? null,
    },
  };
}

/** The smallest table that holds what is asked for and what the filter speaks of. */
function tallyTable(filter: DetectionFilter, by: readonly TallyColumn[]): Pick<Tally, 'table' | 'from'> {
  const limited = filter.fromDay !== undefined || filter.toDay !== undefined;
  const species = by.includes('species') || filter.species !== undefined;
  const day = by.includes('day') || limited;
  const hour = by.includes('hour') || filter.hourOfDay !== undefined;
  const table = !species ? 'season_hours' : !day ? 'species_hours' : hour ? 'tallies' : 'species_days';
  // Species by species, so that of each only the days in question are read.
  return limited && species && filter.species === undefined
    ? { table, from: `species_counts c CROSS JOIN ${table} t ON t.species_id = c.species_id` }
    : { table, from: `${table} t` };
}

/** Whether a filter says nothing about time, so that `heard_in` can count its recordings. */
export function isTimeless({ fromDay, toDay, hourOfDay, sun }: DetectionFilter): boolean {
  return fromDay === undefined && toDay === undefined && hourOfDay === undefined && sun === undefined;
}
