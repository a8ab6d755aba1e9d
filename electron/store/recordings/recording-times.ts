import type { FileId, FolderId, RecordingId, StationId } from '#contract/ids.ts';
import type { LocalMoment, RecordingFacts, StartClaim, TimeSource } from '#contract/recordings.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { wallClockMs } from './local-time.ts';
import { clockAt, clockHours, type RecordingClock } from './recording-clock.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { storedSentences } from '../opening/stored-sentence.ts';

/** Where and when a recording was made, as derived from what its file says and what a person says. */
export type PlacedTime = {
  readonly station: StationId | null;
  /** The station's zone. */
  readonly zone: string | null;
  readonly start: LocalMoment | null;
  readonly startUtcMs: number | null;
  readonly source: TimeSource;
  readonly correctedSeconds: number;
  readonly clockUnset: boolean;
  readonly doubts: readonly Sentence[];
};

/** A recording without a station, at the time its file says. */
export function asClaimed({ start, timeSource, timeDoubts }: RecordingFacts): PlacedTime {
  const wallMs = start === null ? null : wallClockMs(start.local);
  const offset = start?.offsetMinutes ?? null;
  return {
    station: null,
    zone: null,
    start,
    startUtcMs: wallMs === null || offset === null ? null : wallMs - offset * 60_000,
    source: timeSource,
    correctedSeconds: 0,
    clockUnset: timeDoubts.length > 0,
    doubts: timeDoubts,
  };
}

/** What the time of a stored recording follows from. */
export type TimeInputs = {
  readonly recording: RecordingId;
  readonly claims: readonly StartClaim[];
  readonly recorderId: string | null;
  readonly deploymentId: string | null;
  /** Where its content lies or lay; those that are there first. */
  readonly places: readonly { readonly file: FileId; readonly folder: FolderId; readonly relativePath: string }[];
  /** Seconds that the corrections holding now move its start. */
  readonly correctedSeconds: number;
};

type InputRow = { recording: RecordingId; recorderId: string | null; deploymentId: string | null };

const shiftSql = `
SELECT coalesce(sum(c.shift_s), 0) AS seconds FROM corrected_recordings r JOIN clock_corrections c ON c.id = r.correction_id
WHERE r.recording_id = ? AND c.undone_at IS NULL`;

function withInputs(db: SongDatabase, row: InputRow): TimeInputs {
  const claims = db
    .prepare<[RecordingId], { source: TimeSource; local: string; offsetMinutes: number | null }>(
      `SELECT source, local, offset_min AS offsetMinutes FROM start_claims WHERE recording_id = ? ORDER BY rank`,
    )
    .all(row.recording);
  const places = db
    .prepare<[RecordingId], TimeInputs['places'][number]>(
      `SELECT id AS file, folder_id AS folder, relative_path AS relativePath FROM files WHERE recording_id = ?
       ORDER BY state = 'missing', id`,
    )
    .all(row.recording);
  const shift = db.prepare<[RecordingId], { seconds: number }>(shiftSql).get(row.recording);
  return {
    ...row,
    claims: claims.map(({ source, ...start }) => ({ source, start })),
    places,
    correctedSeconds: shift?.seconds ?? 0,
  };
}

const inputColumns = 'id AS recording, recorder_id AS recorderId, deployment_id AS deploymentId';

/** All recordings in id order, to place them in time again; `after` is the last id of the page before. */
export function timeInputs(db: SongDatabase, after: number, limit: number): TimeInputs[] {
  return db
    .prepare<[number, number], InputRow>(`SELECT ${inputColumns} FROM recordings WHERE id > ? ORDER BY id LIMIT ?`)
    .all(after, limit)
    .map((row) => withInputs(db, row));
}

/** One recording; null when it is not known. */
export function timeInputsOf(db: SongDatabase, recording: RecordingId): TimeInputs | null {
  const row = db.prepare<[RecordingId], InputRow>(`SELECT ${inputColumns} FROM recordings WHERE id = ?`).get(recording);
  return row === undefined ? null : withInputs(db, row);
}

/** Writes what a file claims, once: it is never overwritten. */
export function saveClaims(db: SongDatabase, recording: RecordingId, claims: readonly StartClaim[]): void {
  const write = db.prepare(
    `INSERT INTO start_claims (recording_id, rank, source, local, offset_min)
     VALUES (@recording, @rank, @source, @local, @offsetMinutes) ON CONFLICT DO NOTHING`,
  );
  for (const [rank, { source, start }] of claims.entries()) write.run({ recording, rank, source, ...start });
}

