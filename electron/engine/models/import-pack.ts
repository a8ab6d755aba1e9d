import { createHash, randomUUID } from 'node:crypto';
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ModelPack } from '#analysis/models/model-set.ts';
import { checkPack } from '#analysis/models/check-pack.ts';
import { classifierCard, classifierManifest } from '#analysis/models/classifier-manifest.ts';
import { openZip } from '#analysis/models/open-zip.ts';
import { readOnnxGraph } from '#analysis/models/onnx-graph.ts';

export type PackSource = { readonly path: string; readonly labels: string | null };
export type ImportTools = {
  /** Codes in use by scientific name in small letters. */
  readonly knownCodes: () => ReadonlyMap<string, string>;
  /** ISO 8601 UTC. */
  readonly now: () => string;
};

function refused(message: string, at: string, cause?: unknown): KnownFailure {
  return new KnownFailure('pack-invalid', message, { path: at, cause });
}

/**
 * Brings a pack into a folder of its own, checked; `make` decides what becomes of it and the folder is gone afterwards.
 * @throws KnownFailure `pack-invalid`, `file-missing` with a sentence about what is wrong.
 */
export async function withStagedPack<T>(
  source: PackSource,
  stageFolder: string,
  tools: ImportTools,
  make: (pack: ModelPack) => Promise<T>,
): Promise<T> {
  const stage = path.join(stageFolder, `.import-${randomUUID()}`);
  await mkdir(stage, { recursive: true });
  try {
    await fill(stage, source, tools);
    return await make(await checkPack(await manifestFolder(stage, source.path)));
  } finally {
    await rm(stage, { recursive: true, force: true });
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
    throw refused(
      `Another pack named ${manifest.name} ${manifest.version} is here already. Remove it first, or give this one another version.`,
      place,
    );
  }
  await rename(folder, place);
  return id;
}

async function sameManifest(first: string, second: string): Promise<boolean> {
  const read = (folder: string): Promise<string | null> =>
    readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => null);
  const [one, other] = [await read(first), await read(second)];
  return one !== null && one === other;
}

async function fill(stage: string, source: PackSource, tools: ImportTools): Promise<void> {
  const { path: from } = source;
  const found = await stat(from).catch((thrown: unknown) => {
    throw new KnownFailure('file-missing', 'There is nothing at this place.', { path: from, cause: thrown });
  });
  const ending = path.extname(from).toLowerCase();
  if (found.isDirectory()) await fromFolder(stage, from);
  else if (ending === '.zip') await fromZip(stage, from);
  else if (ending === '.onnx') await fromClassifier(stage, source, tools);
  else if (path.basename(from) === 'manifest.json') await fromFolder(stage, path.dirname(from));
  else throw refused(kinds(ending), from);
}

function kinds(ending: string): string {
  const others: Readonly<Record<string, string>> = {
    '.tflite': 'This is a TensorFlow Lite model. Songsight reads ONNX; get the .onnx file of the same model.',
    '.pt': 'This is a PyTorch model. Songsight reads ONNX; export it first.',
    '.pb': 'This is a TensorFlow model. Songsight reads ONNX; get the .onnx file of the same model.',
    '.h5': 'This is a Keras model. Songsight reads ONNX; get the .onnx file of the same model.',
    '.txt': 'This is a labels file. Choose the .onnx model; the labels are taken with it.',
    '.csv': 'This is a labels file. Choose the .onnx model; the labels are taken with it.',
  };
  return (
    others[ending] ?? 'This is no model pack. Choose a folder with a manifest.json, a .zip of one, or an .onnx model.'
  );
}

async function fromFolder(stage: string, from: string): Promise<void> {
  const names = await readdir(from);
  if (!names.includes('manifest.json')) {
    const models = names.filter((name) => name.toLowerCase().endsWith('.onnx'));
    const hint = models.length > 0 ? ` Choose the model itself: ${models.slice(0, 3).join(', ')}.` : '';
    throw refused(`This folder has no manifest.json, so it is no model pack.${hint}`, from);
  }
  await cp(from, stage, { recursive: true, filter: (each) => !path.basename(each).startsWith('.') || each === from });
}

