import { readLocation } from '#analysis/models/model-set.ts';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packFolders, type PackPlaces } from '../models/pack-shelf.ts';

/** A pack that holds a model of where and when species live. */
export type RangeSource = { readonly folder: string; readonly title: string; readonly model: string };

/** The location model of the pack in use, else of any other pack that is here; null: there is none. */
export async function findRangeSource(places: PackPlaces, inUse: string): Promise<RangeSource | null> {
  const others = [...(await packFolders(places)).values()].filter((folder) => folder !== inUse);
  for (const folder of [inUse, ...others]) {
    const found = await sourceIn(folder).catch(() => null);
    if (found !== null) return found;
  }
  return null;
}

/** By folder what its manifest said of it, and which manifest that was: one of thousands of labels is looked at again and again. */
const known = new Map<string, { readonly stamp: string; readonly source: RangeSource | null }>();

async function sourceIn(folder: string): Promise<RangeSource | null> {
  const { ino, size, mtimeNs, ctimeNs } = await stat(join(folder, 'manifest.json'), { bigint: true });
  const stamp = [ino, size, mtimeNs, ctimeNs].join(' ');
  const last = known.get(folder);
  if (last?.stamp === stamp) return last.source;
  const found = await readLocation(folder);
  const source = found === null ? null : { folder, title: found.title, model: found.location.sha256 };
  known.set(folder, { stamp, source });
  return source;
}
