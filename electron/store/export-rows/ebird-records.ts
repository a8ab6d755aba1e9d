import type { DetectionFilter } from '#contract/detections.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import { dayNumber, dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { placeSql } from './recordings-export.ts';

/** Recorded time of one recording within one hour of its clock. */
export type HourOfEffort = {
  readonly hour: number;
  readonly seconds: number;
  readonly startMs: number;
  readonly station: string | null;
  readonly recordingPath: string;
  readonly folderPath: string;
};

/** Local dates with detections under a filter, in order. */
export function detectedDays(db: SongDatabase, filter: DetectionFilter): string[] {
  const where = detectionWhere({ ...filter, review: filter.review ?? 'all' });
  return db
    .prepare<[object], { day: number }>(
      `SELECT DISTINCT d.wall_hours / 24 AS day FROM detections d WHERE ${where.sql} AND d.wall_hours IS NOT NULL ORDER BY day`,
    )
    .all(where.values)
    .map((row) => dayText(row.day));
}

/** How long was recorded on a local date, recording by recording and hour by hour. */
export function effortOfDay(db: SongDatabase, filter: DetectionFilter, day: string): HourOfEffort[] {
  return db
    .prepare<[object], HourOfEffort>(
      `SELECT e.hour, e.seconds, max(CAST(round(unixepoch(r.started_local, 'subsec') * 1000) AS INTEGER),
           (@day * 24 + e.hour) * 3600000) AS startMs,
         t.name AS station, coalesce(f.relative_path, r.name) AS recordingPath, coalesce(o.path, '') AS folderPath
       FROM effort e JOIN recordings r ON r.id = e.recording_id LEFT JOIN stations t ON t.id = r.station_id
         LEFT JOIN files f ON f.id = ${placeSql} LEFT JOIN folders o ON o.id = f.folder_id
       WHERE e.day = @day AND (@station IS NULL OR r.station_id = @station)
         AND (@folder IS NULL OR r.id IN (SELECT recording_id FROM files WHERE folder_id = @folder))`,
    )
    .all({
      day: dayNumber(Date.parse(`${day}T00:00:00Z`)),
      station: filter.station ?? null,
      folder: filter.folder ?? null,
    });
}
