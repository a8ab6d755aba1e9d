import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { TrainedClassifier } from '#contract/search/classifiers.ts';
import { readPackManifest } from '#analysis/models/model-set.ts';

/**
 * How a classifier of a person's own did when it was trained, here or where it was imported from.
 * @param folder of the pack @param pack its id here
 * @throws KnownFailure `bad-request` for a pack that is no such classifier, or that brings no report
 */
export async function readReport(folder: string, pack: string): Promise<TrainedClassifier> {
  const report = await reportOf(folder);
  if (report === null) throw new KnownFailure('bad-request', 'classifier-no-head');
  return { ...report, pack };
}

/** null: it brings none. */
export async function reportOf(folder: string): Promise<TrainedClassifier | null> {
  const { encoder } = await readPackManifest(folder);
  const file = encoder.head?.report ?? null;
  if (file === null) return null;
  try {
    return readAsk(TrainedClassifier, JSON.parse(await readFile(path.join(folder, file), 'utf8')));
  } catch {
    return null;
  }
}
