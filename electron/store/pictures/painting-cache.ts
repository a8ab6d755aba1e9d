import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameId } from '#contract/pictures.ts';
import { makeFolder } from '../opening/make-folder.ts';
import { ownFile } from '../opening/own-files.ts';
import { writeFlushedFile } from './picture-files.ts';
import { diskFailure } from '../opening/sqlite-failure.ts';

/** Denoising steps and blends are kept for a while only: they can be painted again from the same sound. */
const mostFiles = 3000;
/** So many stay after tidying, so that it is not done for every one. */
const tidiedFiles = 2400;

const folderOf = (dataFolder: string): string => join(dataFolder, 'cache', 'paintings');

/** @returns null when it is no longer there. */
export function framePath(dataFolder: string, frame: FrameId): string | null {
  return ownFile(folderOf(dataFolder), `${frame}.png`, 'frame');
}

/** The names of the paintings that follow from these facts: the same facts, the same names. */
export function frameIds(facts: Readonly<Record<string, string | number>>, count: number): FrameId[] {
  const key = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 20);
  return Array.from({ length: count }, (_, index) => `${key}-${index}` as FrameId);
}

/** Whether all of them are there; they then count as just used. */
export function haveFrames(dataFolder: string, frames: readonly FrameId[]): boolean {
  const paths = frames.flatMap((frame) => framePath(dataFolder, frame) ?? []);
  if (frames.length === 0 || paths.length < frames.length) return false;
  const now = new Date();
  for (const path of paths) utimesSync(path, now, now);
  return true;
}

/** Writes paintings under their names and lets the oldest go. @throws KnownFailure `disk-full`. */
export function writeFrames(dataFolder: string, frames: readonly FrameId[], pngs: readonly Uint8Array[]): void {
  try {
    makeFolder(folderOf(dataFolder));
    for (const [index, frame] of frames.entries()) {
      const png = pngs[index];
      if (png !== undefined) writeFlushedFile(join(folderOf(dataFolder), `${frame}.png`), png);
    }
  } catch (thrown) {
    throw diskFailure(thrown);
  }
  letOldestGo(folderOf(dataFolder));
}

function letOldestGo(folder: string): void {
  const names = readdirSync(folder).filter((name) => ownFile(folder, name, 'frame') !== null);
  if (names.length <= mostFiles) return;
  const byAge = names
    .map((name) => ({ path: join(folder, name), usedMs: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.usedMs - b.usedMs);
  for (const { path } of byAge.slice(0, names.length - tidiedFiles)) rmSync(path, { force: true });
}
