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
    const inside = relative(composed(folder.path), composed(real));
    const lies =
      inside === '' || (!inside.startsWith('..') && resolve(composed(folder.path), inside) === composed(real));
    return lies ? [{ folder: folder.id, subfolder: inside.split(sep).join('/') }] : [];
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
