import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { ClipModel } from '../clip/clip-model.svelte.ts';
import { frameOf, type Frame } from '../clip/listening/frame.ts';
import { SpeciesModel } from '../shared/species/species-model.svelte.ts';

/** One species of the comparison: its page and its best clip. */
export class ComparedSpecies {
  readonly page: SpeciesModel;
  readonly clip: ClipModel;

  constructor(client: Client) {
    this.page = new SpeciesModel(client);
    this.clip = new ClipModel(client);
  }

  async open(species: string, filter: DetectionFilter): Promise<void> {
    await this.page.open(species, filter);
    const best = this.page.reading.value?.best[0]?.detection;
    if (best !== undefined) await this.clip.open(best);
  }
}

/** Species side by side. */
export class CompareModel {
  columns = $state.raw<ReadonlyMap<string, ComparedSpecies>>(new Map());
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** What the spectrograms share, once every best clip is there. */
  get frame(): Frame | null {
    return frameOf([...this.columns.values()].flatMap(({ clip }) => (clip.detail === null ? [] : [clip.detail])));
  }

  /** Keeps the columns that stay. */
  async open(species: readonly string[], filter: DetectionFilter): Promise<void> {
    this.columns = new Map(species.map((code) => [code, this.columns.get(code) ?? new ComparedSpecies(this.#client)]));
    await Promise.all([...this.columns].map(([code, column]) => column.open(code, filter)));
  }
}
