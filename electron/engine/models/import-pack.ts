import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { diskFailure } from '#analysis/models/importing/refused.ts';
import { readPack, type ModelPack } from '#analysis/models/model-set.ts';
import type { PreparedModel } from '#analysis/models/importing/prepare-model.ts';
import type { Ending } from '../ending.ts';
import { notePackFiles } from './pack-files.ts';
import type { PrepareModel } from './prepare-in-child.ts';

export type PackSource = { readonly path: string; readonly labels: string | null };
export type ImportTools = {
  /** Codes in use by scientific name in small letters. */
  readonly knownCodes: () => ReadonlyMap<string, string>;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly prepare: PrepareModel;
  /** Has the end of the program wait until nothing is left of the work. */
  readonly track: Ending['track'];
  /** Puts the folder of that name on record before it is made, so that the next start cleans it away after a crash; `ended` when it is gone. */
  readonly begun: (stage: string) => void;
  readonly ended: (stage: string) => void;
};

type UsePack<T> = (pack: ModelPack, labelsEncoding: PreparedModel['labelsEncoding']) => Promise<T>;

/**
 * Brings a model into a folder of its own, read, checked and tried by another process; `make` decides what becomes of it and the folder
 * is gone afterwards, whatever happens.
 * @throws KnownFailure `pack-invalid`, `file-missing` with a sentence about what is wrong.
 */
export function withStagedPack<T>(
  source: PackSource,
  stageFolder: string,
  tools: ImportTools,
  make: UsePack<T>,
): Promise<T> {
  return tools.track(stagePack(source, stageFolder, tools, make));
}

async function stagePack<T>(source: PackSource, stageFolder: string, tools: ImportTools, make: UsePack<T>): Promise<T> {
  const name = `.import-${randomUUID()}`;
  const stage = path.join(stageFolder, name);
  tools.begun(name);
  try {
    await mkdir(stage, { recursive: true }).catch((thrown: unknown) => {
      throw diskFailure(thrown, source.path, stageFolder);
    });
    const [knownCodes, createdAt] = [tools.knownCodes(), tools.now()];
    const { folder, labelsEncoding } = await tools.prepare({ ...source, stage, knownCodes, createdAt });
    return await make(await readPack(folder), labelsEncoding);
  } finally {
    await rm(stage, { recursive: true, force: true });
    tools.ended(name);
  }
}

/** Puts a staged pack on the shelf. @returns its id; a pack that is there already keeps its place. */
export async function shelve({ manifest, folder }: ModelPack, ownFolder: string): Promise<string> {
  const version = manifest.version.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const id = `${manifest.name}-${version}`;
  const place = path.join(ownFolder, id);
  if (await sameManifest(place, folder)) return id;
  const there = await stat(place).catch(() => null);
  if (there !== null) {
    throw new KnownFailure('pack-invalid', 'pack-same-version', {
      values: { name: manifest.name, version: manifest.version },
      path: place,
    });
  }
  await notePackFiles(folder);
  await rename(folder, place);
  return id;
}

/** Whether two manifests say the same; when they were made does not matter. */
async function sameManifest(first: string, second: string): Promise<boolean> {
  const read = (folder: string): Promise<string | null> =>
    readFile(path.join(folder, 'manifest.json'), 'utf8').then(
      (text) => text.replace(/"createdAt": *"[^"]*"/, ''),
      () => null,
    );
  const [one, other] = [await read(first), await read(second)];
  return one !== null && one === other;
}
