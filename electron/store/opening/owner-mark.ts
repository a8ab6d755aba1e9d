import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** A mark that lies beside something half made for as long as its maker lives. */
export type OwnerMark = {
  /** Lets go of it: whoever finds it from now on may clear away what it stands beside. */
  release(): void;
};

/**
 * Marks that somebody works here: a file with a lock on it, which the operating system lets go of when the process ends in whatever way, so
 * that no number of a process that came later is ever taken for its maker.
 * @returns null where the place keeps no files or knows no locks
 */
export function takeMark(path: string): OwnerMark | null {
  for (let turn = 0; turn < 3; turn += 1) {
    const held = lock(path, false);
    if (held === null) return null;
    // Somebody who found it before it was locked took it for left.
    if (existsSync(path)) return { release: () => void held.close() };
    held.close();
  }
  return null;
}

/**
 * Clears away what the maker of a mark left, where nobody has it any more, and the mark with it.
 * @param clear @returns whether all of it is gone: only then the mark goes
 */
export async function clearLeft(path: string, clear: () => Promise<boolean>): Promise<void> {
  const held = lock(path, true);
  if (held === null) return;
  const cleared = await clear().finally(() => void held.close());
  if (cleared) removeMark(path);
}

export function removeMark(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The disk is read-only now, or gone: it is removed with what it stands beside when somebody writes there again.
  }
}

/** null: another one has it, or there is no locking there. */
function lock(path: string, mustExist: boolean): Database.Database | null {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0, fileMustExist: mustExist });
    // Nothing is written, and so nothing lies beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch {
    db?.close();
    return null;
  }
}
