import { createHash, randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { makeFolder } from '#store/opening/make-folder.ts';
import { clearLeft, removeMark, takeMark, type OwnerMark } from '#store/opening/owner-mark.ts';
import { writingFailure } from './writing-failure.ts';

/** A folder of our own beside the place where an export is to lie; nothing is seen of it there before it is whole. */
export type Stage = {
  readonly path: string;
  readonly target: string;
  /** Says that somebody is at it; null where the disk knows no locks. */
  readonly mark: OwnerMark | null;
};

/** A lock of another computer is not seen on every share: what another one left is its own to clear away. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const markOf = (path: string): string => `${path}.owner-${host}`;
const ownMark = new RegExp(String.raw`^(\.songsight-export-[0-9a-f]{8})\.owner-${host}$`);

/**
 * Opens a stage, and clears away those beside it that a Songsight left which was killed, or whose disk could not be written any more.
 * @throws KnownFailure `bad-request` where a file stands in the way, `data-folder-unusable`, `disk-full`.
 */
export async function openStage(target: string): Promise<Stage> {
  const beside = await nearestFolder(target);
  try {
    // Asks first whether anything can be kept there at all: below /proc the system's own refusals are odd.
    makeFolder(beside);
    await clearLeftStages(beside);
    const path = join(beside, `.songsight-export-${randomUUID().slice(0, 8)}`);
    const mark = takeMark(markOf(path));
    await mkdir(path).catch((thrown: unknown) => {
      letGo(path, mark);
      throw thrown;
    });
    return { path, target, mark };
  } catch (thrown) {
    throw writingFailure(thrown, beside === target ? target : dirname(target));
  }
}

/** The target, or the nearest folder above it that is there. */
export async function nearestFolder(target: string): Promise<string> {
  for (let at = target; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found?.isDirectory() === true) return at;
    if (found !== null) {
      throw new KnownFailure('bad-request', 'export-place-is-file', { values: { path: at }, path: at });
    }
    if (dirname(at) === at) return at;
  }
}

/** Takes a stage away; one that cannot be goes when somebody writes there again. @param mark where it was opened here */
export async function dropStage({ path, mark = null }: Pick<Stage, 'path'> & Partial<Stage>): Promise<void> {
  await removeFolder(path);
  letGo(path, mark);
}

/** The stage has its place, or is gone. */
export function letGo(path: string, mark: OwnerMark | null): void {
  mark?.release();
  if (isGone(path)) removeMark(markOf(path));
}

async function clearLeftStages(folder: string): Promise<void> {
  // A folder that takes files and shows none has nothing to clear away.
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const stage = ownMark.exec(name)?.[1];
    if (stage !== undefined) await clearLeft(join(folder, name), () => removeFolder(join(folder, stage)));
  }
}

async function removeFolder(path: string): Promise<boolean> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
  return isGone(path);
}

function isGone(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}
