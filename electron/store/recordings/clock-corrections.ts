import { Bug } from '#contract/failure.ts';
import type { ClockCorrection, FolderPlace } from '#contract/clock.ts';
import type { CorrectionId, FileId, FolderId, RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { composed } from '../stations/same-name.ts';

/** Whether a file lies in a place or below it. */
export function liesIn(place: FolderPlace, folder: FolderId, relativePath: string): boolean {
  const inside = place.subfolder === '' || composed(relativePath).startsWith(`${composed(place.subfolder)}/`);
  return place.folder === folder && inside;
}

/** The same as SQL over `files f`, with `@folder` and `@subfolder`. */
export const inPlaceSql = `f.folder_id = @folder
  AND (@subfolder = '' OR substr(composed(f.relative_path), 1, length(composed(@subfolder)) + 1) = composed(@subfolder) || '/')`;

/** Recordings that lie in a place now. */
export function recordingsIn(db: SongDatabase, { folder, subfolder }: FolderPlace): RecordingId[] {
  return db
    .prepare<[object], { id: RecordingId }>(
      `SELECT DISTINCT f.recording_id AS id FROM files f WHERE ${inPlaceSql} AND f.recording_id IS NOT NULL ORDER BY 1`,
    )
    .all({ folder, subfolder })
    .map((row) => row.id);
}

/** Writes a correction for all recordings in a place, and for the files there that still wait. Times are derived by the caller. */
export function addCorrection(db: SongDatabase, place: FolderPlace, shiftSeconds: number, now: string): CorrectionId {
  const add = (): CorrectionId => {
    const row = db
      .prepare<[object], { id: CorrectionId }>(
        `INSERT INTO clock_corrections (folder_id, subfolder, shift_s, last_file_id, made_at)
         VALUES (@folder, @subfolder, @shiftSeconds, (SELECT coalesce(max(id), 0) FROM files), @now) RETURNING id`,
      )
      .get({ folder: place.folder, subfolder: place.subfolder, shiftSeconds, now });
    if (row === undefined) throw new Bug('SQLite returned no row for an inserted correction');
    joinCorrections(db, recordingsIn(db, place), [row.id]);
    return row.id;
  };
  return db.transaction(add).immediate();
}

/** Makes corrections hold for recordings. */
export function joinCorrections(
  db: SongDatabase,
  recordings: readonly RecordingId[],
  corrections: readonly CorrectionId[],
): void {
  const join = db.prepare(
    'INSERT INTO corrected_recordings (recording_id, correction_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  for (const recording of recordings) for (const correction of corrections) join.run(recording, correction);
}

export type WaitingCorrection = FolderPlace & { readonly id: CorrectionId; readonly shiftSeconds: number };

/** Corrections that were made while this file waited in its place: they hold for what is heard in it. */
export function correctionsOfFile(
  db: SongDatabase,
  file: { readonly id: FileId; readonly folder: FolderId; readonly relativePath: string },
): WaitingCorrection[] {
  return db
    .prepare<[FileId, FolderId], WaitingCorrection>(
      `SELECT id, folder_id AS folder, subfolder, shift_s AS shiftSeconds FROM clock_corrections
       WHERE undone_at IS NULL AND last_file_id >= ? AND folder_id = ? ORDER BY id`,
    )
    .all(file.id, file.folder)
    .filter((correction) => liesIn(correction, file.folder, file.relativePath));
}

/** The correction no longer holds; it stays on record. @returns its recordings, or null when there is none that holds. */
export function undoCorrection(db: SongDatabase, correction: CorrectionId, now: string): RecordingId[] | null {
  const undone = db
    .prepare('UPDATE clock_corrections SET undone_at = ? WHERE id = ? AND undone_at IS NULL')
    .run(now, correction);
  return undone.changes === 0 ? null : correctedRecordings(db, correction);
}

function correctedRecordings(db: SongDatabase, correction: CorrectionId): RecordingId[] {
  return db
    .prepare<[CorrectionId], { id: RecordingId }>(
      'SELECT recording_id AS id FROM corrected_recordings WHERE correction_id = ? ORDER BY 1',
    )
    .all(correction)
    .map((row) => row.id);
}

/** All corrections ever made, newest first. */
export function readCorrections(db: SongDatabase): ClockCorrection[] {
  return db
    .prepare<[], ClockCorrection>(
      `SELECT c.id, c.folder_id AS folder, c.subfolder, c.shift_s AS shiftSeconds, c.made_at AS madeAt, c.undone_at AS undoneAt,
         (SELECT count(*) FROM corrected_recordings r WHERE r.correction_id = c.id) AS recordings
       FROM clock_corrections c ORDER BY c.id DESC`,
    )
    .all();
}
