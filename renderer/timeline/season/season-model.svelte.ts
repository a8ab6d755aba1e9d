import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { Season } from '#contract/timeline.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';

/** The whole season under everything a filter says but its days, so that a span can be chosen in it. */
export class SeasonModel {
  readonly reading = new Reading<Season>();
  readonly #client: Client;
  #asked: DetectionFilter | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Asks again only when more than the days has changed. */
  async open({ fromDay: _from, toDay: _to, ...filter }: DetectionFilter): Promise<void> {
    if (JSON.stringify(filter) === JSON.stringify(this.#asked) && this.reading.value !== null) return;
    this.#asked = filter;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const filter = this.#asked;
    if (filter === null) return;
    await this.reading.load(() => this.#client.ask('season.read', { filter }), JSON.stringify(filter));
  }
}
