import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { modelFileSentences } from '#contract/words/model-files.ts';
import { classifierCard, classifierManifest } from '../classifier-manifest.ts';
import { readOnnxGraph, type OnnxGraph } from '../onnx-graph.ts';
import { convertTflite } from '../tflite/tflite.ts';
import type { Labels } from './labels-beside.ts';
import { bringLocation } from './location-beside.ts';
import { refused } from './refused.ts';
import { regularSize } from './regular-file.ts';

export type ClassifierSource = {
  readonly model: string;
  /** Models of the same folder, one of which may say where species live. */
  readonly beside: readonly string[];
  readonly labels: Labels;
  /** Codes in use, by scientific name in small letters. */
  readonly knownCodes: ReadonlyMap<string, string>;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
};

/** What ONNX Runtime reads, and a protobuf cannot be longer. */
const largestModel = 2 * 1024 ** 3 - 1;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const isTflite = (file: string): boolean => /\.tflite$/i.test(file);

/** `My model (1).tflite` -> `My-model-1-.onnx`; a name without a Latin letter is `model.onnx`. */
function onnxName(file: string): string {
  const stem = path.basename(file).replace(/\.(?:tflite|onnx)$/i, '');
  const plain = stem.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, 'model-');
  return `${plain === 'model-' ? 'model' : plain}.onnx`;
}

/**
 * Writes a pack of a classifier as its makers publish it: the model as ONNX, its labels as a manifest, the location model where one
 * lies beside it, and a card.
 * @throws KnownFailure `pack-invalid`
 */
export async function writeClassifierPack(source: ClassifierSource, folder: string): Promise<void> {
  const { model, labels, knownCodes, createdAt } = source;
  await mkdir(folder, { recursive: true });
  const bytes = await readModel(model);
  const onnx = isTflite(model) ? soundModel(bytes) : bytes;
  const modelFile = onnxName(model);
  await writeFile(path.join(folder, modelFile), onnx);
  const manifest = classifierManifest({
    graph: graphOf(onnx, model),
    modelFile,
    sourceFile: path.basename(model).normalize('NFC'),
    sha256: sha256(onnx),
    // Stays the same when the way of converting changes.
    version: sha256(bytes).slice(0, 12),
    bytes: onnx.length,
    labelsText: labels.text,
    labelsFile: labels.file,
    translations: labels.translations,
    knownCodes,
    createdAt,
  });
  const location = await bringLocation(source.beside, manifest.labels.length, folder);
  const notes = labels.encoding === 'windows-1252' ? [modelFileSentences['labels-windows-1252'].en] : [];
  await writeFile(path.join(folder, 'model-card.md'), classifierCard(manifest, createdAt, notes));
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, ...location }, null, 2));
}

async function readModel(file: string): Promise<Uint8Array> {
  if ((await regularSize(file)) > largestModel) throw refused('model-large', {}, { path: file });
  return readFile(file);
}

function soundModel(bytes: Uint8Array): Uint8Array {
  const { kind, onnx } = convertTflite(bytes);
  if (kind !== 'sound') throw refused('model-is-location');
  return onnx;
}

function graphOf(onnx: Uint8Array, model: string): OnnxGraph {
  try {
    return readOnnxGraph(onnx);
  } catch (cause) {
    throw refused('model-damaged', { name: path.basename(model) }, { path: model, cause });
  }
}
