import type { GalleryGroup, GroupBy } from '#contract/gallery.ts';
import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

export type GroupsQuery = {
  readonly by: GroupBy;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

/** The groups of the gallery, read beside its pages. */
export class GalleryGroupsModel {
  readonly reading = new Reading<readonly GalleryGroup[]>();
  readonly #client: Client;
  #query: GroupsQuery | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(query: GroupsQuery | null): Promise<void> {
    if (query === null) this.reading.clear();
    this.#query = query;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const query = this.#query;
    if (query === null) return;
    await this.reading.loadOne(JSON.stringify(query), async () => {
      return (await this.#client.ask('gallery.groups', query)).groups;
    });
  }
}
