import type { Failure } from '#contract/failure.ts';
import type { PhotosAnswer, SpeciesPhoto } from '#contract/pictures.ts';
import type { Client } from '#contract/requests.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The photographs of a person's own that stand for species. */
export class PhotosModel {
  readonly reading = new Reading<readonly SpeciesPhoto[]>();
  /** Why the last photo was not taken. */
  refused = $state.raw<Failure | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async refresh(): Promise<void> {
    await this.reading.load(async () => (await this.#client.ask('photo.read', {})).photos);
  }

  of(species: string): SpeciesPhoto | null {
    return this.reading.value?.find((photo) => photo.species === species) ?? null;
  }

  /** @param path of an image file on this computer. @returns whether it was taken. */
  set(species: string, path: string): Promise<boolean> {
    return this.#change(() => this.#client.ask('photo.set', { species, path }));
  }

  remove(species: string): Promise<boolean> {
    return this.#change(() => this.#client.ask('photo.remove', { species }));
  }

  async #change(send: () => Promise<PhotosAnswer>): Promise<boolean> {
    try {
      this.reading.take((await send()).photos);
      this.refused = null;
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    }
  }
}
