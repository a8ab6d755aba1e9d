import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/**
 * Puts a staged pack on the shelf. A classifier that is there with other labels, languages or ranges becomes one beside it, with a
 * number behind its version: nobody downloads for nothing, and what listens goes on.
 * @param ofClassifier it was made from the files of a classifier's makers, whatever those are called
 * @returns its id; a pack that is there already keeps its place.
 * @throws KnownFailure `pack-invalid` for a pack of ours whose version another one has
 */
export async function shelve(pack: ModelPack, ownFolder: string, ofClassifier: boolean): Promise<string> {
  const { manifest, folder } = pack;
  const { name, version } = manifest;
  const said = ofClassifier ? modelOf : wordOf;
  const staged = await readManifest(folder);
  for (let number = 1; ; number += 1) {
    const own = number === 1 ? version : `${version}-${String(number)}`;
    const id = `${name}-${own.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}`;
    const place = path.join(ownFolder, id);
    const known = await readManifest(place);
    if (known !== null && staged !== null && said(known) === said(staged)) return id;
    const there = await stat(place).catch(() => null);
    if (there === null) {
      if (own !== version) await writeVersion(folder, own);
      await notePackFiles(folder);
      await rename(folder, place);
      return id;
    }
    if (!ofClassifier || number === mostAlike) {
      throw new KnownFailure('pack-invalid', 'pack-same-version', { values: { name, version }, path: place });
    }
  }
}

/** Somebody who tries so many labels files removes some. */
const mostAlike = 50;

type Manifest = Readonly<Record<string, unknown>>;

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

async function writeVersion(folder: string, version: string): Promise<void> {
  const manifest = { ...(await readManifest(folder)), version };
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

/** What a manifest says; when it was made does not matter. */
const wordOf = (manifest: Manifest): string => JSON.stringify({ ...manifest, createdAt: null });

/** What a classifier is: neither what its files were called, which title and licence tell too, nor a number behind its version. */
function modelOf({ encoder, location, ...manifest }: Manifest): string {
  const unnamed = (part: unknown): object | null => (part instanceof Object ? { ...part, file: null } : null);
  const plain = { ...manifest, createdAt: null, licence: null, title: null, version: null };
  return JSON.stringify({ ...plain, encoder: unnamed(encoder), location: unnamed(location) });
}
