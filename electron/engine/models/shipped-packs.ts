import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The packs that come with Songsight; they may be one and the same. */
type ShippedPacks = {
  /** Listens when nobody chose another. */
  readonly packFolder: string;
  /** Lends its painter to packs that have none. */
  readonly painterFolder: string;
};

/** @param modelsFolder where the shipped packs lie; its `shipped.json` names the two */
export function shippedPacks(modelsFolder: string): ShippedPacks {
  // A file of ours, beside the packs it names.
  const { ear, painter } = JSON.parse(readFileSync(path.join(modelsFolder, 'shipped.json'), 'utf8')) as {
    readonly ear: string;
    readonly painter: string;
  };
  return { packFolder: path.join(modelsFolder, ear), painterFolder: path.join(modelsFolder, painter) };
}
