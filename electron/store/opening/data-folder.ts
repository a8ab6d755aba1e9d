import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { makeFolder } from './make-folder.ts';
import { isFull } from './sqlite-failure.ts';

export type DataFolder = {
  readonly path: string;
  readonly databasePath: string;
  readonly picturesPath: string;
  release(): void;
};

/**
 * Makes the folder where needed, checks that it can be written, and takes its lock.
 *
 * The lock is an exclusive transaction held open on `songsight.lock`: the operating system lets go of it when the process
 * ends in whatever way, so a lock left by a dead process cannot exist.
 * @throws KnownFailure `data-folder-unusable` or `data-folder-in-use`.
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  const picturesPath = join(path, 'pictures');
  try {
    makeFolder(picturesPath);
    const probe = join(path, `.songsight-write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    if (isFull(cause)) throw fullDisk(path, cause);
    throw new KnownFailure('data-folder-unusable', 'data-folder-read-only', { values: { path }, path, cause });
  }
  const lock = takeLock(path);
  return { path, databasePath: join(path, 'songsight.db'), picturesPath, release: () => lock.close() };
}

function takeLock(path: string): Database.Database {
  const lock = new Database(join(path, 'songsight.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (isFull(cause)) throw fullDisk(path, cause);
    throw new KnownFailure('data-folder-in-use', 'data-folder-in-use', { values: { path }, path, cause });
  }
}

function fullDisk(path: string, cause: unknown): KnownFailure {
  return new KnownFailure('disk-full', 'disk-full-at', { values: { path }, path, cause });
}
