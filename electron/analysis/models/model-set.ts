import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence, type SentenceKey } from '#contract/words/sentence.ts';
import { embeddingWidth } from '../classifying/encoder.ts';
import { unpackHead, type Head } from '../classifying/head.ts';
import { plainName, unpackNames, type NameVectors } from '../painting/name-vectors.ts';
import type { PackFacts } from '../process/analyst.ts';
import { sha256 } from './file-hash.ts';
import { heardToHz } from './classifier-family.ts';
import { checkLocation, checkManifest, filesToLoad, type PackManifest, type PainterFacts } from './pack-manifest.ts';
import type { LocationFacts, ModelFacts, PortFacts, UnetFacts } from './port-schema.ts';

/** A pack whose manifest and files were checked; its models are not loaded yet. */
export type ModelPack = {
  /** A person's own classifier on the embeddings; null: the pack has none. */
  readonly head: Head | null;
  /** By what its painter is told the species; null: it is not. */
  readonly names: NameVectors | null;
  readonly folder: string;
  readonly manifest: PackManifest;
  readonly facts: PackFacts;
};

/** A defect of a pack as a failure. `problem` is the end of a sentence. */
export function packInvalid(folder: string, problem: Sentence, cause?: unknown): KnownFailure {
  return new KnownFailure('pack-invalid', 'pack-unusable', { values: { problem }, path: folder, cause });
}

/** @throws KnownFailure `pack-invalid` where a model's file is not the one that the manifest means */
async function checkFile(folder: string, model: Pick<ModelFacts<string, string>, 'file' | 'sha256'>): Promise<void> {
  const found = await sha256(join(folder, model.file)).catch((thrown: unknown) => {
    throw packInvalid(folder, sentence('pack-file-missing', { file: model.file }), thrown);
  });
  if (found !== model.sha256) throw packInvalid(folder, sentence('pack-file-altered', { file: model.file }));
}

/**
 * Looks whether the files of a pack that listen and paint are those that its manifest means. What is wrong with the manifest is said by
 * whoever reads all of it.
 * @throws KnownFailure `pack-invalid`
 */
export async function checkModelFiles(folder: string): Promise<void> {
  const manifest = await readFile(join(folder, 'manifest.json')).then(parsed, () => null);
  for (const file of filesToLoad(manifest)) await checkFile(folder, file);
}

function size({ sizes }: PortFacts): string {
  return sizes.join(' x ');
}

/** Sample, features and prediction of a U-Net in one text: the two of a pack stand in for each other. */
const portsOf = ({ inputs, outputs }: UnetFacts): string =>
  [inputs.sample, inputs.features, outputs.prediction].map(size).join(', ');

type Misfit = Extract<SentenceKey, `misfit-${string}`>;

/** Shapes of one pack must fit each other. @returns what does not, as the end of a sentence, or null. */
function misfit({ encoder, labels, location, painter, sound }: PackManifest): Sentence | null {
  const { mel, rateHz, windowSeconds } = sound;
  const heard = size(encoder.inputs.sound);
  const ports: [Misfit, string, string][] = [
    mel === null
      ? ['misfit-waveform', heard, String(Math.round(rateHz * windowSeconds))]
      : ['misfit-mel', heard, `${String(mel.bands)} x ${String(mel.frames)}`],
    ['misfit-probabilities', size(encoder.outputs.probabilities), String(labels.length - (encoder.head?.labels ?? 0))],
  ];
  if (location !== null) {
    const probabilities = size(location.outputs.probabilities);
    ports.push(['misfit-place', size(location.inputs.place), '3']);
    ports.push(['misfit-place-probabilities', probabilities, String((location.species ?? labels).length)]);
  }
  if (painter !== null && encoder.outputs.features !== undefined) {
    const { unet, decoder, quick, imageSize } = painter;
    const latent = size(unet.inputs.sample);
    const image = `3 x ${String(imageSize)} x ${String(imageSize)}`;
    ports.push(
      ['misfit-features', size(unet.inputs.features), size(encoder.outputs.features)],
      ['misfit-prediction', size(unet.outputs.prediction), latent],
      ['misfit-picture', decoder === null ? latent : size(decoder.outputs.image), image],
    );
    if (quick !== null) ports.push(['misfit-quick', portsOf(quick.unet), portsOf(unet)]);
    if (decoder !== null) ports.push(['misfit-decoder', size(decoder.inputs.latent), latent]);
  }
  const wrong = ports.find(([, found, wanted]) => found !== wanted);
  if (wrong === undefined) return unknownSpecies(labels, painter?.species ?? []);
  const [key, found, wanted] = wrong;
  return { key, values: { found, wanted } };
}

/** A species that the painter is said to have learnt, and that is none of the pack's. */
function unknownSpecies(labels: PackManifest['labels'], painted: readonly string[]): Sentence | null {
  const known = new Set<string>(labels.flatMap(({ kind, code }) => (kind === 'species' ? [code] : [])));
  const code = painted.find((each) => !known.has(each));
  return code === undefined ? null : sentence('pack-painter-species', { code });
}

