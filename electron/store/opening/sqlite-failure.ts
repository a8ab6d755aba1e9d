import Database from 'better-sqlite3';
import { KnownFailure } from '#contract/failure.ts';

const keys = {
  'disk-full': 'disk-full',
  'database-damaged': 'database-damaged',
  'database-busy': 'database-busy',
  'data-folder-unusable': 'database-read-only',
} as const;

/** The code of the failure whose sentence this is; null: it is none of the data folder's disk. */
export function diskFailureCode(key: string): keyof typeof keys | null {
  for (const code of Object.keys(keys) as (keyof typeof keys)[]) if (keys[code] === key) return code;
  return null;
}

/** Whether this is a full disk, whoever says it. */
export function isFull(thrown: unknown): boolean {
  return knownCode(thrown) === 'disk-full';
}

function knownCode(thrown: unknown): keyof typeof keys | null {
  if (thrown instanceof Database.SqliteError) {
    if (thrown.code === 'SQLITE_FULL') return 'disk-full';
    if (thrown.code === 'SQLITE_NOTADB' || thrown.code.startsWith('SQLITE_CORRUPT')) return 'database-damaged';
    if (thrown.code.startsWith('SQLITE_BUSY') || thrown.code.startsWith('SQLITE_LOCKED')) return 'database-busy';
    // The disk refused to write or to read: on a full disk SQLite sometimes says no more than that.
    if (thrown.code.startsWith('SQLITE_IOERR')) return 'data-folder-unusable';
    if (thrown.code.startsWith('SQLITE_READONLY') || thrown.code === 'SQLITE_CANTOPEN') return 'data-folder-unusable';
    // The head of the file says a version of SQLite that there is not.
    if (thrown.code === 'SQLITE_ERROR' && thrown.message === 'unsupported file format') return 'database-damaged';
    return null;
  }
  if (thrown instanceof Error && 'code' in thrown) {
    if (thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT') return 'disk-full';
    if (thrown.code === 'EROFS') return 'data-folder-unusable';
  }
  return null;
}

/** What SQLite or the file system says about the disk, as a failure with a sentence; anything else comes back as it is. */
export function diskFailure(thrown: unknown): unknown {
  const code = knownCode(thrown);
  return code === null ? thrown : new KnownFailure(code, keys[code], { cause: thrown });
}
