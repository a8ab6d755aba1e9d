import type { FileCounts, WatchState } from '#contract/watch.ts';
import type { FileState } from '#contract/recordings.ts';
import type { FolderId } from '#contract/ids.ts';
import type { PictureState } from '#contract/pictures.ts';
import type { SongDatabase } from '../opening/song-database.ts';

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
