import type { FileId, FolderId, RecordingId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type KnownFile = {
  readonly id: FileId;
  readonly folder: FolderId;
  readonly relativePath: string;
  readonly recording: RecordingId | null;
};

/** Every file that was ever found and is not missing, in pages, so that a project of any size costs no memory. */
export function* knownFiles(db: SongDatabase): Generator<KnownFile> {
  const page = db.prepare<[number], KnownFile>(
    `SELECT id, folder_id AS folder, relative_path AS relativePath, recording_id AS recording FROM files
     WHERE id > ? AND state <> 'missing' ORDER BY id LIMIT 2000`,
  );
  for (let after = 0; ;) {
    const rows = page.all(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** The file at a place, or null where none was ever seen. */
export function fileAt(db: SongDatabase, folder: FolderId, relativePath: string): FileId | null {
  const row = db
    .prepare<[FolderId, string], { id: FileId }>('SELECT id FROM files WHERE folder_id = ? AND relative_path = ?')
    .get(folder, relativePath);
  return row?.id ?? null;
}

/** How many recordings carry an id, with up to five of their names. */
export function recordingsWithId(
  db: SongDatabase,
  column: 'recorder_id' | 'deployment_id',
  id: string,
): { files: number; examples: string[] } {
  const values = { id };
  const counted = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM recordings WHERE ${column} = @id COLLATE NOCASE`)
    .get(values);
  const names = db
    .prepare<[object], { name: string }>(
      `SELECT name FROM recordings WHERE ${column} IN (
         SELECT DISTINCT ${column} FROM recordings WHERE ${column} = @id COLLATE NOCASE) ORDER BY +id LIMIT 5`,
    )
    .all(values);
  return { files: counted?.n ?? 0, examples: names.map(({ name }) => name) };
}
