import type { SongDatabase } from './song-database.ts';

/**
 * On record from before the first byte of a file until it is whole and known: only what stands here may be cleaned away after
 * a crash. Paths are relative to the data folder, with forward slashes, or absolute.
 */
export function beginFile(db: SongDatabase, path: string): void {
  db.prepare('INSERT INTO files_in_work (path) VALUES (?) ON CONFLICT DO NOTHING').run(path);
}

export function endFile(db: SongDatabase, path: string): void {
  db.prepare('DELETE FROM files_in_work WHERE path = ?').run(path);
}

export function filesInWork(db: SongDatabase): string[] {
  return db
    .prepare<[], { path: string }>('SELECT path FROM files_in_work')
    .all()
    .map(({ path }) => path);
}
