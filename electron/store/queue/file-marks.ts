import type { FileId, FolderId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { FoundFile } from './file-queue.ts';

type Seen = Pick<FoundFile, 'relativePath' | 'sizeBytes' | 'modifiedMs' | 'entry'>;

/** Whether a file is in its place in the database just as it is, entry on its disk included, whatever became of it. */
export function isKnownFile(db: SongDatabase, folder: FolderId, file: Seen): boolean {
  const marks = knownMarks(db, folder, file);
  return marks !== null && marks.state !== 'missing' && marks.entry === file.entry;
}

export type KnownMarks = {
  readonly file: FileId;
  readonly state: string;
  readonly entry: string | null;
  readonly probe: string | null;
};

/** What is noted of a file that has the size and time it is known with; null when it is new or has another. */
export function knownMarks(db: SongDatabase, folder: FolderId, file: Seen): KnownMarks | null {
  const { relativePath, sizeBytes, modifiedMs } = file;
  const row = db
    .prepare<[object], KnownMarks>(
      `SELECT id AS file, state, entry, probe FROM files WHERE folder_id = @folder AND relative_path = @relativePath
         AND size_bytes = @sizeBytes AND modified_ms = @modifiedMs`,
    )
    .get({ folder, relativePath, sizeBytes, modifiedMs });
  return row ?? null;
}

export type NewMarks = { readonly file: FileId; readonly entry: string; readonly probe: string };

/** Notes what a look inside files gave. */
export function noteMarks(db: SongDatabase, marks: readonly NewMarks[]): void {
  const note = db.prepare('UPDATE files SET entry = @entry, probe = @probe WHERE id = @file');
  db.transaction(() => {
    for (const mark of marks) note.run(mark);
  }).immediate();
}
