import type { Failure } from '#contract/failure.ts';
import type { ModelsAnswer, PublishedModel } from '#contract/models.ts';
import type { Client } from '#contract/requests.ts';
import { failureOf } from '#renderer/shared/client/failure-of.ts';
import type { Position } from '#contract/stations.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';
import { t } from '#renderer/shared/i18n/t.ts';
import { titleWords } from '../model-words.ts';
import { regionsAt } from '../regions.ts';

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Models of one kind: the worldwide one, and the same for regions. */
export type ModelFamily = { readonly whole: PublishedModel; readonly regions: readonly PublishedModel[] };

/** The published models and their downloads. Nothing is downloaded unasked. */
export class PublishedModels {
  readonly reading = new Reading<ModelsAnswer>();
  refused = $state.raw<Failure | null>(null);
  /** What is searched for; empty shows the families. */
  wanted = $state('');
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

  /** Models that have every word of what is searched for in name, region, licence or makers; null: nothing is searched for. */
  get found(): readonly PublishedModel[] | null {
    const words = plain(this.wanted)
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) return null;
    return (this.reading.value?.models ?? []).filter(({ model }) => {
      const text = plain([titleWords(model), model.region ?? t('Worldwide'), model.licence, model.makers].join(' '));
      return words.every((word) => text.includes(word));
    });
  }

  /** The published model that a pack here was made of. */
  ofPack(pack: string): PublishedModel | null {
    return this.reading.value?.models.find((each) => each.pack === pack) ?? null;
  }

  /** The id of the smallest region of a family that holds every one of these places; null: none does, or there are no places. */
  suggested({ regions }: ModelFamily, places: readonly Position[]): string | null {
    const [first, ...others] = places.map(regionsAt);
    const shared = first?.filter((region) => others.every((regionsThere) => regionsThere.includes(region))) ?? [];
    const found = shared.map((region) => regions.find(({ model }) => model.id.endsWith(`-${region}`)));
    return found.find((each) => each !== undefined)?.model.id ?? null;
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
