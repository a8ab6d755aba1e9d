import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';

/** What became of the database's file while it was open. */
type DatabaseLoss = 'gone' | 'replaced';

/** Looks whether the file that was opened still lies in its place. */
export type DatabasePresence = {
  /** Once lost, always lost: what was put back meanwhile may be another one. */
  lost(): DatabaseLoss | null;
};

/**
 * An open database goes on working when its file is renamed, deleted or replaced, and everything written from then on is lost
 * with it. This notices, brings what waits in the log into the file wherever it lies now, and lets nothing be written any more.
 */
export function watchOverDatabase(db: Database.Database): DatabasePresence {
  const opened = identityOf(db.name);
  let loss: DatabaseLoss | null = null;
  return {
    lost: () => {
      if (loss !== null) return loss;
      const now = identityOf(db.name);
      if (now === opened) return null;
      loss = now === null ? 'gone' : 'replaced';
      closeForWriting(db);
      return loss;
    },
  };
}

/** What is told of it. */
export function databaseLost(path: string): KnownFailure {
  return new KnownFailure('database-gone', 'database-gone', { path });
}

/** null: there is nothing, or its disk is away. */
function identityOf(path: string): string | null {
  try {
    const facts = statSync(path, { bigint: true });
    return `${facts.dev}-${facts.ino}`;
  } catch {
    return null;
  }
}

/** A log that were left beside another database would be taken for that one's. */
function closeForWriting(db: Database.Database): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Its disk is away.
  }
  db.pragma('query_only = ON');
}
