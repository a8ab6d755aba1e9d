import type { DetectionFilter } from '#contract/detections.ts';
import { inScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayOf } from '../timeline/day-bins.ts';
import type { Where } from '../detections/detection-filter.ts';

/**
 * Table and condition of the sound listened to under a filter, with columns `day`, `hour`, `seconds`. Species, score and
 * review say nothing about effort; day, hour, folder and station do.
 */
export function effortFrom(filter: DetectionFilter): Where {
  const scope = scopeOf(filter);
  const from = scope === null && filter.station === undefined ? 'effort_tallies' : 'effort';
  const folder = scope === null ? '' : `AND recording_id IN (SELECT n.recording_id FROM files n WHERE ${inScope('n')})`;
  const station =
    filter.station === undefined ? '' : 'AND recording_id IN (SELECT id FROM recordings WHERE station_id = @station)';
  return {
    sql: `${from} WHERE day BETWEEN @from AND @to AND (@hour IS NULL OR hour = @hour) ${folder} ${station}`,
    values: {
      from: dayOf(filter.fromDay) ?? Number.MIN_SAFE_INTEGER,
      to: dayOf(filter.toDay) ?? Number.MAX_SAFE_INTEGER,
      hour: filter.hourOfDay ?? null,
      ...scopeValues(scope),
      station: filter.station ?? null,
    },
  };
}
