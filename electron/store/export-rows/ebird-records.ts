import type { DetectionFilter } from '#contract/detections.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortInSunSql, sunValue } from '../sun/sun-sql.ts';
import { heldInScope, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { placeSql } from './recordings-export.ts';

/** Recorded time of one recording within one hour of its clock. */
export type HourOfEffort = {
  /** Whole hours since 1970-01-01. */
  readonly hour: number;
  readonly seconds: number;
  readonly startMs: number;
  readonly station: string | null;
  readonly recordingPath: string;
  readonly folderPath: string;
};

/** Hours of the recorders' clocks with detections under a filter, in whole hours since 1970-01-01, in order. */
export function detectedHours(db: SongDatabase, filter: DetectionFilter): number[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  return db
    .prepare<[object], number>(
      `SELECT DISTINCT d.wall_hours FROM detections d WHERE ${where.sql} AND d.wall_hours IS NOT NULL ORDER BY 1`,
    )
    .pluck()
    .all(where.values);
}

/**
 * How long was recorded from one local day to another, both in whole days since 1970-01-01, recording by recording and hour
 * by hour. @param guessed whether recordings count whose time is only the disk's.
 */
export function effortOfDays(
  db: SongDatabase,
  filter: DetectionFilter,
  days: { readonly from: number; readonly to: number },
  guessed: boolean,
): HourOfEffort[] {
  return db
    .prepare<[object], HourOfEffort>(
      `SELECT e.day * 24 + e.hour AS hour, e.seconds,
         max(CAST(round(unixepoch(r.started_local, 'subsec') * 1000) AS INTEGER), (e.day * 24 + e.hour) * 3600000) AS startMs,
         t.name AS station, coalesce(f.relative_path, r.name) AS recordingPath, coalesce(o.path, '') AS folderPath
       FROM ${filter.sun === undefined ? 'effort' : effortInSunSql} e JOIN recordings r ON r.id = e.recording_id LEFT JOIN stations t ON t.id = r.station_id
         LEFT JOIN files f ON f.id = ${placeSql} LEFT JOIN folders o ON o.id = f.folder_id
       WHERE e.day BETWEEN @from AND @to AND e.seconds > 0.001 AND (@station IS NULL OR r.station_id = @station)
         AND (@guessed = 1 OR r.time_source <> 'modified-time' OR r.corrected_s <> 0)
         AND ${heldInScope('r.id')}`,
    )
    .all({
      ...days,
      guessed: guessed ? 1 : 0,
      sun: sunValue(filter.sun),
      station: filter.station ?? null,
      ...scopeValues(scopeOf(filter)),
    });
}
