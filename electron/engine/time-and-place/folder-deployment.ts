import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import { knownFolders } from '#store/queue/folders.ts';
import type { EngineCore } from '../engine.ts';
import { placeInside } from './place-inside.ts';

/**
 * A folder on the disk as a place inside a known folder, of several the nearest.
 * @throws KnownFailure `folder-missing` when nothing in it was ever listened to.
 */
export function folderPlace({ store }: EngineCore, path: string): FolderPlace {
  const real = realPath(path);
  const places = knownFolders(store.db).flatMap((folder) => {
    const subfolder = placeInside(folder.path, real);
    return subfolder === null ? [] : [{ folder: folder.id, subfolder }];
  });
  const [nearest] = places.sort((a, b) => a.subfolder.length - b.subfolder.length);
  if (nearest !== undefined) return nearest;
  throw new KnownFailure('folder-missing', 'folder-not-analysed', { values: { path }, path });
}

/** The card may be out: then the path is taken as it was given. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
