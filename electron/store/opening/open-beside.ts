import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { migrations, newestVersion, readVersion } from './migrate.ts';
import { openForReading } from './open-for-reading.ts';
import type { SongDatabase } from './song-database.ts';
import { diskFailure } from './sqlite-failure.ts';

/** A data folder that is only read. Another process may have it open and write at the same time. */
export type ReadStore = {
  readonly db: SongDatabase;
  readonly folder: string;
  readonly picturesPath: string;
  close(): void;
};

/**
 * Opens a data folder to read from it, without its lock: exports and backups go on while Songsight watches. Nothing is made,
 * migrated or repaired.
 * @throws KnownFailure `not-found` where there is no database, `not-allowed` for one of an older Songsight, `database-too-new`,
 * `database-damaged`.
 */
export function openBeside(dataFolder: string): ReadStore {
  const folder = resolve(dataFolder);
  const path = join(folder, 'songsight.db');
  if (!existsSync(path)) {
    throw new KnownFailure('not-found', 'merge-no-data', { values: { folder }, path: folder });
  }
  let db: SongDatabase | undefined;
  try {
    db = openForReading(path);
    refuseOtherVersions(db, folder);
  } catch (thrown) {
    db?.close();
    throw diskFailure(thrown);
  }
  const open = db;
  return { db: open, folder, picturesPath: join(folder, 'pictures'), close: () => void open.close() };
}

function refuseOtherVersions(db: SongDatabase, path: string): void {
  const version = readVersion(db);
  if (version === newestVersion(migrations)) return;
  if (version > newestVersion(migrations)) {
    throw new KnownFailure('database-too-new', 'database-too-new', { path });
  }
  throw new KnownFailure('not-allowed', 'merge-in-use', { path });
}
