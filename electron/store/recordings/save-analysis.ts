import { Bug } from '#contract/failure.ts';
import { createHash } from 'node:crypto';
import type { CorrectionId, FileId, RecordingId } from '#contract/ids.ts';
import type { FileNoteKind, RecordingFacts, StartClaim } from '#contract/recordings.ts';
import type { AnalysisKey } from './analyses.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { planPictures, type PicturePlan } from '../pictures/picture-queue.ts';
import { placeDetections, type NewDetection } from '../detections/place-detections.ts';
import { saveSoundscape } from '../soundscapes/soundscapes.ts';
import { joinCorrections } from './clock-corrections.ts';
import {
  asClaimed,
  placeColumns,
  saveClaims,
  writeNewEffort,
  writePlacedTime,
  type PlacedTime,
} from './recording-times.ts';
import { forgetNote, noteFile } from '../queue/file-notes.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';
import { storedSentence, storedSentences } from '../opening/stored-sentence.ts';

export type AnalysisToSave = {
  readonly file: FileId;
  /** SHA-256 of the file's content. */
  readonly contentId: string;
  readonly fileName: string;
  readonly sound: SoundMarks;
  /** The recording that this is; null: a new one. */
  readonly into: KnownRecording | null;
  readonly facts: RecordingFacts;
  /** Without it the recording belongs to no station and keeps the time its file says. */
  readonly placed?: PlacedTime;
  /** Clock corrections that were made while the file waited. */
  readonly corrections?: readonly CorrectionId[];
  readonly key: AnalysisKey;
  readonly clips: number;
  /** The packed score sheet; opaque here. */
  readonly sheet: Uint8Array;
  /** What its minutes are like, packed; opaque here. null or absent: nobody measured. */
  readonly soundscape?: { readonly minutes: number; readonly packed: Uint8Array } | null;
  readonly detections: readonly NewDetection[];
  readonly provider: string;
  readonly seconds: number;
  readonly pictures: PicturePlan;
  /** What happened to the recording when this file was heard. */
  readonly note?: { readonly kind: FileNoteKind; readonly other: string } | null;
  readonly now: string;
};

/** What is heard in a recording, in marks; opaque here. */
type SoundMarks = { readonly id: string; readonly pieces: Uint8Array; readonly silent: boolean };

export type KnownRecording = {
  readonly recording: RecordingId;
  /** What the file says takes the place of what was noted; null: that stays. */
  readonly replace: { readonly claims: readonly StartClaim[] } | null;
  /** Whether more is heard in it now than before. */
  readonly longer: boolean;
};

const recordingSql = `
INSERT INTO recordings (content_id, name, format, encoding, rate_hz, channels, duration_s, recorder, recorder_id,
  deployment_id, latitude, longitude, gain, battery_v, temperature_c, filter, trigger_note, warnings, added_at, sound_id,
  sound_pieces, silent, last_file_id, station_id, zone, started_local, utc_offset_min, start_utc_ms, time_source, corrected_s,
  clock_unset, time_doubts)
VALUES (@contentId, @fileName, @format, @encoding, @rateHz, @channels, @durationSeconds, @recorder, @recorderId,
  @deploymentId, @latitude, @longitude, @gain, @batteryVolts, @temperatureC, @filter, @trigger, @warnings, @now, @soundId,
  @pieces, @silent, @file, @station, @zone, @local, @offsetMinutes, @startUtcMs, @source, @correctedSeconds, @clockUnset,
  @doubts) RETURNING id`;

/** What a file no longer says, as after a conversion that lost its notes, stays as it was noted. */
const replaceSql = `
UPDATE recordings SET name = @fileName, format = @format, encoding = @encoding, rate_hz = @rateHz, channels = @channels,
  duration_s = @durationSeconds, recorder = coalesce(@recorder, recorder), recorder_id = coalesce(@recorderId, recorder_id),
  deployment_id = coalesce(@deploymentId, deployment_id), latitude = coalesce(@latitude, latitude),
  longitude = coalesce(@longitude, longitude), gain = coalesce(@gain, gain), battery_v = coalesce(@batteryVolts, battery_v),
  temperature_c = coalesce(@temperatureC, temperature_c), filter = coalesce(@filter, filter),
  trigger_note = coalesce(@trigger, trigger_note), warnings = @warnings
WHERE id = @recording`;

const soundSql = `
UPDATE recordings SET sound_id = @soundId, sound_pieces = @pieces, silent = @silent WHERE id = @recording
  AND sound_id IS NOT @soundId`;

