import { existsSync, readdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { forgetChanges } from '../columns/changes.ts';
import { migrate, migrations, newestVersion, type Migration, type TellUpgrade } from './migrate.ts';
import { listBackups } from './backups.ts';
import { buildIndices } from './late-indices.ts';
import { refuseForeign } from './mending/check-database.ts';
import { cleanAfterCrash } from './clean-after-crash.ts';
import { watchOverDatabase, type DatabasePresence } from './database-presence.ts';
import { preparedOnce } from './prepared-once.ts';
import { repairAtStart } from './mending/repair-at-start.ts';
import { embeddingFile, mendEmbeddingFile, type EmbeddingFile } from '../embeddings/embedding-file.ts';
import { restoreStaged } from './mending/restore-backup.ts';
import type { SongDatabase } from './song-database.ts';
import { diskFailure } from './sqlite-failure.ts';

/** The open data folder. Exactly one process has it open; every function of this layer takes its `db`. */
export type Store = {
  readonly db: SongDatabase;
  readonly folder: string;
  readonly picturesPath: string;
  /** What clips are compared by, in a file of its own. */
  readonly embeddings: EmbeddingFile;
  /** What was found and put right at the start, in one sentence each. */
  readonly notices: readonly Sentence[];
  /** Whether the database still lies where it was opened; once it does not, nothing is written any more. */
  readonly presence: DatabasePresence;
  close(): void;
};

export type StoreOptions = {
  readonly migrations?: readonly Migration[];
  readonly tellUpgrade?: TellUpgrade;
  /** What an opening just before found and put right. */
  readonly notices?: readonly Sentence[];
};

/** Only makes later questions quicker: a full disk, or one that may not be written, is no trouble at the end. */
function optimize(db: SongDatabase): void {
  try {
    db.pragma('optimize');
  } catch (thrown) {
    if (!(diskFailure(thrown) instanceof KnownFailure)) throw thrown;
  }
}

/**
 * Opens or creates `songsight.db` and `pictures/` in the data folder. A backup chosen for this start is put in place first,
 * and a damaged database is put right where that can be done.
 * @throws KnownFailure `data-folder-unusable`, `data-folder-in-use`, `database-too-new`, `database-damaged`, `disk-full`.
 */
export function openStore(dataFolder: string, options: StoreOptions = {}): Store {
  const folder = openDataFolder(dataFolder);
  const steps = options.migrations ?? migrations;
  const begunAnew = !existsSync(folder.databasePath);
  let notices: Sentence[] = [];
  let db: SongDatabase | undefined;
  try {
    notices = [
      ...(options.notices ?? []),
      restoreStaged(folder.path, folder.databasePath, newestVersion(steps)),
      repairAtStart(folder.path, folder.databasePath, steps),
    ].filter((notice) => notice !== null);
    if (begunAnew && !existsSync(folder.databasePath)) notices.push(...emptyNotice(folder));
    db = openDatabase(folder.databasePath);
    migrate(db, steps, options.tellUpgrade ?? (() => undefined));
    if (options.migrations === undefined) {
      refuseForeign(db);
      buildIndices(db);
      forgetChanges(db);
      cleanAfterCrash(db, folder.path, folder.picturesPath);
      notices.push(...[mendEmbeddingFile(folder.path)].filter((notice) => notice !== null));
    }
  } catch (thrown) {
    db?.close();
    folder.release();
    throw diskFailure(thrown);
  }
  const opened = preparedOnce(db);
  const presence = watchOverDatabase(opened);
  const embeddings = embeddingFile(folder.path);
  return {
    db: opened,
    folder: folder.path,
    picturesPath: folder.picturesPath,
    embeddings,
    notices,
    presence,
    close: () => {
      if (presence.lost() === null) optimize(opened);
      embeddings.close();
      opened.close();
      folder.release();
    },
  };
}

/** A new database beside pictures or backups of an earlier one: that one may lie on a disk that is away, or under another name. */
function emptyNotice({ path, picturesPath }: DataFolder): Sentence[] {
  const pictured = readdirSync(picturesPath, { withFileTypes: true }).some((entry) => entry.isDirectory());
  if (!pictured && listBackups(path).length === 0) return [];
  return [sentence('database-begun-anew')];
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
