import type { AudioFormat, TimeSource } from '#contract/recordings.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { heldInScope, inScopeOrAny, scopeOf, scopeValues } from '../queue/file-scope.ts';
import { dayStartMs } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { recordedInSunSql, sunValue } from '../sun/sun-sql.ts';

/** The file of `recordings r` that an export names: one that is there, in the scope asked for, else where it was last heard. */
export const placeSql = `coalesce((SELECT q.id FROM files q WHERE q.recording_id = r.id
    AND ${inScopeOrAny('q')} ORDER BY q.state = 'missing', q.id LIMIT 1), r.last_file_id)`;

/** A recording as it is exported, heard something in it or not. */
export type ExportedRecording = {
  readonly recording: RecordingId;
  readonly recordingPath: string;
  readonly folderPath: string;
  readonly contentId: string;
  readonly format: AudioFormat;
  readonly rateHz: number;
  readonly channels: number;
  readonly durationSeconds: number;
  /** As much of it as lies in the part of the day that the filter asks for. */
  readonly soughtSeconds: number;
  readonly wallMs: number | null;
  readonly utcMs: number | null;
  readonly offsetMinutes: number | null;
  readonly timeSource: TimeSource;
  readonly correctedSeconds: number;
  readonly recorder: string | null;
  readonly recorderId: string | null;
  readonly station: string | null;
  readonly habitat: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** 1 where the file is known to be away. */
  readonly missing: number;
};

const recordingSql = `
SELECT r.id AS recording, coalesce(f.relative_path, r.name) AS recordingPath, coalesce(o.path, '') AS folderPath,
  r.content_id AS contentId, r.format, r.rate_hz AS rateHz, r.channels, r.duration_s AS durationSeconds,
  CASE WHEN @sun IS NULL THEN r.duration_s ELSE ${recordedInSunSql} END AS soughtSeconds,
  CAST(round(unixepoch(r.started_local, 'subsec') * 1000) AS INTEGER) AS wallMs, r.start_utc_ms AS utcMs,
  r.utc_offset_min AS offsetMinutes, r.time_source AS timeSource, r.corrected_s AS correctedSeconds, r.recorder, r.recorder_id AS recorderId,
  t.name AS station, t.habitat, coalesce(t.latitude, r.latitude) AS latitude, coalesce(t.longitude, r.longitude) AS longitude,
  coalesce(f.state = 'missing', 1) AS missing
FROM recordings r LEFT JOIN files f ON f.id = ${placeSql} LEFT JOIN folders o ON o.id = f.folder_id
  LEFT JOIN stations t ON t.id = r.station_id
WHERE r.id > @after AND EXISTS (SELECT 1 FROM analyses a WHERE a.recording_id = r.id AND a.current = 1)
  AND (@station IS NULL OR r.station_id = @station)
  AND ${heldInScope('r.id')}
  AND (@sun IS NULL OR ${recordedInSunSql} > 0)
  AND (@fromMs IS NULL OR unixepoch(r.started_local) * 1000 + r.duration_s * 1000 >= @fromMs)
  AND (@toMs IS NULL OR unixepoch(r.started_local) * 1000 < @toMs)
ORDER BY r.id LIMIT 500`;

/**
 * Every recording that was listened to under the place, the days and the part of the day of a filter, in the order in which `exportDetections` walks.
 * What the filter says of detections says nothing about recordings: effort is effort.
 */
export function* exportRecordings(db: SongDatabase, filter: DetectionFilter): Generator<ExportedRecording> {
  const page = db.prepare<[object], ExportedRecording>(recordingSql);
  const toMs = filter.toDay === undefined ? null : dayStartMs(filter.toDay);
  const values = {
    station: filter.station ?? null,
    sun: sunValue(filter.sun),
    ...scopeValues(scopeOf(filter)),
    fromMs: filter.fromDay === undefined ? null : dayStartMs(filter.fromDay),
    toMs: toMs === null ? null : toMs + 86_400_000,
  };
  for (let after = 0; ;) {
    const rows = page.all({ ...values, after });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.recording;
  }
}
