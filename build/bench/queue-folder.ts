import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const filesPerDay = 1440;

/** A season of a recorder that writes every minute: `20260101/20260101_000000.WAV` and so on, empty files. */
export function makeQueueFolder(folder: string, files: number): void {
  const start = Date.UTC(2026, 0, 1);
  for (let at = 0; at < files; at += 1) {
    const stamp = new Date(start + at * 60_000).toISOString().replace(/[-:]/g, '');
    const day = stamp.slice(0, 8);
    if (at % filesPerDay === 0) mkdirSync(path.join(folder, day), { recursive: true });
    writeFileSync(path.join(folder, day, `${day}_${stamp.slice(9, 15)}.WAV`), '');
  }
}
