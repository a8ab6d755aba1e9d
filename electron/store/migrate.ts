import { join, dirname } from 'node:path';
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';
import { recordingsMigration } from './migrations/0001-recordings.ts';
import { detectionsMigration } from './migrations/0002-detections.ts';
import { countsMigration } from './migrations/0003-counts.ts';
import { picturedCountsMigration } from './migrations/0004-pictured-counts.ts';

/** One step: plain SQL, never edited after a release. Step n brings `user_version` from n - 1 to n. */
export type Migration = string;

export const migrations: readonly Migration[] = [
  recordingsMigration,
  detectionsMigration,
  countsMigration,
  picturedCountsMigration,
];

/**
 * Brings the database to the newest version, each step in its own transaction. A database that holds something is copied
 * to `songsight-before-v<n>.db` beside it first.
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
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

function readVersion(db: Database.Database): number {
  const version = db.pragma('user_version', { simple: true });
  return typeof version === 'number' ? version : 0;
}

function backUp(db: Database.Database, target: number): void {
  const copy = join(dirname(db.name), `songsight-before-v${target}.db`);
  rmSync(copy, { force: true });
  db.prepare('VACUUM INTO ?').run(copy);
}
