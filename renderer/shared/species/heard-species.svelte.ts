import type { Species } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import { Reading } from '../client/reading.svelte.ts';

/** The species among the results, whichever pack heard them: what a filter can choose from. */
export class HeardSpeciesModel {
  readonly reading = new Reading<readonly Species[]>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get all(): readonly Species[] {
    return this.reading.value ?? [];
  }

  of(code: string): Species | null {
    return this.all.find((species) => species.code === code) ?? null;
  }

  async refresh(): Promise<void> {
    await this.reading.load(async () => (await this.#client.ask('heard.read', {})).species);
  }

  /** For a filter; read when nobody has asked yet. */
  async readOnce(): Promise<void> {
    if (this.reading.value === null && !this.reading.loading) await this.refresh();
  }
}
