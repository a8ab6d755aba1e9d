import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import { answered, isNoAnswer } from '#analysis/reading/file-bytes.ts';
import type { FolderId } from '#contract/ids.ts';
import { requeueOutdated } from '#store/recordings/analyses.ts';
import { ofFolder } from '#store/queue/file-scope.ts';
import { addFolder, stopWatchingFolder, type FolderRow } from '#store/queue/folders.ts';
import { writeStoredValues } from '#store/settings/settings.ts';
import { analysisKey, folderKeys, type EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { WatchedFolders } from './watched-folders.ts';
import type { WorkQueue } from '../queue/work-queue.ts';

export type WatchParts = { readonly folders: WatchedFolders; readonly queue: WorkQueue; changed(): void };

export const pausedKey = 'paused';

/**
 * Makes a folder known by its real path.
 * @throws KnownFailure `folder-missing`, `bad-request`, `file-unreadable` when its drive does not answer.
 */
export async function knownFolder(engine: EngineCore, folder: string, watched: boolean): Promise<FolderRow> {
  if (!isAbsolute(folder)) {
    throw new KnownFailure('bad-request', 'folder-not-whole', {
      path: folder,
    });
  }
  const facts = await answered(stat(folder), folder).catch((thrown: unknown) => {
    if (isNoAnswer(thrown)) throw thrown;
    return null;
  });
  if (facts === null || !facts.isDirectory()) {
    throw new KnownFailure('folder-missing', 'folder-missing', { values: { folder }, path: folder });
  }
  return addFolder(engine.store.db, resolve(await answered(realpath(folder), folder)), watched, nowText(engine.clock));
}

export async function watchFolderAt(engine: EngineCore, parts: WatchParts, folder: string): Promise<void> {
  const row = await knownFolder(engine, folder, true);
  requeueOutdated(engine.store.db, ofFolder(row.id), folderKeys(engine).get(row.id) ?? analysisKey(engine));
  parts.folders.add(row);
  parts.queue.wake();
  parts.changed();
}

/** @throws KnownFailure `not-found`. */
export async function forgetFolder(engine: EngineCore, parts: WatchParts, folder: FolderId): Promise<void> {
  if (!stopWatchingFolder(engine.store.db, folder)) {
    throw new KnownFailure('not-found', 'folder-not-watched');
  }
  await parts.folders.remove(folder);
  parts.changed();
}

/** A pause outlives the end of the program. */
export function pauseWatch(engine: EngineCore, parts: WatchParts, paused: boolean): void {
  writeStoredValues(engine.store.db, { [pausedKey]: paused });
  parts.queue.pause(paused);
  parts.changed();
}
