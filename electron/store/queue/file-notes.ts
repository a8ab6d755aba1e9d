import type { FileId, RecordingId } from '#contract/ids.ts';
import type { FileNoteKind } from '#contract/recordings.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** What happened to the recording when this file was heard; a later note takes the place of the one before. */
export function noteFile(db: SongDatabase, file: FileId, kind: FileNoteKind, other: string, now: string): void {
  db.prepare(
    `INSERT INTO file_notes (file_id, kind, other, noted_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (file_id) DO UPDATE SET kind = excluded.kind, other = excluded.other, noted_at = excluded.noted_at`,
  ).run(file, kind, other, now);
}

/** The file holds another recording now. */
export function forgetNote(db: SongDatabase, file: FileId): void {
  db.prepare('DELETE FROM file_notes WHERE file_id = ?').run(file);
}

/** What happened to the files that hold a recording. */
export function notesOfRecording(
  db: SongDatabase,
  recording: RecordingId,
): { file: FileId; kind: FileNoteKind; other: string }[] {
  return db
    .prepare<[RecordingId], { file: FileId; kind: FileNoteKind; other: string }>(
      `SELECT n.file_id AS file, n.kind, n.other FROM file_notes n JOIN files f ON f.id = n.file_id
       WHERE f.recording_id = ? ORDER BY n.file_id`,
    )
    .all(recording);
}
