import { readFile } from 'node:fs/promises';
import type { TaxonomyAnswer } from '#contract/timeline.ts';
import { animalClass } from './animal-class.ts';

/** A family is its order, its name, and its genera each with their species. */
type Table = {
  readonly former: Readonly<Record<string, string>>;
  readonly families: readonly (readonly string[])[];
};

type Place = readonly [family: number, place: number];

/** Orders and families of birds in the order of a checklist. */
export type Taxonomy = {
  readonly families: TaxonomyAnswer['families'];
  /** null for what is no bird, or unknown there. `place`: among all species of the checklist. */
  placeOf(scientificName: string): Place | null;
};

/** Reads the checklist that lies beside the models that come with Songsight; without it nothing has a place. */
export async function readTaxonomy(file: string): Promise<Taxonomy> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? { families: [], placeOf: () => null } : taxonomyOf(JSON.parse(text) as Table);
}

/** A species that the checklist writes otherwise comes behind the others of its genus, by the genus' newest name. */
function taxonomyOf({ former, families }: Table): Taxonomy {
  const places = new Map<string, Place>();
  let place = 0;
  for (const [family, [, , ...genera]] of families.entries()) {
    for (const [genus = '', ...species] of genera.map((each) => each.split(' '))) {
      for (const name of species) places.set(`${genus} ${name}`, [family, ++place]);
      places.set(genus, [family, ++place]);
    }
  }
  return {
    families: families.map(([order = '', family = '']) => ({ order, family })),
    placeOf: (scientificName) => {
      const [genus = ''] = scientificName.split(' ');
      const known = places.get(scientificName) ?? places.get(genus) ?? places.get(former[genus] ?? '');
      return known === undefined || animalClass(scientificName) !== 'birds' ? null : known;
    },
  };
}