/** The clock that runs inside a stored recording, or null when its time is not known. */
export function recordingClock(db: SongDatabase, recording: RecordingId): RecordingClock | null {
  const row = db
    .prepare<[RecordingId], { local: string | null; utcMs: number | null; zone: string | null }>(
      'SELECT started_local AS local, start_utc_ms AS utcMs, zone FROM recordings WHERE id = ?',
    )
    .get(recording);
  const local = row?.local ?? null;
  const wallMs = local === null ? null : wallClockMs(local);
  return row === undefined || wallMs === null ? null : { wallMs, utcMs: row.utcMs, zone: row.zone };
}

const placeSql = `
UPDATE recordings SET station_id = @station, zone = @zone, started_local = @local, utc_offset_min = @offsetMinutes,
  start_utc_ms = @startUtcMs, time_source = @source, corrected_s = @correctedSeconds, clock_unset = @clockUnset,
  time_doubts = @doubts
WHERE id = @recording AND (station_id IS NOT @station OR zone IS NOT @zone OR started_local IS NOT @local
  OR utc_offset_min IS NOT @offsetMinutes OR start_utc_ms IS NOT @startUtcMs OR time_source <> @source
  OR corrected_s <> @correctedSeconds OR clock_unset <> @clockUnset OR time_doubts <> @doubts)`;

/**
 * Makes this the place and time of a recording; its effort and its detections follow. Call it inside a transaction.
 * @param longer it has another length than before.
 * @returns whether anything is different now.
 */
export function writePlacedTime(db: SongDatabase, recording: RecordingId, placed: PlacedTime, longer = false): boolean {
  const changed = db.prepare(placeSql).run({ ...placeColumns(placed), recording }).changes;
  if (changed === 0 && !longer) return false;
  const clock = recordingClock(db, recording);
  moveEffort(db, recording, clock);
  moveDetections(db, recording, clock);
  return true;
}

/** What a recording's row holds of its place and time, by the names of `@` values. */
export function placeColumns({ start, doubts, clockUnset, ...plain }: PlacedTime): object {
  return {
    ...plain,
    local: start?.local ?? null,
    offsetMinutes: start?.offsetMinutes ?? null,
    clockUnset: clockUnset ? 1 : 0,
    doubts: storedSentences(doubts),
  };
}

/** The effort of a recording whose row is new and holds its place and time. */
export function writeNewEffort(db: SongDatabase, recording: RecordingId, placed: PlacedTime, seconds: number): void {
  const wallMs = placed.start === null ? null : wallClockMs(placed.start.local);
  if (wallMs !== null) writeEffort(db, recording, { wallMs, utcMs: placed.startUtcMs, zone: placed.zone }, seconds);
}

/** How long a recording is; null where there is none of this number. */
export function recordingSeconds(db: SongDatabase, recording: RecordingId): number | null {
  const length = db
    .prepare<[RecordingId], number>('SELECT duration_s FROM recordings WHERE id = ?')
    .pluck()
    .get(recording);
  return length ?? null;
}

/** The hours of a recording as effort, in place of what was there. */
function moveEffort(db: SongDatabase, recording: RecordingId, clock: RecordingClock | null): void {
  db.prepare('DELETE FROM effort WHERE recording_id = ?').run(recording);
  if (clock !== null) writeEffort(db, recording, clock, recordingSeconds(db, recording) ?? 0);
}

function writeEffort(db: SongDatabase, recording: RecordingId, clock: RecordingClock, length: number): void {
  const write = db.prepare('INSERT INTO effort (recording_id, day, hour, seconds) VALUES (?, ?, ?, ?)');
  for (const { day, hour, seconds } of clockHours(clock, length)) write.run(recording, day, hour, seconds);
}

function moveDetections(db: SongDatabase, recording: RecordingId, clock: RecordingClock | null): void {
  const rows = db
    .prepare<[RecordingId], { id: number; seconds: number }>(
      'SELECT id, start_s AS seconds FROM detections WHERE recording_id = ?',
    )
    .all(recording);
  const move = db.prepare(
    'UPDATE detections SET wall_ms = @wallMs, wall_hours = @wallHours, utc_ms = @utcMs WHERE id = @id',
  );
  for (const { id, seconds } of rows) move.run({ id, ...detectionTime(clock, seconds) });
}

/** The time columns of a detection. */
export function detectionTime(
  clock: RecordingClock | null,
  startSeconds: number,
): { wallMs: number | null; wallHours: number | null; utcMs: number | null } {
  if (clock === null) return { wallMs: null, wallHours: null, utcMs: null };
  const { wallMs, utcMs } = clockAt(clock, startSeconds);
  return { wallMs, wallHours: Math.floor(wallMs / 3_600_000), utcMs };
}
