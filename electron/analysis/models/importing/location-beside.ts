import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ClassifierManifest } from '../classifier-manifest.ts';
import { readLabelFile } from '../label-file.ts';
import { readOnnxGraph, type GraphPort, type OnnxGraph } from '../onnx-graph.ts';
import { convertTflite } from '../tflite/tflite.ts';
import { largestLabels, labelsText } from './labels-text.ts';

type Located = Pick<ClassifierManifest, 'location'>;
type Beside = {
  readonly onnx: Uint8Array;
  readonly location: Omit<NonNullable<Located['location']>, 'file' | 'sha256' | 'bytes'>;
};

/** The location models known have 15 and 30 MB. */
const largestLocation = 512 * 1024 ** 2;

/**
 * The first of these models that says how likely species are at a place and in a week: BirdNET 2.4's, with one probability per label
 * of the sound model, or a geomodel with labels of its own beside it. Others are left alone: a neighbour that cannot be read is no
 * reason to refuse the model that was chosen.
 * @param width labels of the sound model
 */
export async function bringLocation(files: readonly string[], width: number, folder: string): Promise<Located> {
  for (const file of files) {
    const found = /\.tflite$/i.test(file) ? await ofTflite(file, width) : await ofOnnx(file);
    if (found === null) continue;
    const name = plainName(file);
    await writeFile(path.join(folder, name), found.onnx);
    const sha256 = createHash('sha256').update(found.onnx).digest('hex');
    return { location: { file: name, sha256, bytes: found.onnx.length, ...found.location } };
  }
  return {};
}

function plainName(file: string): string {
  const plain = path
    .basename(file)
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, 'location-');
  return plain.replace(/\.(?:tflite|onnx)$/i, '.onnx');
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  const facts = await stat(file);
  return !facts.isFile() || facts.size > largestLocation ? null : readFile(file);
}

async function ofTflite(file: string, width: number): Promise<Beside | null> {
  const bytes = await bytesOf(file);
  const converted = bytes === null ? null : orNull(() => convertTflite(bytes));
  if (converted?.kind !== 'location' || converted.classes !== width) return null;
  const place = { name: 'input', shape: ['place', 3] };
  const probabilities = { name: 'scores', shape: ['place', width] };
  return { onnx: converted.onnx, location: { inputs: { place }, outputs: { probabilities } } };
}

/** A geomodel: latitude, longitude and week 1 to 48 in, a probability for each of its own labels out. It knows no whole year. */
async function ofOnnx(file: string): Promise<Beside | null> {
  const onnx = await bytesOf(file);
  const graph = onnx === null ? null : orNull(() => readOnnxGraph(onnx));
  const [input, output] = [onlyPort(graph?.inputs), onlyPort(graph?.outputs)];
  const width = output?.shape[1] ?? null;
  if (onnx === null || input?.shape[1] !== 3 || output === null || width === null) return null;
  const species = await ownLabels(file, width);
  if (species === null) return null;
  const batch = input.shape[0] === 1 ? 1 : 'place';
  const place = { name: input.name, shape: [batch, 3] };
  const probabilities = { name: output.name, shape: [batch, width] };
  return { onnx, location: { inputs: { place }, outputs: { probabilities }, species, wholeYear: 'highest' } };
}

function onlyPort(ports: OnnxGraph['inputs'] | undefined): GraphPort | null {
  const [port, ...more] = ports ?? [];
  return port !== undefined && more.length === 0 && port.float32 && port.shape.length === 2 ? port : null;
}

/** Scientific names from the labels file of a geomodel, which is named after it; null where none has the right number. */
async function ownLabels(model: string, width: number): Promise<string[] | null> {
  const folder = path.dirname(model);
  for (const name of await readdir(folder)) {
    if (!/geomodel.*label.*\.(?:txt|csv)$/i.test(name) || name.startsWith('.')) continue;
    const file = path.join(folder, name);
    const facts = await stat(file);
    if (!facts.isFile() || facts.size > largestLabels) continue;
    const labels = readLabelFile(labelsText(await readFile(file)).text, { counts: [width], ownLabels: false });
    if (typeof labels !== 'number') return labels.map(({ scientificName }) => scientificName);
  }
  return null;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof KnownFailure || thrown instanceof Error) return null;
    throw thrown;
  }
}
