import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { besideBackup, type Backup, type BackupKind } from '#contract/upkeep.ts';
import { backUpEmbeddings, bytesBesideBackup } from '../embeddings/backup-embeddings.ts';
import { beginFile, endFile, filesInWork } from './files-in-work.ts';
import { makeFolder } from './make-folder.ts';
import { removeOwnFile } from './own-files.ts';
import type { SongDatabase } from './song-database.ts';
import { flush } from './sqlite-files.ts';
import { diskFailure } from './sqlite-failure.ts';

const kinds: Readonly<Record<string, BackupKind>> = {
  backup: 'made',
  'before-update': 'before-update',
  'before-restore': 'before-restore',
  damaged: 'damaged',
};

/** Where backups and the copies kept before an update, a restore or a repair lie. */
export function backupsFolder(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** A name that is free in this folder, e.g. `songsight-backup-20260523T043000Z.db`. */
export function freeName(folder: string, kind: keyof typeof kinds, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  for (let count = 1; ; count += 1) {
    const name = `songsight-${kind}-${stamp}${count === 1 ? '' : `-${count}`}.db`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Newest first. */
export function listBackups(dataFolder: string): Backup[] {
  const folder = backupsFolder(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const kind = kinds[/^songsight-(backup|before-update|before-restore|damaged)-[^.]+\.db$/.exec(name)?.[1] ?? ''];
      if (kind === undefined) return [];
      const { size, mtimeMs } = statSync(join(folder, name));
      return [
        { name, kind, bytes: size + bytesBesideBackup(join(folder, name)), madeAt: new Date(mtimeMs).toISOString() },
      ];
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/**
 * Copies the open database page by page while work goes on, checks the copy, and only then gives it its name. The embeddings are copied
 * beside it.
 * @param folder null: `backups/` of the data folder. @returns the file written.
 * @throws KnownFailure `disk-full`, `data-folder-unusable`, `database-damaged`; `cancelled` after the signal, with nothing left.
 */
export async function makeBackup(
  db: SongDatabase,
  dataFolder: string,
  folder: string | null,
  now: Date,
  signal?: AbortSignal,
): Promise<string> {
  const place = folder ?? backupsFolder(dataFolder);
  let [part, target] = ['', ''];
  try {
    makeFolder(place);
    cleanHalfBackups(db, place);
    target = join(place, freeName(place, 'backup', now));
    part = `${target}.part`;
    const noted = folder === null ? `backups/${basename(target)}` : target;
    if (!db.readonly) beginFile(db, noted);
    await db.backup(part, { progress: () => (stopAt(signal), pagesAtOnce) });
    stopAt(signal);
    checkBackup(part, null);
    flush(part);
    await backUpEmbeddings(dataFolder, target, () => stopAt(signal));
    renameSync(part, target);
    if (!db.readonly) endFile(db, noted);
    return target;
  } catch (thrown) {
    if (part !== '') for (const each of [part, besideBackup(target)]) rmSync(each, { force: true });
    throw cannotBackUp(thrown, place);
  } finally {
    // Looking into the copy leaves these behind.
    if (part !== '') for (const side of ['-wal', '-shm']) rmSync(part + side, { force: true });
  }
}

/** Of the database, in one go; the others work between two of them. */
const pagesAtOnce = 100;

function stopAt(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new KnownFailure('cancelled', 'work-stopped');
}

/** What writing a database leaves beside it when it is cut short. */
const halfSides = ['.part', '.part-wal', '.part-shm', '.part-journal'] as const;

/** Removes what is left of a backup that was cut short; the backup itself stays: it has its name only when it is whole. */
export function removeHalfBackup(folder: string, name: string): void {
  for (const side of halfSides)
    for (const half of [name, besideBackup(name)]) removeOwnFile(folder, `${half}${side}`, 'halfBackup');
  // Embeddings come first: without their database they belong to nothing.
  if (!existsSync(join(folder, name))) removeOwnFile(folder, besideBackup(name), 'embeddingBackup');
}

/** What earlier backups into a folder elsewhere, cut short by the end of the program, left there by our own record. */
function cleanHalfBackups(db: SongDatabase, place: string): void {
  if (db.readonly) return;
  for (const path of filesInWork(db)) {
    if (!isAbsolute(path) || dirname(path) !== place) continue;
    removeHalfBackup(place, basename(path));
    endFile(db, path);
  }
}

/** Why a copy of the database could not be written to this place, as a failure with what to do. */
export function cannotBackUp(thrown: unknown, place: string): unknown {
  const known = diskFailure(thrown);
  if (known instanceof KnownFailure && known.code === 'disk-full') {
    return new KnownFailure('disk-full', 'backup-disk-full', { values: { place }, path: place, cause: thrown });
  }
  if (known instanceof KnownFailure) return known;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new KnownFailure('data-folder-unusable', 'backup-not-written', {
    values: { place, detail },
    path: place,
    cause: thrown,
  });
}

/**
 * Looks whether a file is a whole database of ours.
 * @param newest the newest version this program knows; null does not look at the version.
 * @throws KnownFailure `database-damaged`, `database-too-new`, `not-found`.
 */
export function checkBackup(path: string, newest: number | null): void {
  if (!existsSync(path)) throw new KnownFailure('not-found', 'backup-gone', { path });
  const notWhole = (cause?: unknown): KnownFailure =>
    new KnownFailure('database-damaged', 'backup-damaged', {
      path,
      cause,
    });
  let version: unknown;
  const beside = ['-wal', '-shm'].map((side) => path + side).filter((side) => !existsSync(side));
  try {
    const db = new Database(path, { readonly: true });
    try {
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw notWhole();
      version = db.pragma('user_version', { simple: true });
    } finally {
      db.close();
    }
  } catch (thrown) {
    throw thrown instanceof KnownFailure ? thrown : notWhole(thrown);
  } finally {
    // Looking into a database leaves these behind.
    for (const side of beside) rmSync(side, { force: true });
  }
  if (newest !== null && typeof version === 'number' && version > newest) {
    throw new KnownFailure('database-too-new', 'backup-too-new', { path });
  }
  if (newest !== null && version === 0) throw notWhole();
}

const stagedName = 'restore-at-next-start.json';

/** The backup that takes the database's place at the next start, or null. */
export function stagedRestore(dataFolder: string): string | null {
  try {
    const read: unknown = JSON.parse(readFileSync(join(backupsFolder(dataFolder), stagedName), 'utf8'));
    if (typeof read !== 'object' || read === null || !('backup' in read)) return null;
    return typeof read.backup === 'string' ? read.backup : null;
  } catch {
    return null;
  }
}

/** Has a backup put in place at the next start; null takes that back. Check the backup before. */
export function stageRestore(dataFolder: string, backup: string | null): void {
  const file = join(backupsFolder(dataFolder), stagedName);
  if (backup === null) {
    rmSync(file, { force: true });
    return;
  }
  makeFolder(dirname(file));
  writeFileSync(`${file}.part`, JSON.stringify({ backup }));
  flush(`${file}.part`);
  renameSync(`${file}.part`, file);
}
