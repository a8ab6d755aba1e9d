import { dirname, join } from 'node:path';
import { renameSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { backupsFolder } from './backups.ts';
import { makeFolder } from './make-folder.ts';
import { flush } from './sqlite-files.ts';
import { recordingsMigration } from './migrations/0001-recordings.ts';
import { detectionsMigration } from './migrations/0002-detections.ts';
import { countsMigration } from './migrations/0003-counts.ts';
import { picturedCountsMigration } from './migrations/0004-pictured-counts.ts';
import { stationsMigration } from './migrations/0005-stations.ts';
import { folderTurnsMigration } from './migrations/0007-folder-turns.ts';
import { picturesLetGoMigration } from './migrations/0008-pictures-let-go.ts';
import { reviewDetailsMigration } from './migrations/0010-review-details.ts';
import { reviewSamplesMigration } from './migrations/0011-review-samples.ts';
import { ownChoicesMigration } from './migrations/0015-own-choices.ts';
import { sumsOfCountsMigration } from './migrations/0016-sums-of-counts.ts';
import { pictureBytesMigration } from './migrations/0017-picture-bytes.ts';

/** One step: plain SQL, never edited after a release. Step n brings `user_version` from n - 1 to n. */
export type Migration = string;

/** A number that was set aside and not needed. */
const nothing: Migration = '';

/** The place in this list is the number in the file's name. */
export const migrations: readonly Migration[] = [
  recordingsMigration,
  detectionsMigration,
  countsMigration,
  picturedCountsMigration,
  stationsMigration,
  nothing, // 6
  folderTurnsMigration,
  picturesLetGoMigration,
  nothing, // 9
  reviewDetailsMigration,
  reviewSamplesMigration,
  nothing, // 12
  nothing, // 13
  nothing, // 14
  ownChoicesMigration,
  sumsOfCountsMigration,
  pictureBytesMigration,
];

/**
 * Brings the database to the newest version, each step in its own transaction. A database that holds something is copied
 * to `backups/songsight-before-update-v<n>.db` first.
 * @throws KnownFailure `database-too-new` when a newer Songsight has written it.
 */
export function migrate(db: Database.Database, steps: readonly Migration[]): void {
  const version = readVersion(db);
  if (version > steps.length) {
    throw new KnownFailure(
      'database-too-new',
      'This data folder was written by a newer Songsight. Install the newer version to open it; nothing was changed.',
      { path: db.name },
    );
  }
  if (version === steps.length) return;
  if (version > 0) backUp(db, steps.length);
  takeSteps(db, steps, version);
}

/** Steps from this version on, each in its own transaction. */
export function takeSteps(db: Database.Database, steps: readonly Migration[], from: number): void {
  for (const [index, step] of steps.entries()) {
    if (index < from) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

export function readVersion(db: Database.Database): number {
  const version = db.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

/** A copy has its name only when it is whole and on the disk. */
function backUp(db: Database.Database, target: number): void {
  const folder = backupsFolder(dirname(db.name));
  const copy = join(folder, `songsight-before-update-v${target}.db`);
  const part = `${copy}.part`;
  makeFolder(folder);
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    flush(part);
    renameSync(part, copy);
  } catch (thrown) {
    rmSync(part, { force: true });
    throw thrown;
  }
}
