import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './open-store.ts';

/** Bytes that the database and the pictures take on the disk. */
export async function diskUse(store: Store): Promise<{ databaseBytes: number; picturesBytes: number }> {
  const sizes = await Promise.all(
    ['songsight.db', 'songsight.db-wal'].map(async (name) => sizeOf(join(store.folder, name))),
  );
  const row = store.db.prepare<[], { bytes: number | null }>('SELECT sum(bytes) AS bytes FROM pictures').get();
  return { databaseBytes: sizes.reduce((sum, size) => sum + size, 0), picturesBytes: row?.bytes ?? 0 };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
