import { Bug } from '#contract/failure.ts';
import { isGuessedTime, type AudioFormat, type StoredRecording, type TimeSource } from '#contract/recordings.ts';
import type { RecordingId, StationId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readSentence, readSentences } from '../opening/stored-sentence.ts';
import { timeInputsOf } from './recording-times.ts';

type Row = Omit<StoredRecording, 'start' | 'filter' | 'trigger' | 'warnings' | 'timeDoubts' | 'claims' | 'station'> & {
  name: string;
  format: AudioFormat;
  timeSource: TimeSource;
  startedLocal: string | null;
  offsetMinutes: number | null;
  filter: string | null;
  trigger: string | null;
  warnings: string;
  timeDoubts: string;
  stationId: StationId | null;
  stationName: string | null;
  zone: string | null;
};

const recordingSql = `
SELECT r.id, r.content_id AS contentId, r.name, r.format, r.encoding, r.rate_hz AS rateHz, r.channels, r.duration_s AS durationSeconds,
  r.started_local AS startedLocal, r.utc_offset_min AS offsetMinutes, r.time_source AS timeSource, r.recorder,
  r.recorder_id AS recorderId, r.deployment_id AS deploymentId, r.latitude, r.longitude, r.gain, r.battery_v AS batteryVolts,
  r.temperature_c AS temperatureC, r.filter, r.trigger_note AS "trigger", r.warnings, r.time_doubts AS timeDoubts,
  r.corrected_s AS correctedSeconds, r.station_id AS stationId, s.name AS stationName, s.zone
FROM recordings r LEFT JOIN stations s ON s.id = r.station_id WHERE r.id = ?`;

/** What is needed to cut sound out of a recording: its name, its length and the channel that was listened to; null for none. */
export function soundOfRecording(
  db: SongDatabase,
  id: RecordingId,
): { readonly name: string; readonly durationSeconds: number; readonly channel: string } | null {
  const row = db
    .prepare<[RecordingId], { name: string; durationSeconds: number; channel: string }>(
      `SELECT r.name, r.duration_s AS durationSeconds, coalesce((SELECT a.channel FROM analyses a
         WHERE a.recording_id = r.id AND a.current = 1), 'mix') AS channel FROM recordings r WHERE r.id = ?`,
    )
    .get(id);
  return row ?? null;
}

/** All that is stored of a recording, with its name. @throws Error when there is no such recording: ids come from rows. */
export function readRecording(db: SongDatabase, id: RecordingId): StoredRecording & { readonly name: string } {
  const row = db.prepare<[RecordingId], Row>(recordingSql).get(id);
  if (row === undefined) throw new Bug(`recording ${id} of a detection is not there`);
  const { startedLocal, offsetMinutes, filter, trigger, warnings, timeDoubts, stationId, stationName, zone, ...plain } =
    row;
  return {
    ...plain,
    start:
      startedLocal === null
        ? null
        : {
            local: startedLocal,
            offsetMinutes,
            ...(isGuessedTime(row.timeSource, row.correctedSeconds) && { guessed: true as const }),
          },
    claims: timeInputsOf(db, id)?.claims ?? [],
    station:
      stationId === null || stationName === null || zone === null ? null : { id: stationId, name: stationName, zone },
    filter: filter === null ? null : readSentence(filter),
    trigger: trigger === null ? null : readSentence(trigger),
    warnings: readSentences(warnings),
    timeDoubts: readSentences(timeDoubts),
  };
}
