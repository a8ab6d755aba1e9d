import type { EmbeddingsAnswer } from '#contract/search/embeddings.ts';
import type { Client } from '#contract/requests.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** What is kept to compare clips by. */
export class EmbeddingsModel {
  readonly kept = new Reading<EmbeddingsAnswer>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  refresh(): Promise<void> {
    return this.kept.load(() => this.#client.ask('embeddings.read', {}));
  }

  /** Recordings without embeddings are analysed again. */
  fill(): Promise<void> {
    return this.kept.load(() => this.#client.ask('embeddings.fill', {}));
  }

  remove(model: string): Promise<void> {
    return this.kept.load(() => this.#client.ask('embeddings.remove', { model }));
  }
}
