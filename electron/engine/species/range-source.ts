import { readLocation } from '#analysis/models/model-set.ts';
import { packFolders, type PackPlaces } from '../models/pack-shelf.ts';

/** A pack that holds a model of where and when species live. */
export type RangeSource = { readonly folder: string; readonly title: string; readonly model: string };

/** The location model of the pack in use, else of any other pack that is here; null: there is none. */
export async function findRangeSource(places: PackPlaces, inUse: string): Promise<RangeSource | null> {
  const others = [...(await packFolders(places)).values()].filter((folder) => folder !== inUse);
  for (const folder of [inUse, ...others]) {
    const found = await readLocation(folder).catch(() => null);
    if (found !== null) return { folder, title: found.title, model: found.location.sha256 };
  }
  return null;
}
