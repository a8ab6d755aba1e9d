import type { Species, SpeciesCode } from '#contract/species.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { addSpecies, isLabel, readLabels } from '#store/review/reviews.ts';
import type { EngineCore } from '../engine.ts';

/** Makes a label known that a person chose from the lists of the world or of a model that never heard anything here. */
export async function learnLabel({ store, labels }: EngineCore, code: SpeciesCode): Promise<void> {
  if (!isLabel(store.db, code)) await labels.learn(code);
}

/** A label of a person's own by its name; one of that name is given back. */
export function addOwnLabel(db: SongDatabase, name: string, now: string): Species {
  const known = readLabels(db).find(({ commonName }) => commonName.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known;
  const label = { code: freeCode(db, name), scientificName: '', commonName: name };
  addSpecies(db, label, { now });
  return label;
}

function freeCode(db: SongDatabase, name: string): SpeciesCode {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_');
  for (let turn = 1; ; turn += 1) {
    const code = `own_${plain}${turn === 1 ? '' : `_${String(turn)}`}` as SpeciesCode;
    if (!isLabel(db, code)) return code;
  }
}
