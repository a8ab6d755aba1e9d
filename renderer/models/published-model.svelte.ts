import type { Failure } from '#contract/failure.ts';
import type { ModelsAnswer, PublishedModel } from '#contract/models.ts';
import type { Client } from '#contract/requests.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** Models of one kind: the worldwide one, and the same for regions. */
export type ModelFamily = { readonly whole: PublishedModel; readonly regions: readonly PublishedModel[] };

/** The published models and their downloads. Nothing is downloaded unasked. */
export class PublishedModels {
  readonly reading = new Reading<ModelsAnswer>();
  refused = $state.raw<Failure | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Returns the unsubscribe. @param brought hears that a model is here now */
  start(brought: () => void): () => void {
    return this.#client.on('models.changed', (answer) => {
      const before = this.#here();
      this.reading.take(answer);
      if (this.#here() !== before) brought();
    });
  }

  get families(): readonly ModelFamily[] {
    const models = this.reading.value?.models ?? [];
    return models
      .filter(({ model }) => model.region === null)
      .map((whole) => ({
        whole,
        regions: models.filter(({ model }) => model.region !== null && model.id.startsWith(`${whole.model.id}-`)),
      }));
  }

  async refresh(): Promise<void> {
    await this.reading.load(() => this.#client.ask('models.read', {}));
  }

  get(id: string): Promise<void> {
    return this.#act(() => this.#client.ask('models.get', { id, accept: true }));
  }

  pause(id: string): Promise<void> {
    return this.#act(() => this.#client.ask('models.pause', { id }));
  }

  cancel(id: string): Promise<void> {
    return this.#act(() => this.#client.ask('models.cancel', { id }));
  }

  #here(): number {
    return this.reading.value?.models.filter(({ pack }) => pack !== null).length ?? 0;
  }

  async #act(ask: () => Promise<ModelsAnswer>): Promise<void> {
    this.refused = null;
    try {
      this.reading.take(await ask());
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
  }
}