async function fromZip(stage: string, from: string): Promise<void> {
  const bytes = await readFile(from);
  for (const [name, content] of unzipped(bytes, from)) {
    const place = path.join(stage, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
}

function unzipped(bytes: Uint8Array, from: string): ReadonlyMap<string, Uint8Array> {
  try {
    return openZip(bytes);
  } catch (cause) {
    throw refused('This .zip is damaged or no .zip at all. Download or copy it again.', from, cause);
  }
}

/** The folder that holds manifest.json: the stage itself, or the one folder in it. */
async function manifestFolder(stage: string, from: string): Promise<string> {
  const names = await readdir(stage, { withFileTypes: true });
  if (names.some(({ name }) => name === 'manifest.json')) return stage;
  const [only, ...more] = names.filter((each) => each.isDirectory() && each.name !== '__MACOSX');
  if (only !== undefined && more.length === 0) return path.join(stage, only.name);
  throw refused('There is no manifest.json in it, so it is no model pack.', from);
}

async function fromClassifier(stage: string, { path: from, labels }: PackSource, tools: ImportTools): Promise<void> {
  const bytes = await readFile(from);
  const labelsFile = labels ?? (await labelsBeside(from));
  const labelsText = await readFile(labelsFile, 'utf8').catch((thrown: unknown) => {
    throw new KnownFailure('file-missing', 'The labels file is not there or cannot be read.', {
      path: labelsFile,
      cause: thrown,
    });
  });
  const modelFile = path.basename(from).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const translations = await translationsBeside(labelsFile);
  const createdAt = tools.now();
  const manifest = describe(from, () =>
    classifierManifest({
      graph: readOnnxGraph(bytes),
      modelFile,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      labelsText,
      translations,
      knownCodes: tools.knownCodes(),
      createdAt,
    }),
  );
  await copyFile(from, path.join(stage, modelFile));
  await writeFile(path.join(stage, 'model-card.md'), classifierCard(manifest, createdAt));
  await writeFile(path.join(stage, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

function describe<T>(from: string, make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : 'cannot be read';
    throw refused(/^[a-z]/.test(message) ? `This file ${message}.` : message, from, thrown);
  }
}

/** BirdNET and Perch are passed on with their labels beside the model; a file named like the model wins, then the English one. */
async function labelsBeside(model: string): Promise<string> {
  const folder = path.dirname(model);
  const texts = (await readdir(folder)).filter((name) => /\.(?:txt|csv)$/i.test(name));
  const family = firstWord(path.basename(model));
  const tries = [
    (name: string): boolean => /label|species|classes/i.test(name),
    (name: string): boolean => firstWord(name) === family,
    (name: string): boolean => /(?:_|-)en(?:_|-|\.)/i.test(name),
    (name: string): boolean => !translation.test(name),
  ];
  const candidates = tries.reduce((left, wanted) => {
    const fitting = left.filter(wanted);
    return fitting.length > 0 ? fitting : left;
  }, texts);
  const [only, ...more] = candidates;
  if (only === undefined) {
    throw refused('There is no labels file beside this model. Say which file holds its labels (.txt or .csv).', model);
  }
  if (more.length > 0) {
    const names = candidates.join(', ');
    throw refused(`Several files beside this model may hold its labels (${names}). Say which one.`, model);
  }
  return path.join(folder, only);
}

/** BirdNET's labels come as `..._Labels.txt` and, in other languages, `..._Labels_de.txt`. */
const translation = /_([a-z]{2})(?:_[A-Za-z]{2})?(\.(?:txt|csv))$/;

/** Labels files in other languages beside the one in use, by language code. */
async function translationsBeside(labelsFile: string): Promise<ReadonlyMap<string, string>> {
  const [folder, own] = [path.dirname(labelsFile), path.basename(labelsFile)];
  const stem = own.replace(translation, '$2').replace(/\.[a-z]+$/i, '');
  const found = new Map<string, string>();
  for (const name of await readdir(folder)) {
    const language = translation.exec(name)?.[1];
    if (language === undefined || name === own || !name.startsWith(`${stem}_`)) continue;
    found.set(language, await readFile(path.join(folder, name), 'utf8'));
  }
  return found;
}

const firstWord = (name: string): string => (name.split(/[_\-. ]/)[0] ?? name).toLowerCase();
