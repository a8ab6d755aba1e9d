import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { besideBackup } from '#contract/upkeep.ts';
import { openForReading } from '../opening/open-for-reading.ts';
import { flush, moveDatabase, removeDatabase } from '../opening/sqlite-files.ts';
import { embeddingFileName, embeddingsUsable } from './embedding-file.ts';

/** Of the file, in one go; others work between two of them. */
const pagesAtOnce = 500;

/** Bytes of the embeddings beside a backup; 0 where it has none. */
export function bytesBesideBackup(backup: string): number {
  return statSync(besideBackup(backup), { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Copies the embeddings as they are now beside a backup that is being made, while they are written to. Damaged ones are left out: they
 * can be made again. Half a copy never has its name.
 * @param goOn throws when the work is to end @throws SqliteError, and what the file system says
 */
export async function backUpEmbeddings(dataFolder: string, backup: string, goOn: () => void): Promise<void> {
  const path = join(dataFolder, embeddingFileName);
  if (!embeddingsUsable(path)) return;
  const part = `${besideBackup(backup)}.part`;
  const db = openForReading(path);
  try {
    // A copy would begin again with every recording that is analysed meanwhile; what was there when it began does not change.
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM models').get();
    await db.backup(part, { progress: () => (goOn(), pagesAtOnce) });
    flush(part);
    renameSync(part, besideBackup(backup));
  } finally {
    db.close();
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(part + side, { force: true });
  }
}

const freshName = `${embeddingFileName}.restored`;

/** Copies what lies beside a backup into the data folder, to be put in place with it. @returns whether there is anything to put */
export function bringEmbeddings(dataFolder: string, backup: string): boolean {
  const [from, fresh] = [besideBackup(backup), join(dataFolder, freshName)];
  removeDatabase(fresh);
  if (!existsSync(from) || !embeddingsUsable(from)) return false;
  copyFileSync(from, fresh, constants.COPYFILE_FICLONE);
  flush(fresh);
  return true;
}

/** Puts what was brought in place; what was there is kept beside the database that it belonged to. @param kept null: there was none */
export function putEmbeddings(dataFolder: string, kept: string | null): void {
  const path = join(dataFolder, embeddingFileName);
  if (kept === null) removeDatabase(path);
  else moveDatabase(path, besideBackup(kept));
  moveDatabase(join(dataFolder, freshName), path);
}
