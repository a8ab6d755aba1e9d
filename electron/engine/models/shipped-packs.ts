import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The packs that come with Songsight; they may be one and the same. */
type ShippedPacks = {
  /** Listens when nobody chose another. */
  readonly packFolder: string;
  /** Lends its painter to packs that have none. */
  readonly painterFolder: string;
  /** Came before; seasons that listened with one of them go on with it. */
  readonly earlierFolders: readonly string[];
};

/** @param modelsFolder where the shipped packs lie; its `shipped.json` names them */
export function shippedPacks(modelsFolder: string): ShippedPacks {
  // A file of ours, beside the packs it names.
  const { ear, painter, earlier } = JSON.parse(readFileSync(path.join(modelsFolder, 'shipped.json'), 'utf8')) as {
    readonly ear: string;
    readonly painter: string;
    readonly earlier: readonly string[];
  };
  const folder = (name: string): string => path.join(modelsFolder, name);
  return { packFolder: folder(ear), painterFolder: folder(painter), earlierFolders: earlier.map(folder) };
}
