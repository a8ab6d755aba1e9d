import type { DetectionFilter } from '#contract/detections.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayStartMs } from '../recordings/local-time.ts';
import { eachInSunSql, inSunSql, sunValue } from '../sun/sun-sql.ts';

export type Where = { readonly sql: string; readonly values: Readonly<Record<string, string | number | null>> };

const msPerDay = 86_400_000;

/** Days as bounds of both columns of time, so that any index helps. */
const dayBounds = [
  'd.wall_ms >= @fromMs AND d.wall_hours >= @fromMs / 3600000',
  'd.wall_ms < @toMs AND d.wall_hours < @toMs / 3600000',
] as const;

/**
 * A filter as SQL over `detections d`. The default of `review` is `unrejected`, as in every chart.
 * @param looks at how many detections the statement looks: a page of an export is `few`.
 */
export function detectionWhere(filter: DetectionFilter, looks: 'many' | 'few' = 'many'): Where {
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
  const [since, until] = dayBounds;
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
  /** The table, called `t`. */
  readonly from: string;
};

/**
 * The same filter over the running counts that say something about each of these columns, or null where none of the small ones does:
 * they know species, an hour of the day and whether a detection was rejected, and no two of species, day and hour beside a third.
 */
export function tallyWhere(filter: DetectionFilter, by: readonly TallyColumn[]): Tally | null {
  const { review = 'unrejected', species, hourOfDay, ...others } = filter;
  if (Object.values(others).some((value) => value !== undefined) || (review !== 'all' && review !== 'unrejected'))
    return null;
  const table = tallyTable({
    species: by.includes('species') || species !== undefined,
    day: by.includes('day'),
    hour: by.includes('hour') || hourOfDay !== undefined,
  });
  if (table === null) return null;
  const terms = ['t.detections > 0'];
  if (species !== undefined)
    terms.push('t.species_id IN (SELECT id FROM species WHERE code IN (SELECT value FROM json_each(@species)))');
  if (hourOfDay !== undefined) terms.push('t.hour = @hour');
  if (review === 'unrejected') terms.push('t.rejected = 0');
  return {
    from: `${table} t`,
    sql: terms.join(' AND '),
    values: { species: JSON.stringify(species ?? []), hour: hourOfDay ?? null },
  };
}

/** The sums that hold what is asked for and what the filter speaks of; null: that is more than two. */
function tallyTable(of: Readonly<Record<TallyColumn, boolean>>): string | null {
  if (of.species && of.day && of.hour) return null;
  if (of.species) return of.day ? 'species_days' : 'species_hours';
  return 'season_hours';
}