const analysisSql = `
INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, clips, sheet, provider, seconds, created_at)
VALUES (@recording, @packId, @overlapSeconds, @channel, 1, @clips, @sheet, @provider, @seconds, @now)
ON CONFLICT (recording_id, pack_id, overlap_s, channel) DO UPDATE SET current = 1, shorter = 0, clips = excluded.clips,
  sheet = excluded.sheet, provider = excluded.provider, seconds = excluded.seconds, created_at = excluded.created_at
RETURNING id`;

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
  if (save.into?.longer === true) leaveShorter(db, recording);
  noteContent(db, save.contentId, recording);
  db.prepare('UPDATE analyses SET current = 0 WHERE recording_id = ? AND current = 1').run(recording);
  const analysis = returnedId(
    db.prepare<[object], { id: number }>(analysisSql).get({ ...save.key, ...pick(save), recording }),
  );
  if (save.soundscape) saveSoundscape(db, recording, save.soundscape);
  placeDetections(db, recording, analysis, save.detections);
  planPictures(db, recording, save.pictures);
  finishFile(db, save.file, recording, save.now);
  if (save.into === null) forgetNote(db, save.file);
  if (save.note) noteFile(db, save.file, save.note.kind, save.note.other, save.now);
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
  const { facts, into, sound } = save;
  const marks = { soundId: sound.id, pieces: sound.pieces, silent: sound.silent ? 1 : 0 };
  if (into === null) {
    const { file, now, placed = asClaimed(facts) } = save;
    const whose = { ...marks, file, now, contentId: freeContentId(db, save) };
    const values = { ...factColumns(save), ...placeColumns(placed), ...whose };
    const recording = returnedId(db.prepare<[object], { id: RecordingId }>(recordingSql).get(values));
    saveClaims(db, recording, facts.claims);
    joinCorrections(db, [recording], save.corrections ?? []);
    writeNewEffort(db, recording, placed, facts.durationSeconds);
    return recording;
  }
  const { recording, replace, longer } = into;
  db.prepare(soundSql).run({ ...marks, recording });
  if (replace !== null) {
    db.prepare(replaceSql).run({ ...factColumns(save), recording });
    db.prepare('DELETE FROM start_claims WHERE recording_id = ?').run(recording);
    saveClaims(db, recording, replace.claims);
  }
  writePlacedTime(db, recording, save.placed ?? asClaimed(facts), longer);
  return recording;
}

function factColumns({ facts, fileName }: AnalysisToSave): object {
  const { format, encoding, rateHz, channels, durationSeconds, recorder, recorderId, deploymentId } = facts;
  const { latitude, longitude, gain, batteryVolts, temperatureC, filter, trigger, warnings } = facts;
  return {
    ...{ fileName, format, encoding, rateHz, channels, durationSeconds, recorder, recorderId, deploymentId },
    ...{ latitude, longitude, gain, batteryVolts, temperatureC, warnings: storedSentences(warnings) },
    filter: filter === null ? null : storedSentence(filter),
    trigger: trigger === null ? null : storedSentence(trigger),
  };
}

/** The content's own hash; where another recording has the same content, as silent files do, one of content and name. */
function freeContentId(db: SongDatabase, { contentId, fileName }: AnalysisToSave): string {
  const taken = db.prepare<[string], number>('SELECT 1 FROM recordings WHERE content_id = ?').pluck();
  for (let id = contentId, turn = 0; ; turn += 1) {
    if (taken.get(id) === undefined) return id;
    id = createHash('sha256')
      .update(`${contentId}\n${fileName}\n${String(turn)}`)
      .digest('hex');
  }
}

/** More is heard now: the other files that hold it, and what was heard in them, are only its beginning. */
export function leaveShorter(db: SongDatabase, recording: RecordingId): void {
  db.prepare('DELETE FROM contents WHERE recording_id = ?').run(recording);
  db.prepare('UPDATE files SET shorter = 1 WHERE recording_id = ?').run(recording);
  db.prepare('UPDATE analyses SET shorter = 1 WHERE recording_id = ?').run(recording);
}

/** Keeps what was heard in a beginning of a recording beside what is shown of the whole. */
export function keepBeginning(
  db: SongDatabase,
  recording: RecordingId,
  { key, ...heard }: Pick<AnalysisToSave, 'key' | 'clips' | 'sheet' | 'provider' | 'seconds' | 'now'>,
): void {
  db.prepare(
    `INSERT INTO analyses (recording_id, pack_id, overlap_s, channel, current, shorter, clips, sheet, provider, seconds, created_at)
     VALUES (@recording, @packId, @overlapSeconds, @channel, 0, 1, @clips, @sheet, @provider, @seconds, @now) ON CONFLICT DO NOTHING`,
  ).run({ ...key, ...heard, recording });
}

/** A file with this content holds this recording. */
export function noteContent(db: SongDatabase, hash: string, recording: RecordingId): void {
  db.prepare('INSERT INTO contents (hash, recording_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, recording);
}

/**
 * The file holds a recording that is analysed: a finished listening, or a copy of something known.
 * @param shorter it holds only the recording's beginning.
 */
export function finishFile(db: SongDatabase, file: FileId, recording: RecordingId, now: string, shorter = false): void {
  db.prepare(
    `UPDATE files SET state = 'done', recording_id = @recording, finished_at = @now, failure_code = NULL,
       failure_message = NULL, heard_before = NULL, shorter = @shorter
     WHERE id = @file AND state = 'working'`,
  ).run({ recording, now, file, shorter: shorter ? 1 : 0 });
  if (shorter) return;
  db.prepare('UPDATE recordings SET last_file_id = @file WHERE id = @recording AND last_file_id IS NOT @file').run({
    file,
    recording,
  });
}

function returnedId<Id>(row: { id: Id } | undefined): Id {
  if (row === undefined) throw new Bug('SQLite returned no row for an upsert');
  return row.id;
}
