import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { backupsFolder, checkBackup, freeName, listBackups } from './backups.ts';
import { databaseFaults } from './check-database.ts';
import { makeFolder } from './make-folder.ts';
import { fillNewest, isKnownVersion, newestVersion, readVersion, takeSteps, type Migration } from './migrate.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { diskFailure } from './sqlite-failure.ts';
import { copyDatabase, moveDatabase, removeDatabase } from './sqlite-files.ts';

/** A larger database is looked through at the start only when somebody asked for it: it would take too long. */
const quickLookBytes = 128 * 1024 * 1024;
const askedName = 'check-at-next-start';

/** Has the database looked through at the next start, whatever its size. */
export function askForCheck(dataFolder: string): void {
  makeFolder(backupsFolder(dataFolder));
  writeFileSync(join(backupsFolder(dataFolder), askedName), '');
}

/**
 * Looks whether the database is whole where there is a reason to doubt it, and puts it right: what can be read is copied into a
 * fresh one, else the newest backup takes its place. The damaged one is always kept.
 * @returns a sentence about what was done, or null when there was nothing to do.
 * @throws KnownFailure `database-damaged` when nothing helps; then everything lies as it did.
 */
export function repairAtStart(dataFolder: string, databasePath: string, steps: readonly Migration[]): string | null {
  if (!existsSync(databasePath) || !isDamaged(dataFolder, databasePath)) return null;
  const folder = backupsFolder(dataFolder);
  makeFolder(folder);
  const name = freeName(folder, 'damaged', new Date());
  const aside = join(folder, name);
  moveDatabase(databasePath, aside);
  try {
    const done = fromSalvage(aside, databasePath, steps) ?? fromBackup(dataFolder, databasePath, newestVersion(steps));
    if (done !== null) {
      rmSync(join(folder, askedName), { force: true });
      return `${done} The damaged one is kept as backups/${name}.`;
    }
  } catch (thrown) {
    moveDatabase(aside, databasePath);
    throw thrown;
  }
  moveDatabase(aside, databasePath);
  throw new KnownFailure('database-damaged', 'database-beyond-repair', { path: databasePath });
}

function isDamaged(dataFolder: string, path: string): boolean {
  const asked = existsSync(join(backupsFolder(dataFolder), askedName));
  const unclean = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const small = statSync(path).size <= quickLookBytes;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 5000 });
    readVersion(db);
    const faults = asked || (unclean && small) ? databaseFaults(db) : [];
    if (faults.length === 0) rmSync(join(backupsFolder(dataFolder), askedName), { force: true });
    return faults.length > 0;
  } catch (thrown) {
    const known = diskFailure(thrown);
    if (known instanceof KnownFailure && known.code === 'database-damaged') return true;
    throw known;
  } finally {
    db?.close();
  }
}

function fromSalvage(damaged: string, target: string, steps: readonly Migration[]): string | null {
  const fresh = `${target}.salvaged`;
  removeDatabase(fresh);
  const saved = salvageInto(damaged, fresh, steps);
  if (saved === null) {
    removeDatabase(fresh);
    return null;
  }
  moveDatabase(fresh, target);
  const count = (table: string): number => saved.rows.get(table) ?? 0;
  const lost = saved.torn.length === 0 ? 'Nothing was lost.' : 'A part of it could not be read and is lost.';
  return `The database was damaged, as by a power cut, and was put right: ${count('recordings')} recordings and ${count('detections')} detections are there. ${lost}`;
}

function salvageInto(damaged: string, fresh: string, steps: readonly Migration[]): Salvaged | null {
  const version = versionOf(damaged);
  if (version === null || version === 0 || !isKnownVersion(steps, version)) return null;
  const db = new Database(fresh);
  try {
    takeSteps(db, steps, 0);
    const saved = salvage(damaged, db);
    fillNewest(db, steps, version);
    return saved === null || databaseFaults(db).length > 0 ? null : saved;
  } finally {
    db.close();
  }
}

function versionOf(path: string): number | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(path);
    return readVersion(db);
  } catch {
    return null;
  } finally {
    db?.close();
  }
}

function fromBackup(dataFolder: string, target: string, newest: number): string | null {
  for (const { name, kind, madeAt } of listBackups(dataFolder)) {
    const path = join(backupsFolder(dataFolder), name);
    if (kind === 'damaged' || !isWhole(path, newest)) continue;
    copyDatabase(path, target);
    const day = madeAt.slice(0, 10);
    return `The database was damaged beyond reading; the backup of ${day} took its place. Recordings heard since then are listened to again.`;
  }
  return null;
}

function isWhole(path: string, newest: number): boolean {
  try {
    checkBackup(path, newest);
    return true;
  } catch {
    return false;
  }
}
