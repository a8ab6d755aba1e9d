import type { FileCounts, WatchState } from '#contract/watch.ts';
import type { FileState } from '#contract/recordings.ts';
import type { FolderId } from '#contract/ids.ts';
import type { PictureState } from '#contract/pictures.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { FileScope } from './file-scope.ts';

/** Files per state and folder; a file being worked on counts as waiting. */
export function fileCounts(db: SongDatabase): ReadonlyMap<FolderId, FileCounts> {
  const rows = db
    .prepare<[], { folder: FolderId; state: FileState; n: number }>(
      'SELECT folder_id AS folder, state, n FROM file_counts WHERE n > 0',
    )
    .all();
  const counts = new Map<FolderId, FileCounts>();
  for (const { folder, state, n } of rows) {
    const before = counts.get(folder) ?? noFiles;
    const key = state === 'working' ? 'waiting' : state;
    counts.set(folder, { ...before, [key]: before[key] + n });
  }
  return counts;
}

/** Files per state in folders and among single files; a file being worked on counts as waiting. */
export function scopeCounts(db: SongDatabase, { folders, files }: FileScope): FileCounts {
  const ofFolders = fileCounts(db);
  const ofFiles = db
    .prepare<[string], { state: FileState; n: number }>(
      'SELECT state, count(*) AS n FROM files WHERE id IN (SELECT value FROM json_each(?)) GROUP BY state',
    )
    .all(JSON.stringify(files))
    .map(({ state, n }): FileCounts => ({ ...noFiles, [state === 'working' ? 'waiting' : state]: n }));
  return [...folders.flatMap((folder) => ofFolders.get(folder) ?? []), ...ofFiles].reduce(sumOf, noFiles);
}

const sumOf = (one: FileCounts, other: FileCounts): FileCounts => ({
  waiting: one.waiting + other.waiting,
  done: one.done + other.done,
  failed: one.failed + other.failed,
  missing: one.missing + other.missing,
});

export const noFiles: FileCounts = { waiting: 0, done: 0, failed: 0, missing: 0 };

/** Pictures per state; one being drawn counts as waiting. */
export function pictureCounts(db: SongDatabase): WatchState['pictures'] {
  const rows = db
    .prepare<[], { state: Exclude<PictureState, 'none'>; n: number }>('SELECT state, n FROM picture_counts')
    .all();
  const of = (...states: string[]): number =>
    rows.reduce((sum, row) => sum + (states.includes(row.state) ? row.n : 0), 0);
  return { waiting: of('waiting', 'drawing'), done: of('done'), failed: of('failed') };
}

/** Whether any file waits, now or later. */
export function isAnyWaiting(db: SongDatabase): boolean {
  return db.prepare(`SELECT 1 FROM files WHERE state = 'waiting' LIMIT 1`).get() !== undefined;
}
