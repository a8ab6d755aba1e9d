import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

/** What SQLite keeps beside a database in WAL mode. */
const sides = ['-wal', '-shm'] as const;

/** Moves a database with what lies beside it, so that nothing written lately is lost. */
export function moveDatabase(from: string, to: string): void {
  for (const side of ['-wal', '-shm', ''] as const) {
    if (existsSync(from + side)) renameSync(from + side, to + side);
  }
}

export function removeDatabase(path: string): void {
  for (const side of [...sides, '']) rmSync(path + side, { force: true });
}

/** Copies a closed database so that half a copy never has its name. */
export function copyDatabase(from: string, to: string): void {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  copyFileSync(from, part);
  flush(part);
  for (const side of sides) rmSync(to + side, { force: true });
  renameSync(part, to);
}

/** What is on its way to the disk is on the disk afterwards. */
export function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
