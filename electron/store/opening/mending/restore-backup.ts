import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { bringEmbeddings, putEmbeddings } from '../../embeddings/backup-embeddings.ts';
import { backupsFolder, checkBackup, freeName, stagedRestore, stageRestore } from '../backups.ts';
import { makeFolder } from '../make-folder.ts';
import { copyDatabase, moveDatabase } from '../sqlite-files.ts';

/**
 * Puts the backup that was chosen for this start in the database's place, and its embeddings in theirs; what was there is kept in
 * `backups/`. Embeddings that are there stay where the backup has none: those that no longer belong to an analysis go later. Cut short
 * at any moment, the next start does it again.
 * @returns a sentence about what was done, or null when there was nothing to do.
 * @throws KnownFailure when the backup cannot be used; then the choice is forgotten and nothing was changed.
 */
export function restoreStaged(dataFolder: string, databasePath: string, newest: number): Sentence | null {
  const backup = stagedRestore(dataFolder);
  if (backup === null) return null;
  const folder = backupsFolder(dataFolder);
  const source = join(folder, backup);
  try {
    checkBackup(source, newest);
  } catch (thrown) {
    stageRestore(dataFolder, null);
    throw thrown;
  }
  const fresh = `${databasePath}.restored`;
  copyDatabase(source, fresh);
  const brought = bringEmbeddings(dataFolder, source);
  const kept = existsSync(databasePath) ? keepBefore(folder, databasePath) : null;
  moveDatabase(fresh, databasePath);
  if (brought) putEmbeddings(dataFolder, kept === null ? null : join(folder, kept));
  stageRestore(dataFolder, null);
  return kept === null
    ? sentence('backup-restored', { backup })
    : sentence('backup-restored-kept', { backup, copy: kept });
}

function keepBefore(folder: string, databasePath: string): string {
  makeFolder(folder);
  const name = freeName(folder, 'before-restore', new Date());
  closeLog(databasePath);
  moveDatabase(databasePath, join(folder, name));
  return name;
}

/** Brings what lies in the log into the database, where that still works. */
function closeLog(databasePath: string): void {
  try {
    const db = new Database(databasePath);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch {
    // A damaged database is kept with its log as it is.
  }
}
