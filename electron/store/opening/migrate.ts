import { dirname, join } from 'node:path';
import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import type { UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { backupsFolder, cannotBackUp } from './backups.ts';
import { makeFolder } from './make-folder.ts';
import { diskFailure } from './sqlite-failure.ts';
import { flush } from './sqlite-files.ts';
import { stepTo4 } from './migrations/to-4.ts';
import { fillTo17, stepsTo17 } from './migrations/to-17.ts';
import { fillTo18, stepTo18 } from './migrations/to-18.ts';
import { stepTo19 } from './migrations/to-19.ts';
import { stepTo20 } from './migrations/to-20.ts';
import { stepTo21 } from './migrations/to-21.ts';
import { stepTo22 } from './migrations/to-22.ts';
import { stepTo23 } from './migrations/to-23.ts';
import { stepTo24 } from './migrations/to-24.ts';
import { stepTo25 } from './migrations/to-25.ts';
import { stepTo26 } from './migrations/to-26.ts';
import { stepTo27 } from './migrations/to-27.ts';
import { stepTo28 } from './migrations/to-28.ts';
import { stepTo29 } from './migrations/to-29.ts';
import { stepTo30 } from './migrations/to-30.ts';
import { stepTo31 } from './migrations/to-31.ts';
import { fillTo32, stepTo32 } from './migrations/to-32.ts';
import { stepTo33 } from './migrations/to-33.ts';
import { schema } from './schema/schema.ts';

/** Plain SQL that brings a database from one version to another; the version is its `user_version`, 0 for an empty one. */
export type Migration = {
  readonly from: number;
  readonly to: number;
  /** Tables, columns, indices and triggers. */
  readonly sql: string;
  /** What the rows that are there say in the new columns. */
  readonly fill?: string;
};

/** A fresh database is made at once; versions 3, 4 and 17 are those that were ever given out. */
export const migrations: readonly Migration[] = [
  { from: 0, to: 33, sql: schema },
  { from: 3, to: 4, sql: stepTo4 },
  { from: 4, to: 17, sql: stepsTo17, fill: fillTo17 },
  { from: 17, to: 18, sql: stepTo18, fill: fillTo18 },
  { from: 18, to: 19, sql: stepTo19 },
  { from: 19, to: 20, sql: stepTo20 },
  { from: 20, to: 21, sql: stepTo21 },
  { from: 21, to: 22, sql: stepTo22 },
  { from: 22, to: 23, sql: stepTo23 },
  { from: 23, to: 24, sql: stepTo24 },
  { from: 24, to: 25, sql: stepTo25 },
  { from: 25, to: 26, sql: stepTo26 },
  { from: 26, to: 27, sql: stepTo27 },
  { from: 27, to: 28, sql: stepTo28 },
  { from: 28, to: 29, sql: stepTo29 },
  { from: 29, to: 30, sql: stepTo30 },
  { from: 30, to: 31, sql: stepTo31 },
  { from: 31, to: 32, sql: stepTo32, fill: fillTo32 },
  { from: 32, to: 33, sql: stepTo33 },
];

export const newestVersion = (steps: readonly Migration[]): number => Math.max(0, ...steps.map(({ to }) => to));

/** Told before each piece of work on a database that is brought up to date, which is open: of a large season each may take minutes. */
export type TellUpgrade = (progress: UpgradeProgress, db: Database.Database) => void;

/**
 * Brings the database to the newest version, all steps in one transaction: whatever goes wrong, it stays as it was and the older
 * Songsight still opens it. A database that holds something is copied to `backups/songsight-before-update-v<n>.db` first.
 * @throws KnownFailure `database-too-new` when a newer Songsight has written it.
 */
export function migrate(db: Database.Database, steps: readonly Migration[], tell: TellUpgrade): void {
  const version = readVersion(db);
  if (version > newestVersion(steps)) {
    throw new KnownFailure('database-too-new', 'database-too-new', { path: db.name });
  }
  if (version === newestVersion(steps)) return;
  if (!isKnownVersion(steps, version)) throw unknownVersion(db);
  if (version === 0) {
    takeSteps(db, steps, version);
    return;
  }
  const bytes = usedBytes(db);
  tell({ at: 'copying', path: db.name, bytesDone: 0, bytes }, db);
  backUp(db, newestVersion(steps));
  tell({ at: 'copying', path: db.name, bytesDone: bytes, bytes }, db);
  takeSteps(db, steps, version, tell);
}

/** Steps from this version to the newest, all of them or none. */
export function takeSteps(
  db: Database.Database,
  steps: readonly Migration[],
  from: number,
  tell: TellUpgrade = () => undefined,
): void {
  const of = steps.filter((step) => step.from >= Math.max(1, from)).length;
  const take = (): void => {
    let taken = 0;
    for (let version = from; version < newestVersion(steps);) {
      taken += 1;
      tell({ at: 'step', step: taken, of }, db);
      const step = steps.find((each) => each.from === version);
      if (step === undefined) throw unknownVersion(db);
      db.exec(step.sql);
      db.exec(step.fill ?? '');
      db.pragma(`user_version = ${step.to}`);
      version = step.to;
    }
  };
  try {
    db.transaction(take).immediate();
  } catch (thrown) {
    throw isOfTables(thrown) ? unknownVersion(db, thrown) : thrown;
  }
}

/** What rows of an earlier version say in the newest tables, after they were copied into them one by one. */
export function fillNewest(db: Database.Database, steps: readonly Migration[], from: number): void {
  for (const step of steps) if (step.from > 0 && step.from >= from) db.exec(step.fill ?? '');
}

/** Whether a way leads from this version to the newest one. */
export function isKnownVersion(steps: readonly Migration[], version: number): boolean {
  return version === newestVersion(steps) || steps.some(({ from }) => from === version);
}

export function readVersion(db: Database.Database): number {
  const version = db.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** Its tables are others than those of the version that it names. */
const isOfTables = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && thrown.code === 'SQLITE_ERROR' && diskFailure(thrown) === thrown;

function unknownVersion(db: Database.Database, cause?: unknown): KnownFailure {
  return new KnownFailure('database-damaged', 'database-unknown-version', { path: db.name, cause });
}

/** Where the copy of a database lies until it is whole. @param path of the database */
export function copyBeforeUpdate(path: string, target: number): string {
  return join(backupsFolder(dirname(path)), `songsight-before-update-v${target}.db.part`);
}

/** What a copy of it takes, empty pages left out. */
function usedBytes(db: Database.Database): number {
  const number = (name: string): number => Number(db.pragma(name, { simple: true }));
  return (number('page_count') - number('freelist_count')) * number('page_size');
}

/** A copy has its name only when it is whole and on the disk. */
function backUp(db: Database.Database, target: number): void {
  const part = copyBeforeUpdate(db.name, target);
  try {
    makeFolder(dirname(part));
    rmSync(part, { force: true });
    db.prepare('VACUUM INTO ?').run(part);
    flush(part);
    renameSync(part, part.replace(/\.part$/, ''));
  } catch (thrown) {
    if (existsSync(part)) rmSync(part);
    throw cannotBackUp(thrown, dirname(part));
  }
}
