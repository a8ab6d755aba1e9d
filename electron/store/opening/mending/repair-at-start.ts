import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { backupsFolder, checkBackup, freeName, listBackups } from '../backups.ts';
import { databaseFaults } from './check-database.ts';
import { makeFolder } from '../make-folder.ts';
import { fillNewest, isKnownVersion, newestVersion, readVersion, takeSteps, type Migration } from '../migrate.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { diskFailure } from '../sqlite-failure.ts';
import { copyDatabase, moveDatabase, removeDatabase } from '../sqlite-files.ts';

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
export function repairAtStart(dataFolder: string, databasePath: string, steps: readonly Migration[]): Sentence | null {
  if (!existsSync(databasePath) || !isDamaged(dataFolder, databasePath)) return null;
  const folder = backupsFolder(dataFolder);
  makeFolder(folder);
  const name = freeName(folder, 'damaged', new Date());
  const aside = join(folder, name);
  moveDatabase(databasePath, aside);
  try {
    const done =
      fromSalvage(aside, databasePath, steps, name) ?? fromBackup(dataFolder, databasePath, newestVersion(steps), name);
    if (done !== null) {
      rmSync(join(folder, askedName), { force: true });
      return done;
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
    if (asked && faults.length === 0) rmSync(join(backupsFolder(dataFolder), askedName), { force: true });
    return faults.length > 0;
  } catch (thrown) {
    const known = diskFailure(thrown);
    if (known instanceof KnownFailure && known.code === 'database-damaged') return true;
    throw known;
  } finally {
    db?.close();
  }
}

/** @param copy the name that the damaged database has now */
function fromSalvage(damaged: string, target: string, steps: readonly Migration[], copy: string): Sentence | null {
  const fresh = `${target}.salvaged`;
  removeDatabase(fresh);
  const saved = salvageInto(damaged, fresh, steps);
  if (saved === null) {
    removeDatabase(fresh);
    return null;
  }
  moveDatabase(fresh, target);
  const count = (table: string): number => saved.rows.get(table) ?? 0;
  const values = { recordings: count('recordings'), detections: count('detections'), copy };
  return sentence(saved.torn.length === 0 ? 'database-repaired' : 'database-repaired-in-part', values);
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

function fromBackup(dataFolder: string, target: string, newest: number, copy: string): Sentence | null {
  for (const { name, kind, madeAt } of listBackups(dataFolder)) {
    const path = join(backupsFolder(dataFolder), name);
    if (kind === 'damaged' || !isWhole(path, newest)) continue;
    copyDatabase(path, target);
    return sentence('database-from-backup', { day: madeAt.slice(0, 10), copy });
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