function packFacts(manifest: PackManifest, hash: string): PackFacts {
  const { name, version, title, labels, sound, painter, encoder } = manifest;
  const width = embeddingWidth(encoder);
  return {
    name,
    version,
    title,
    hash,
    labels,
    windowSeconds: sound.windowSeconds,
    heardToHz: heardToHz(sound.rateHz, sound.windowSeconds, sound.mel?.maxHz ?? null),
    embedding: width === null ? null : { model: encoder.sha256, width },
    painter: painter === null ? null : paintingFacts(painter, labels),
  };
}

function paintingFacts(facts: PainterFacts, labels: PackManifest['labels']): PackFacts['painter'] {
  const { imageSize, quick, defaults, names } = facts;
  const named = names === null ? null : Object.keys(names.species).map(plainName);
  const known = new Set(named);
  const codes = labels.flatMap(({ code, scientificName }) => (known.has(plainName(scientificName)) ? [code] : []));
  const species = facts.species ?? (named === null ? null : codes);
  return { imageSize, species, named, quickSteps: quick?.steps ?? null, ...defaults };
}

async function readManifest(folder: string): Promise<{ manifest: PackManifest; hash: string }> {
  const bytes = await readFile(join(folder, 'manifest.json')).catch((thrown: unknown) => {
    throw packInvalid(folder, sentence('pack-file-missing', { file: 'manifest.json' }), thrown);
  });
  const read = checkManifest(parsed(bytes));
  if (!read.ok) throw packInvalid(folder, read.problem);
  return { manifest: read.manifest, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** null: not JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** The manifest alone, without a look at the files. @throws KnownFailure `pack-invalid` */
export async function readPackManifest(folder: string): Promise<PackManifest> {
  return (await readManifest(folder)).manifest;
}

/** What a manifest says of its model of where and when species live, without a look at its thousands of labels; null: nothing. */
export async function readLocation(folder: string): Promise<{ title: string; location: LocationFacts } | null> {
  return checkLocation(parsed(await readFile(join(folder, 'manifest.json'))));
}

/** Every model file of a pack. */
export function modelsOf({ encoder, location, painter }: PackManifest): ModelFacts<string, string>[] {
  const painting =
    painter === null ? [] : [painter.unet, painter.decoder, painter.quick?.unet].flatMap((it) => it ?? []);
  return [encoder, ...(location === null ? [] : [location]), ...painting];
}

/** Every file that a pack is made of, by its name. */
export function packFileNames(manifest: PackManifest): string[] {
  const { head } = manifest.encoder;
  return [
    'manifest.json',
    ...new Set(modelsOf(manifest).map(({ file }) => file)),
    ...(manifest.modelCard === null ? [] : [manifest.modelCard]),
    ...(manifest.painter?.names ? [manifest.painter.names.file] : []),
    ...(head === null ? [] : [head.file, ...(typeof head.report === 'string' ? [head.report] : [])]),
  ];
}

type SmallFile = { readonly file: string; readonly sha256: string };

/** @throws KnownFailure `pack-invalid` where the file is another one than was meant */
async function readNumbers<T>(folder: string, meant: SmallFile, unpack: (bytes: Uint8Array) => T | null): Promise<T> {
  const { file } = meant;
  const bytes = await readFile(join(folder, file)).catch((thrown: unknown) => {
    throw packInvalid(folder, sentence('pack-file-missing', { file }), thrown);
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  const unpacked = found === meant.sha256 ? unpack(bytes) : null;
  if (unpacked === null) throw packInvalid(folder, sentence('pack-file-altered', { file }));
  return unpacked;
}

async function readHead(folder: string, { encoder }: PackManifest): Promise<Head | null> {
  const { head } = encoder;
  const width = embeddingWidth(encoder);
  if (head === null) return null;
  return readNumbers(folder, head, (bytes) => (width === null ? null : unpackHead(bytes, head.labels, width)));
}

async function readNames(folder: string, { painter }: PackManifest): Promise<NameVectors | null> {
  const names = painter?.names ?? null;
  const width = painter?.unet.inputs.features.sizes.at(-1);
  if (names === null || width === undefined) return null;
  return readNumbers(folder, names, (bytes) => unpackNames(bytes, names.species, width));
}

/** Which of a pack's models are loaded by whoever reads it, so that their checksums are looked at; `analyst`: those that listen and paint. */
export type ModelsMeant = 'all' | 'analyst' | 'location' | 'none';

function meant(manifest: PackManifest, which: ModelsMeant): ModelFacts<string, string>[] {
  const { location } = manifest;
  const isMeant = (model: object): boolean =>
    which === 'all' || (which !== 'none' && (model === location) === (which === 'location'));
  return modelsOf(manifest).filter(isMeant);
}

/**
 * Reads and checks a pack: every field of its manifest, the checksums of its models, and that the shapes fit each other.
 * @param which models whose files are read for it
 * @throws KnownFailure `pack-invalid` with a sentence that names the defect.
 */
export async function readPack(folder: string, which: ModelsMeant = 'all'): Promise<ModelPack> {
  const { manifest, hash } = await readManifest(folder);
  const problem = misfit(manifest);
  if (problem !== null) throw packInvalid(folder, problem);
  for (const model of meant(manifest, which)) await checkFile(folder, model);
  const [head, names] = [await readHead(folder, manifest), await readNames(folder, manifest)];
  return { folder, manifest, facts: packFacts(manifest, hash), head, names };
}
