import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './open-store.ts';

/** Bytes that the database and the pictures take on the disk. */
export async function diskUse(store: Store): Promise<{ databaseBytes: number; picturesBytes: number }> {
  const database = ['songsight.db', 'songsight.db-wal'].map((name) => sizeOf(join(store.folder, name)));
  const entries = await readdir(store.picturesPath, { recursive: true, withFileTypes: true });
  let picturesBytes = 0;
  for (const entry of entries) if (entry.isFile()) picturesBytes += await sizeOf(join(entry.parentPath, entry.name));
  const sizes = await Promise.all(database);
  return { databaseBytes: sizes.reduce((sum, size) => sum + size, 0), picturesBytes };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}
