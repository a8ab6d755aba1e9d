import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Species, SpeciesCode } from '#contract/species.ts';
import { readPackManifest } from '#analysis/models/model-set.ts';
import { addSpecies, readLabels } from '#store/review/reviews.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { packFolders, type PackPlaces } from '../models/pack-shelf.ts';

const worldList = 'avilist-names.json';

/** Every label a clip can be given: those in use, those of every installed model, and the birds of the world. */
export type LabelBook = {
  all(): Promise<readonly Species[]>;
  /** Makes a label that a person chose known to the database. One that no list has stays unknown. */
  learn(code: SpeciesCode): Promise<void>;
};

export function createLabelBook(db: SongDatabase, packs: PackPlaces): LabelBook {
  let world: Promise<readonly Species[]> | null = null;
  const ofPacks = new Map<string, Promise<readonly Species[]>>();
  const all = async (): Promise<readonly Species[]> => {
    world ??= readWorld(path.join(path.dirname(packs.shippedFolder), worldList));
    const folders = [...(await packFolders(packs)).values()];
    for (const folder of folders) if (!ofPacks.has(folder)) ofPacks.set(folder, labelsOf(folder));
    const installed = await Promise.all(folders.map((folder) => ofPacks.get(folder) ?? Promise.resolve([])));
    return joined([readLabels(db), ...installed, await world]);
  };
  return {
    all,
    learn: async (code) => {
      const found = (await all()).find((label) => label.code === code);
      if (found !== undefined) addSpecies(db, found);
    },
  };
}

/** The first list that knows a species by its scientific name says what it is called; a code is given once. */
function joined(lists: readonly (readonly Species[])[]): Species[] {
  const [codes, names] = [new Set<string>(), new Set<string>()];
  const found: Species[] = [];
  for (const label of lists.flat()) {
    const name = label.scientificName.toLowerCase();
    if (codes.has(label.code) || (name !== '' && names.has(name))) continue;
    codes.add(label.code);
    names.add(name);
    found.push(label);
  }
  return found;
}

/** A pack that cannot be read has no labels. */
async function labelsOf(folder: string): Promise<readonly Species[]> {
  const manifest = await readPackManifest(folder).catch(() => null);
  return (manifest?.labels ?? [])
    .filter(({ kind }) => kind === 'species')
    .map(({ code, scientificName, commonName }) => ({ code, scientificName, commonName }));
}

/** A species of the list gets the code that an imported model would give it. Without the file there is no list. */
async function readWorld(file: string): Promise<readonly Species[]> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const { species } = JSON.parse(text) as { readonly species: readonly string[] };
  return species.map((line) => {
    const [scientificName = '', commonName = ''] = line.split('|');
    const code = scientificName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') as SpeciesCode;
    return { code, scientificName, commonName };
  });
}
