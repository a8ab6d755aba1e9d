import { Bug } from '#contract/failure.ts';
import type { FolderId } from '#contract/ids.ts';
import type { FolderTurn } from '#contract/watch.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type FolderRow = {
  readonly id: FolderId;
  readonly path: string;
  readonly watched: boolean;
  readonly turn: FolderTurn;
};

type Row = { id: FolderId; path: string; watched: number; turn: FolderTurn };

const asFolder = (row: Row): FolderRow => ({ ...row, watched: row.watched === 1 });

/** Adds a folder, or takes up again one that is known. `watched` false only makes it known. */
export function addFolder(db: SongDatabase, path: string, watched: boolean, now: string): FolderRow {
  const row = db
    .prepare<[string, string, number], Row>(
      `INSERT INTO folders (path, added_at, watched) VALUES (?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET watched = max(watched, excluded.watched) RETURNING id, path, watched, turn`,
    )
    .get(path, now, watched ? 1 : 0);
  if (row === undefined) throw new Bug('SQLite returned no row for an inserted folder');
  return asFolder(row);
}

/** Its files and results stay. @returns false when there is no such folder. */
export function stopWatchingFolder(db: SongDatabase, folder: FolderId): boolean {
  return db.prepare('UPDATE folders SET watched = 0 WHERE id = ?').run(folder).changes > 0;
}

export function watchedFolders(db: SongDatabase): FolderRow[] {
  return db
    .prepare<[], Row>('SELECT id, path, watched, turn FROM folders WHERE watched = 1 ORDER BY id')
    .all()
    .map(asFolder);
}

/** Every folder that was ever added, watched or not. */
export function knownFolders(db: SongDatabase): FolderRow[] {
  return db.prepare<[], Row>('SELECT id, path, watched, turn FROM folders ORDER BY id').all().map(asFolder);
}

export function allFolders(db: SongDatabase): FolderRow[] {
  return db.prepare<[], Row>('SELECT id, path, watched, turn FROM folders ORDER BY id').all().map(asFolder);
}

export function folderById(db: SongDatabase, folder: FolderId): FolderRow | null {
  const row = db.prepare<[FolderId], Row>('SELECT id, path, watched, turn FROM folders WHERE id = ?').get(folder);
  return row === undefined ? null : asFolder(row);
}

/** @returns false when there is no such folder. */
export function setFolderTurn(db: SongDatabase, folder: FolderId, turn: FolderTurn): boolean {
  return db.prepare('UPDATE folders SET turn = ? WHERE id = ?').run(turn, folder).changes > 0;
}

export function folderTurns(db: SongDatabase): ReadonlyMap<FolderId, FolderTurn> {
  return new Map(allFolders(db).map((row): [FolderId, FolderTurn] => [row.id, row.turn]));
}

export function folderAt(db: SongDatabase, path: string): FolderRow | null {
  const row = db.prepare<[string], Row>('SELECT id, path, watched, turn FROM folders WHERE path = ?').get(path);
  return row === undefined ? null : asFolder(row);
}

/** The folder lies elsewhere now; its files keep their paths inside it, and all that was heard in them. */
export function moveFolder(db: SongDatabase, folder: FolderId, path: string): void {
  db.prepare('UPDATE folders SET path = ? WHERE id = ?').run(path, folder);
}
