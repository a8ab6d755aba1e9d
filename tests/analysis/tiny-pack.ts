import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tinyPack } from './tiny-pack-folder.ts';

/** A copy of the tiny pack whose manifest was changed; gone when the test is over. */
export async function changedPack(change: (manifest: Record<string, never>) => unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'songsight-pack-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(tinyPack, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, never>;
  const changed = change(manifest) ?? manifest;
  await writeFile(path, typeof changed === 'string' ? changed : JSON.stringify(changed));
  return folder;
}
