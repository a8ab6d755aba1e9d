import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { answered } from '#analysis/reading/file-bytes.ts';
import type { FolderRow } from '#store/queue/folders.ts';
import { markMissing, presentFiles } from '#store/queue/file-queue.ts';
import type { EngineCore } from '../engine.ts';
import { enqueueSeen } from './enqueue-seen.ts';
import { answerWithinMs, isGone } from './folder-presence.ts';
import { shown, type SeenFile } from './scan-folder.ts';
import { atMost } from './settle.ts';

/**
 * Which of these files, relative to the folder, are really gone; of one whose drive does not answer, or answers with an error,
 * nothing is known.
 */
export async function goneOf(folder: string, paths: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const path of paths) {
    const look = stat(join(folder, path)).then(() => false, isGone);
    if ((await atMost(look, answerWithinMs)) === true) gone.push(path);
  }
  return gone;
}

/**
 * The same of many files, given in the order of their paths: each of their folders is read once, and no file is asked for. What is
 * gone is given folder by folder.
 * @throws KnownFailure when the drive does not answer
 */
export async function* goneByFolder(folder: string, paths: Iterable<string>): AsyncGenerator<string[]> {
  let inside = '';
  let names: string[] = [];
  for (const path of paths) {
    const end = path.lastIndexOf('/');
    if (path.slice(0, end + 1) !== inside) {
      yield await unlisted(folder, inside, names);
      inside = path.slice(0, end + 1);
      names = [];
    }
    names.push(path.slice(end + 1));
  }
  yield await unlisted(folder, inside, names);
}

/** A folder whose name is no text cannot be asked for by it; the next look through everything reaches it. */
const isOnlyShown = /\\x[0-9A-F]{2}/;

async function unlisted(folder: string, inside: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0 || isOnlyShown.test(inside)) return [];
  const path = join(folder, inside);
  const entries = await answered(
    readdir(path, { encoding: 'buffer' }).catch((thrown: unknown) => (isGone(thrown) ? [] : null)),
    path,
  );
  if (entries === null) return [];
  const there = new Set(entries.map(shown));
  return names.filter((name) => !there.has(name)).map((name) => inside + name);
}

/** Marks what is gone of all known files. @param isStill whether the folder is the one that was begun with: else its files say nothing. */
export async function markGone(
  { store: { db } }: EngineCore,
  { id, path }: FolderRow,
  isStill: () => Promise<boolean>,
): Promise<void> {
  for await (const gone of goneByFolder(path, presentFiles(db, id))) {
    if (gone.length === 0) continue;
    if (!(await isStill())) return;
    markMissing(db, id, gone);
  }
}

/** What the system told of a folder. */
export type Gathered = { readonly changed: Map<string, SeenFile>; readonly gone: Set<string> };

/** Marks what is really gone and puts what is new into the queue. @returns false: the folder is not the one that was begun with */
export async function passOn(
  engine: EngineCore,
  folder: FolderRow,
  { changed, gone }: Gathered,
  isStill: () => Promise<boolean>,
): Promise<boolean> {
  if (!(await isStill())) return false;
  const missing = await goneOf(
    folder.path,
    [...gone].filter((path) => !changed.has(path)),
  );
  if (!(await isStill())) return false;
  markMissing(engine.store.db, folder.id, missing);
  const seen = [...changed.values()].map((file) => ({ ...file, notBeforeMs: 0 }));
  await enqueueSeen(engine, folder, seen);
  return true;
}
