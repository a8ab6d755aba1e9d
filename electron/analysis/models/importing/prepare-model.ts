import { cp, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkPack } from '../check-pack.ts';
import { writeClassifierPack } from './classifier-pack.ts';
import { readLabels } from './labels-beside.ts';
import type { LabelsEncoding } from './labels-text.ts';
import { diskFailure } from './refused.ts';
import { findModel, type ModelSource } from './model-source.ts';
import { selfCheck } from './self-check.ts';

export type PrepareAsk = {
  /** A .tflite, an .onnx, a .zip, a folder or a manifest.json. */
  readonly path: string;
  /** The labels file a person named; null: the one beside the model. */
  readonly labels: string | null;
  /** An empty folder of the caller's, who removes it whatever happens. Nothing is written anywhere else. */
  readonly stage: string;
  /** Codes in use, by scientific name in small letters. */
  readonly knownCodes: ReadonlyMap<string, string>;
  /** ISO 8601 UTC, for the manifest. */
  readonly createdAt: string;
};

export type PreparedModel = {
  /** A checked pack inside the stage. */
  readonly folder: string;
  /** How the labels file was written, where a classifier was made a pack; null for a pack of ours. */
  readonly labelsEncoding: LabelsEncoding | null;
};

/**
 * Makes a checked pack of whatever a person chose: reads it, converts it, compares it with its labels and lets it listen to a built-in
 * sound. The files come from anywhere, so this runs in a process of its own (process/analyst-messages.ts).
 * @throws KnownFailure `file-missing`, `file-unreadable`, `disk-full`, `pack-invalid` with what is wrong
 */
export async function prepareModel(ask: PrepareAsk): Promise<PreparedModel> {
  try {
    const source = await findModel(ask.path, ask.stage);
    const prepared = await brought(source, ask);
    await selfCheck(await checkPack(prepared.folder));
    return prepared;
  } catch (thrown) {
    throw diskFailure(thrown, ask.path, ask.stage);
  }
}

async function brought(source: ModelSource, ask: PrepareAsk): Promise<PreparedModel> {
  const folder = path.join(ask.stage, 'pack');
  if (source.kind === 'pack') {
    if (source.unpacked) return { folder: source.folder, labelsEncoding: null };
    await copyPack(source.folder, folder);
    return { folder, labelsEncoding: null };
  }
  const { model, beside } = source;
  const labels = await readLabels(model, ask.labels);
  await writeClassifierPack({ model, beside, labels, knownCodes: ask.knownCodes, createdAt: ask.createdAt }, folder);
  return { folder, labelsEncoding: labels.encoding };
}

/** Links become what they point to; hidden files, devices and pipes stay behind. */
function copyPack(from: string, to: string): Promise<void> {
  const wanted = async (each: string): Promise<boolean> => {
    if (each !== from && path.basename(each).startsWith('.')) return false;
    const facts = await stat(each);
    return facts.isFile() || facts.isDirectory();
  };
  return cp(from, to, { recursive: true, dereference: true, filter: wanted });
}
