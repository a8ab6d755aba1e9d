import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { FolderPlace } from '#contract/clock.ts';
import { KnownFailure } from '#contract/failure.ts';
import { knownFolders } from '#store/queue/folders.ts';
import { composed } from '#store/stations/same-name.ts';
import type { EngineCore } from '../engine.ts';

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

/** Where a path lies inside a folder, '' for the folder itself; null where it lies elsewhere. */
export function placeInside(folder: string, path: string): string | null {
  const [outer, inner] = [composed(folder), composed(path)];
  const inside = relative(outer, inner);
  const lies = inside === '' || (!inside.startsWith('..') && resolve(outer, inside) === inner);
  return lies ? inside.split(sep).join('/') : null;
}

/** The card may be out: then the path is taken as it was given. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
