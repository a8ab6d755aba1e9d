import type { Species } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';

/** Common names in the window's language; what has none there is called as the pack calls it. */
class SpeciesNames {
  #names = $state.raw<Readonly<Record<string, string>>>({});
  #asked = 0;

  /** Asks for the names of a language and, until they are here, goes on with the ones it has. */
  async read(client: Client, language: string): Promise<void> {
    const asked = ++this.#asked;
    const answer = await client.ask('names.read', { language }).catch(() => null);
    if (asked === this.#asked) this.#names = answer?.names ?? {};
  }

  of(species: Pick<Species, 'code' | 'commonName'>): string {
    return this.#names[species.code] ?? species.commonName;
  }
}

export const speciesNames = new SpeciesNames();

/** What a species is called in the window's language. */
export function nameOf(species: Pick<Species, 'code' | 'commonName'>): string {
  return speciesNames.of(species);
}

/** The name of a code among these species; the code itself where it is none of them. */
export function nameOfCode(species: readonly Species[], code: string): string {
  const found = species.find((each) => each.code === code);
  return found === undefined ? code : nameOf(found);
}
