import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The counts of one unit under one filter. */
export class TimelineModel {
  readonly reading = new Reading<TimelineBuckets>();
  readonly #client: Client;
  #asked: { unit: TimelineUnit; filter: DetectionFilter } | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(unit: TimelineUnit, filter: DetectionFilter): Promise<void> {
    this.#asked = { unit, filter };
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const asked = this.#asked;
    if (asked === null) return;
    await this.reading.load(() => this.#client.ask('timeline.read', asked), JSON.stringify(asked));
  }
}
