import type { Client, DetectionFilter, TimelineBuckets, TimelineUnit } from '#contract/requests.ts';
import { Reading } from './reading.svelte.ts';

/** The counts of one unit under one filter. */
export class TimelineModel {
  readonly reading = new Reading<TimelineBuckets>();
  readonly #client: Client;
  #asked: { unit: TimelineUnit; filter: DetectionFilter } | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Does nothing while the same is being read. */
  async open(unit: TimelineUnit, filter: DetectionFilter): Promise<void> {
    const asked = { unit, filter };
    if (this.reading.loading && JSON.stringify(asked) === JSON.stringify(this.#asked)) return;
    this.#asked = asked;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const asked = this.#asked;
    if (asked !== null) await this.reading.load(() => this.#client.ask('timeline.read', asked));
  }
}
