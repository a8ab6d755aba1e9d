import { mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { followCopy } from '#engine/upkeep/follow-copy.ts';
import { copyBeforeUpdate, migrations, newestVersion } from '#store/opening/migrate.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a copy is told as it grows, never beyond what it will be, and no more once it has its own name', async () => {
  const database = path.join(await temporaryFolder(), 'songsight.db');
  const part = copyBeforeUpdate(database, newestVersion(migrations));
  const told: number[] = [];
  const stop = followCopy({ at: 'copying', path: database, bytesDone: 0, bytes: 1000 }, ({ bytesDone }) => {
    told.push(bytesDone);
  });
  try {
    mkdirSync(path.dirname(part), { recursive: true });
    for (const [size, shown] of [
      [300, 300],
      [700, 700],
      [1024, 1000],
    ] as const) {
      writeFileSync(part, '', { flag: 'a' });
      truncateSync(part, size);
      await vi.waitFor(() => expect(told.at(-1)).toBe(shown), { timeout: 20_000 });
    }
    renameSync(part, `${part}.whole`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(told).toEqual([300, 700, 1000]);
  } finally {
    stop();
  }
});
