import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { answered } from '#analysis/reading/file-bytes.ts';
import type { FolderId } from '#contract/ids.ts';
import type { FolderTurn } from '#contract/watch.ts';
import { cancelWaiting, retryFailed } from '#store/queue/file-queue.ts';
import { allFolders, folderAt, folderById, moveFolder, setFolderTurn, type FolderRow } from '#store/queue/folders.ts';
import { ofFolder } from '#store/queue/file-scope.ts';
import { knownPlaces } from '#store/queue/missing-files.ts';
import { requeueOutdated } from '#store/recordings/analyses.ts';
import { analysisKey, folderKeys, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { WatchParts } from './watch-control.ts';

/** So many known files are looked for before a folder is taken for another one's new place. */
const triedPlaces = 200;

/** Every folder Songsight has ever been given, watched or not. */
export function knownFolders({ store }: EngineCore): FolderRow[] {
  return allFolders(store.db);
}

/** @throws KnownFailure `not-found`. */
export function turnFolder(engine: EngineCore, parts: WatchParts, folder: FolderId, turn: FolderTurn): void {
  if (!setFolderTurn(engine.store.db, folder, turn)) throw unknownFolder();
  // What is at hand goes back into the queue, so that the new turn holds from now on.
  parts.queue.interrupt();
  ended(parts);
}

/**
 * Analyses a folder with a model of its own, or with the one in use. What was heard there with another model stays, and is shown until
 * the recording has been analysed with this one.
 * @throws KnownFailure `not-found`, `pack-invalid`.
 */
export async function chooseFolderModel(
  engine: EngineCore,
  parts: WatchParts,
  folder: FolderId,
  model: string | null,
): Promise<void> {
  known(engine, folder);
  await engine.folderModels.choose(folder, model);
  // What is at hand goes back into the queue: it is listened to with the other model.
  parts.queue.interrupt();
  requeueOutdated(engine.store.db, ofFolder(folder), folderKeys(engine).get(folder) ?? analysisKey(engine));
  ended(parts);
}

/** @throws KnownFailure `not-found`. */
export function cancelFolder(engine: EngineCore, parts: WatchParts, folder: FolderId): void {
  known(engine, folder);
  cancelWaiting(engine.store.db, folder, nowText(engine.clock));
  ended(parts);
}

/** @throws KnownFailure `not-found`. */
export function retryFolder(engine: EngineCore, parts: WatchParts, folder: FolderId): void {
  known(engine, folder);
  retryFailed(engine.store.db, { folder });
  ended(parts);
}

/**
 * Takes `to` for the new place of a folder that was renamed or moved: all it holds is known by path and size and not even
 * read again.
 * @throws KnownFailure `not-found`, `folder-missing`, or `bad-request` when none of its recordings lie there.
 */
export async function relinkFolder(engine: EngineCore, parts: WatchParts, folder: FolderId, to: string): Promise<void> {
  const { db } = engine.store;
  const row = known(engine, folder);
  const path = await realFolder(to);
  if (path === row.path) return lookAgain(parts, row);
  const taken = folderAt(db, path);
  if (taken !== null) {
    throw new KnownFailure('bad-request', 'folder-known-elsewhere', { values: { path, other: row.path }, path });
  }
  await checkHolds(engine, row, path);
  await parts.folders.remove(folder);
  moveFolder(db, folder, path);
  lookAgain(parts, { ...row, path });
}

function lookAgain(parts: WatchParts, row: FolderRow): void {
  if (row.watched) parts.folders.add(row);
  ended(parts);
}

async function realFolder(folder: string): Promise<string> {
  const facts = isAbsolute(folder) ? await answered(stat(folder), folder).catch(() => null) : null;
  if (facts?.isDirectory() !== true) {
    throw new KnownFailure('folder-missing', 'folder-missing-whole', { values: { folder }, path: folder });
  }
  return resolve(await answered(realpath(folder), folder));
}

/** The wrong folder would turn every recording of the right one into a missing one. */
async function checkHolds(engine: EngineCore, row: FolderRow, path: string): Promise<void> {
  const places = knownPlaces(engine.store.db, row.id, triedPlaces);
  for (const { relativePath, sizeBytes } of places) {
    const facts = await answered(stat(join(path, relativePath)), path).catch(() => null);
    if (facts?.size === sizeBytes) return;
  }
  if (places.length === 0) return;
  throw new KnownFailure('bad-request', 'folder-holds-others', { values: { old: row.path, path }, path });
}

function known(engine: EngineCore, folder: FolderId): FolderRow {
  const row = folderById(engine.store.db, folder);
  if (row === null) throw unknownFolder();
  return row;
}

const unknownFolder = (): KnownFailure => new KnownFailure('not-found', 'folder-unknown');

function ended(parts: WatchParts): void {
  parts.queue.wake();
  parts.changed();
}
