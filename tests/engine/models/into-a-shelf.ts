import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { KnownFailure } from '#contract/failure.ts';
import type { PackManifest } from '#analysis/models/pack-manifest.ts';
import { withStagedPack } from '#engine/models/import-pack.ts';
import { modelPreparer } from '#engine/models/prepare-in-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
const inProcess = modelPreparer(undefined);

export type Imported = { readonly manifest: PackManifest; readonly encoding: string | null };

/** Imports a model into a shelf that must be empty afterwards. */
export async function importModel(path: string, labels: string | null = null, prepare = inProcess): Promise<Imported> {
  const shelf = await temporaryFolder();
  const onRecord = new Set<string>();
  const tools = {
    knownCodes: () => new Map<string, string>(),
    now: () => '2026-05-01T00:00:00Z',
    prepare,
    track: <T>(work: Promise<T>) => work,
    begun: (stage: string) => void onRecord.add(stage),
    ended: (stage: string) => void onRecord.delete(stage),
  };
  try {
    return await withStagedPack({ path, labels }, shelf, tools, ({ manifest }, encoding) =>
      Promise.resolve({ manifest, encoding }),
    );
  } finally {
    expect(await readdir(shelf)).toEqual([]);
    expect([...onRecord]).toEqual([]);
  }
}

export async function problemOf(path: string, labels: string | null = null): Promise<string> {
  const thrown: unknown = await importModel(path, labels).then(
    () => null,
    (failure: unknown) => failure,
  );
  expect(thrown).toBeInstanceOf(KnownFailure);
  return thrown instanceof Error ? thrown.message : '';
}

/** A folder with these files, by their names in it. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
