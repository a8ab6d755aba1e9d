import type { CorrectionId, FileId, RecordingId } from '#contract/ids.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import type { AnalysisKey } from './analyses.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { planPictures, type PicturePlan } from '../pictures/picture-queue.ts';
import { placeDetections, type NewDetection } from '../detections/place-detections.ts';
import { joinCorrections } from './clock-corrections.ts';
import { asClaimed, saveClaims, writePlacedTime, type PlacedTime } from './recording-times.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

export type AnalysisToSave = {
  readonly file: FileId;
  readonly contentId: string;
  readonly fileName: string;
  readonly facts: RecordingFacts;
  /** Without it the recording belongs to no station and keeps the time its file says. */
  readonly placed?: PlacedTime;
  /** Clock corrections that were made while the file waited. */
  readonly corrections?: readonly CorrectionId[];
  readonly key: AnalysisKey;
  readonly clips: number;
  /** The packed score sheet; opaque here. */
  readonly sheet: Uint8Array;
  readonly detections: readonly NewDetection[];
  readonly provider: string;
  readonly seconds: number;
  readonly pictures: PicturePlan;
  readonly now: string;
};

const recordingSql = `
INSERT INTO recordings (content_id, name, format, encoding, rate_hz, channels, duration_s, time_source, recorder, recorder_id,
  deployment_id, latitude, longitude, gain, battery_v, temperature_c, filter, trigger_note, warnings, added_at)
VALUES (@contentId, @fileName, @format, @encoding, @rateHz, @channels, @durationSeconds, 'unknown', @recorder, @recorderId,
  @deploymentId, @latitude, @longitude, @gain, @batteryVolts, @temperatureC, @filter, @trigger, @warnings, @now)
ON CONFLICT (content_id) DO UPDATE SET content_id = excluded.content_id RETURNING id`;

const analysisSql = `
INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at)
VALUES (@recording, @packId, @overlapSeconds, @channel, 1, @clips, @sheet, @provider, @seconds, @now)
ON CONFLICT (recording_id, pack_id, overlap_s, channel) DO UPDATE SET current = 1 RETURNING id`;

/**
 * Writes one recording in one transaction: its facts, its analysis, its detections, the pictures they ask for, and the file's
 * state. Saving the same recording twice changes nothing but the second file's state.
 * @throws KnownFailure `disk-full`, with nothing written.
 */
export function saveAnalysis(db: SongDatabase, save: AnalysisToSave): RecordingId {
  try {
    return db.transaction(() => saveInTransaction(db, save)).immediate();
  } catch (thrown) {
    throw diskFailure(thrown);
  }
}

function saveInTransaction(db: SongDatabase, save: AnalysisToSave): RecordingId {
  const recording = saveRecording(db, save);
  db.prepare('UPDATE analyses SET current = 0 WHERE recording_id = ? AND current = 1').run(recording);
  const analysis = returnedId(
    db.prepare<[object], { id: number }>(analysisSql).get({ ...save.key, ...pick(save), recording }),
  );
  placeDetections(db, recording, analysis, save.detections);
  planPictures(db, recording, save.pictures);
  finishFile(db, save.file, recording, save.now);
  return recording;
}

const pick = ({ clips, sheet, provider, seconds, now }: AnalysisToSave): object => ({
  clips,
  sheet,
  provider,
  seconds,
  now,
});

function saveRecording(db: SongDatabase, save: AnalysisToSave): RecordingId {
  const { facts, contentId, fileName, now } = save;
  const { format, encoding, rateHz, channels, durationSeconds, recorder, recorderId, deploymentId } = facts;
  const { latitude, longitude, gain, batteryVolts, temperatureC, filter, trigger, warnings, claims } = facts;
  const sound = { format, encoding, rateHz, channels, durationSeconds };
  const noted = {
    recorder,
    recorderId,
    deploymentId,
    latitude,
    longitude,
    gain,
    batteryVolts,
    temperatureC,
    filter,
    trigger,
  };
  const recording = returnedId(
    db
      .prepare<[object], { id: RecordingId }>(recordingSql)
      .get({ ...sound, ...noted, contentId, fileName, now, warnings: JSON.stringify(warnings) }),
  );
  saveClaims(db, recording, claims);
  joinCorrections(db, [recording], save.corrections ?? []);
  writePlacedTime(db, recording, save.placed ?? asClaimed(facts));
  return recording;
}

/** The file holds a recording that is analysed: a finished listening, or a copy of something known. */
export function finishFile(db: SongDatabase, file: FileId, recording: RecordingId, now: string): void {
  db.prepare(
    `UPDATE files SET state = 'done', recording_id = ?, finished_at = ?, failure_code = NULL, failure_message = NULL
     WHERE id = ? AND state = 'working'`,
  ).run(recording, now, file);
  db.prepare('UPDATE recordings SET last_file_id = ? WHERE id = ?').run(file, recording);
}

function returnedId<Id>(row: { id: Id } | undefined): Id {
  if (row === undefined) throw new Error('SQLite returned no row for an upsert');
  return row.id;
}
