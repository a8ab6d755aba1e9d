import type { Species } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import type { TaxonomyAnswer } from '#contract/timeline.ts';

/** Orders and families of the species that are known here, in the order of a checklist. */
class Taxonomy {
  #answer = $state.raw<TaxonomyAnswer>({ families: [], species: {} });

  /** Until the answer is here, and where none comes, the order of before stays. */
  async read(client: Client): Promise<void> {
    const answer = await client.ask('taxonomy.read', {}).catch(() => null);
    if (answer !== null) this.#answer = answer;
  }

  /** null for what is no bird. */
  familyOf(code: string): TaxonomyAnswer['families'][number] | null {
    const { families, species } = this.#answer;
    return families[species[code]?.[0] ?? -1] ?? null;
  }

  placeOf(code: string): number {
    return this.#answer.species[code]?.[1] ?? Number.MAX_SAFE_INTEGER;
  }
}

export const taxonomy = new Taxonomy();

type Named = Pick<Species, 'code' | 'scientificName'>;

/** As the checklist has them; what it does not know, such as frogs, comes last by its scientific name. */
export function byTaxonomy(a: Named, b: Named): number {
  return taxonomy.placeOf(a.code) - taxonomy.placeOf(b.code) || a.scientificName.localeCompare(b.scientificName, 'la');
}
