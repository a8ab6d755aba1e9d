import type { News } from '#contract/timeline.ts';
import type { Client } from '#contract/requests.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** What the last day, week or month brought. */
export class NewsModel {
  readonly reading = new Reading<News>();
  /** How many days up to the last one with a recording; a night has two dates. */
  days = $state(2);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async show(days: number): Promise<void> {
    this.days = days;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { days } = this;
    await this.reading.load(() => this.#client.ask('news.read', { days, toDay: null }), String(days));
  }
}
