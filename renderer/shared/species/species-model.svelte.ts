import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryItem } from '#contract/gallery.ts';
import type { SpeciesAnswer } from '#contract/species.ts';
import { Reading } from '../client/reading.svelte.ts';
import { SeasonModel } from '#renderer/timeline/season/season-model.svelte.ts';

const bestClips = 8;

export type SpeciesPage = SpeciesAnswer & { readonly best: readonly GalleryItem[] };

/** What the page of one species shows. */
export class SpeciesModel {
  readonly reading = new Reading<SpeciesPage>();
  readonly season: SeasonModel;
  readonly #client: Client;
  #asked: { species: string; filter: DetectionFilter } | null = null;

  constructor(client: Client) {
    this.#client = client;
    this.season = new SeasonModel(client);
  }

  async open(species: string, filter: DetectionFilter): Promise<void> {
    this.#asked = { species, filter };
    await Promise.all([this.#read(), this.season.open({ ...filter, species: [species] })]);
  }

  async refresh(): Promise<void> {
    await Promise.all([this.#read(), this.season.refresh()]);
  }

  async #read(): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    const filter = { ...asked.filter, species: [asked.species] };
    await this.reading.loadOne(asked.species, async () => {
      const [page, best] = await Promise.all([
        this.#client.ask('species.read', asked),
        this.#client.ask('gallery.read', {
          offset: 0,
          limit: bestClips,
          order: 'best-score',
          filter,
          picturesOnly: false,
        }),
      ]);
      return { ...page, best: best.items };
    });
  }
}
