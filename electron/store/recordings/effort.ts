import type { DetectionFilter } from '#contract/detections.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayOf } from '../timeline/day-bins.ts';
import { guessedTimeSql } from './local-time.ts';
import type { Where } from '../detections/detection-filter.ts';
import { effortInSunSql, sunValue } from '../sun/sun-sql.ts';

/**
 * Table and condition of the sound listened to under a filter, with columns `day`, `hour`, `seconds`. Species, score and
 * review say nothing about effort; day, hour, sun, folder and station do.
 * @param only `guessed`: only recordings whose time is the disk's alone. `each`: all, with their number as `recording_id`.
 */
export function effortFrom(filter: DetectionFilter, only: 'all' | 'each' | 'guessed' = 'all'): Where {
  const scope = scopeOf(filter);
  const isWhole = scope === null && filter.station === undefined && filter.sun === undefined && only === 'all';
  const from = isWhole ? 'effort_tallies' : filter.sun === undefined ? 'effort' : effortInSunSql;
  const guessed =
    only === 'guessed' ? `AND recording_id IN (SELECT r.id FROM recordings r WHERE ${guessedTimeSql})` : '';
  const folder = scope === null ? '' : `AND recording_id IN (SELECT n.recording_id FROM files n WHERE ${inScope('n')})`;
  const station =
    filter.station === undefined ? '' : 'AND recording_id IN (SELECT id FROM recordings WHERE station_id = @station)';
  return {
    sql: `${from} WHERE day BETWEEN @from AND @to AND (@hour IS NULL OR hour = @hour) ${folder} ${station} ${guessed}`,
    values: {
      from: dayOf(filter.fromDay) ?? Number.MIN_SAFE_INTEGER,
      to: dayOf(filter.toDay) ?? Number.MAX_SAFE_INTEGER,
      hour: filter.hourOfDay ?? null,
      sun: sunValue(filter.sun),
      ...scopeValues(scope),
      station: filter.station ?? null,
    },
  };
}
