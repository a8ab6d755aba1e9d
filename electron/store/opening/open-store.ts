import Database from 'better-sqlite3';
import { openDataFolder } from './data-folder.ts';
import { migrate, migrations, newestVersion, type Migration } from './migrate.ts';
import { mendPictures } from '../pictures/mend-pictures.ts';
import { cleanPictureFiles } from '../pictures/picture-files.ts';
import { repairAtStart } from './repair-at-start.ts';
import { restoreStaged } from './restore-backup.ts';
import type { SongDatabase } from './song-database.ts';
import { diskFailure } from './sqlite-failure.ts';

/** The open data folder. Exactly one process has it open; every function of this layer takes its `db`. */
export type Store = {
  readonly db: SongDatabase;
  readonly folder: string;
  readonly picturesPath: string;
  /** What was found and put right at the start, in one sentence each. */
  readonly notices: readonly string[];
  close(): void;
};

export type StoreOptions = { readonly migrations?: readonly Migration[] };

/**
 * Opens or creates `songsight.db` and `pictures/` in the data folder. A backup chosen for this start is put in place first,
 * and a damaged database is put right where that can be done.
 * @throws KnownFailure `data-folder-unusable`, `data-folder-in-use`, `database-too-new`, `database-damaged`, `disk-full`.
 */
export function openStore(dataFolder: string, options: StoreOptions = {}): Store {
  const folder = openDataFolder(dataFolder);
  const steps = options.migrations ?? migrations;
  let notices: string[] = [];
  let db: SongDatabase | undefined;
  try {
    notices = [
      restoreStaged(folder.path, folder.databasePath, newestVersion(steps)),
      repairAtStart(folder.path, folder.databasePath, steps),
    ].filter((notice) => notice !== null);
    db = openDatabase(folder.databasePath);
    migrate(db, steps);
    if (options.migrations === undefined) {
      if (notices.length > 0) mendPictures(db, folder.picturesPath);
      cleanPictureFiles(db, folder.picturesPath);
    }
  } catch (thrown) {
    db?.close();
    folder.release();
    throw diskFailure(thrown);
  }
  const opened = preparedOnce(db);
  return {
    db: opened,
    folder: folder.path,
    picturesPath: folder.picturesPath,
    notices,
    close: () => {
      opened.pragma('optimize');
      opened.close();
      folder.release();
    },
  };
}

/**
 * Statements are prepared once and kept. Each takes memory outside of JavaScript's heap, so that thousands of recordings in
 * a row would pile up gigabytes before the garbage collector sees a reason to run.
 */
function preparedOnce(db: SongDatabase): SongDatabase {
  const prepare = db.prepare.bind(db);
  const kept = new Map<string, ReturnType<typeof prepare>>();
  const remembered = (sql: string): ReturnType<typeof prepare> => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
  // The types of a statement's values and rows are the caller's claim, here as in better-sqlite3 itself.
  db.prepare = remembered as typeof db.prepare;
  return db;
}

function openDatabase(path: string): SongDatabase {
  const db = new Database(path, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -65536');
  db.pragma('temp_store = MEMORY');
  return db;
}
