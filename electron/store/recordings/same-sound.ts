import type { FileId, RecordingId } from '#contract/ids.ts';
import type { StartClaim } from '#contract/recordings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { timeInputsOf } from './recording-times.ts';

/** What a stored recording is compared by with one that was found now. */
export type KnownSound = {
  readonly recording: RecordingId;
  readonly name: string;
  readonly durationSeconds: number;
  readonly recorderId: string | null;
  readonly soundId: string | null;
  readonly pieces: Uint8Array | null;
  readonly silent: boolean;
  readonly claims: readonly StartClaim[];
  /** Modification times, in Unix milliseconds, of the files that hold it. */
  readonly modifiedMs: readonly number[];
};

type Row = Omit<KnownSound, 'silent' | 'claims' | 'modifiedMs'> & { silent: number };

const columns = `r.id AS recording, r.name, r.duration_s AS durationSeconds, r.recorder_id AS recorderId, r.sound_id AS soundId,
  r.sound_pieces AS pieces, r.silent`;

function withRest(db: SongDatabase, { silent, ...row }: Row): KnownSound {
  const files = db
    .prepare<[RecordingId], number>('SELECT modified_ms FROM files WHERE recording_id = ?')
    .pluck()
    .all(row.recording);
  return {
    ...row,
    silent: silent === 1,
    claims: timeInputsOf(db, row.recording)?.claims ?? [],
    modifiedMs: files,
  };
}

/** Recordings that lie in a file with one of these contents. */
export function recordingsOfContent(db: SongDatabase, hashes: readonly string[]): KnownSound[] {
  const ask = db.prepare<[string], Row>(
    `SELECT ${columns} FROM contents c JOIN recordings r ON r.id = c.recording_id WHERE c.hash = ? ORDER BY r.id`,
  );
  return hashes.flatMap((hash) => ask.all(hash)).map((row) => withRest(db, row));
}

/** Recordings of this very sound, in whatever files. */
export function recordingsOfSound(db: SongDatabase, soundId: string): KnownSound[] {
  return db
    .prepare<[string], Row>(`SELECT ${columns} FROM recordings r WHERE r.sound_id = ? ORDER BY r.id`)
    .all(soundId)
    .map((row) => withRest(db, row));
}

/** What was heard in this very file before it changed. */
export function heardBeforeIn(db: SongDatabase, file: FileId): KnownSound | null {
  const row = db
    .prepare<[FileId], Row>(`SELECT ${columns} FROM files f JOIN recordings r ON r.id = f.heard_before WHERE f.id = ?`)
    .get(file);
  return row === undefined ? null : withRest(db, row);
}

const beginning = `r.sound_pieces IS NOT NULL AND (instr(@pieces, r.sound_pieces) = 1 OR instr(r.sound_pieces, @pieces) = 1)`;

/**
 * Recordings whose sound is the beginning of this one, or which this one is the beginning of, under whatever name: those under
 * the same one first. @param pieces as in `SoundIdentity`; without any nothing is known of the sound
 */
export function recordingsBeginningLike(db: SongDatabase, pieces: Uint8Array, name: string): KnownSound[] {
  if (pieces.length === 0) return [];
  return db
    .prepare<[object], Row>(
      `SELECT ${columns} FROM recordings r WHERE substr(r.sound_pieces, 1, 4) = substr(@pieces, 1, 4) AND ${beginning}
       ORDER BY r.name <> @name, r.id LIMIT 20`,
    )
    .all({ pieces, name })
    .map((row) => withRest(db, row));
}

/** The first recording after this id that was heard by a version which did not note its sound. */
export function recordingWithoutSound(
  db: SongDatabase,
  after: number,
): { readonly recording: RecordingId; readonly name: string } | null {
  const sql = 'SELECT id AS recording, name FROM recordings WHERE id > ? AND sound_id IS NULL ORDER BY id LIMIT 1';
  return db.prepare<[number], { recording: RecordingId; name: string }>(sql).get(after) ?? null;
}

/** Notes what is heard in a recording of which that was not known. */
export function noteSound(
  db: SongDatabase,
  recording: RecordingId,
  { id, pieces, silent }: { readonly id: string; readonly pieces: Uint8Array; readonly silent: boolean },
): void {
  db.prepare('UPDATE recordings SET sound_id = ?, sound_pieces = ?, silent = ? WHERE id = ? AND sound_id IS NULL').run(
    id,
    pieces,
    silent ? 1 : 0,
    recording,
  );
}
