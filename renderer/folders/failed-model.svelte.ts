import type { Failure } from '#contract/failure.ts';
import type { FileId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { FailedFile } from '#contract/watch.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The files that could not be listened to. */
export class FailedModel {
  readonly reading = new Reading<readonly FailedFile[]>();
  refused = $state.raw<Failure | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async refresh(): Promise<void> {
    await this.reading.load(async () => (await this.#client.ask('failed.read', {})).files);
  }

  /** null retries all. */
  async retry(file: FileId | null): Promise<void> {
    try {
      await this.#client.ask('failed.retry', { file });
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
    await this.refresh();
  }
}
