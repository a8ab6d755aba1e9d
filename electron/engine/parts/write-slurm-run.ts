import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { fileListText, filesToShare } from './file-list.ts';
import { maxArraySize } from './max-array-size.ts';
import { bytesOfParts } from './share.ts';
import { analyseJob, explained, mergeJob, runNames, submitScript, type SlurmRun } from './slurm-job.ts';

/**
 * Writes the jobs of a run and the list of its files into a folder. No file that is there is replaced.
 * @param arraySize `MaxArraySize` of the cluster, where it can be asked
 * @returns what a person should know now.
 * @throws KnownFailure `not-found` for a folder without recordings, `already-there`, `bad-request`, `data-folder-unusable`.
 */
export async function writeSlurmRun(
  run: SlurmRun,
  signal: AbortSignal,
  arraySize: () => Promise<number | null> = maxArraySize,
): Promise<string> {
  for (const path of [run.recordings, run.out]) {
    if (/[\n\r]/.test(path)) throw new KnownFailure('bad-request', 'cluster-name-break', { values: { path }, path });
  }
  // SLURM would look for another folder, and the tasks would end without a word.
  if (/["\\]/.test(run.out)) {
    throw new KnownFailure('bad-request', 'cluster-name-log', { values: { path: run.out }, path: run.out });
  }
  const files = await filesToShare(run.recordings, signal);
  if (files.length === 0) {
    throw new KnownFailure('not-found', 'cluster-no-recordings', { values: { folder: run.recordings } });
  }
  const texts = {
    [runNames.files]: fileListText(files),
    [runNames.analyse]: analyseJob(run),
    [runNames.merge]: mergeJob(run),
    [runNames.submit]: submitScript(run),
  };
  for (const name of Object.keys(texts)) refuseThere(join(run.out, name));
  try {
    mkdirSync(join(run.out, runNames.logs), { recursive: true });
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(run.out, name), text, { flag: 'wx' });
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new KnownFailure('data-folder-unusable', 'cluster-not-written', { values: { path: run.out, detail }, cause });
  }
  const megabytes = bytesOfParts(files, run.parts).map((bytes) => Math.round(bytes / 1e6));
  return explained(run, {
    ...{ files: files.length, least: Math.min(...megabytes), most: Math.max(...megabytes) },
    arraySize: await arraySize(),
  });
}

function refuseThere(path: string): void {
  if (existsSync(path)) throw new KnownFailure('already-there', 'cluster-already-there', { values: { path }, path });
}
