import { SvelteSet } from 'svelte/reactivity';
import type { Failure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import type {
  TrainedClassifier,
  TrainingLabel,
  TrainingProgress,
  TrainingState,
} from '#contract/search/classifiers.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** A classifier of one's own: what it is to learn, its training, and how it did. Lives as long as the window, so that a training can be left alone. */
export class ClassifierModel {
  readonly state = new Reading<TrainingState>();
  /** How the classifier on show did. */
  readonly report = new Reading<TrainedClassifier>();
  name = $state('');
  readonly chosen = new SvelteSet<SpeciesCode>();
  running = $state.raw<TrainingProgress | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Stopped by whoever waited for it. */
  stopped = $state(false);
  /** Labels are chosen by themselves once, when they are first known. */
  #chose = false;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** @param ended a training ended, here or in another window. Returns the unsubscribe. */
  start(ended: () => void): () => void {
    return this.#client.on('classifier.changed', ({ running }) => {
      this.running = running;
      if (running !== null) return;
      ended();
      void this.refresh();
    });
  }

  /** Labels that can be learned at all. */
  get labels(): readonly TrainingLabel[] {
    return (this.state.value?.labels ?? []).filter(({ clips }) => clips > 0);
  }

  get canTrain(): boolean {
    return this.running === null && this.chosen.size > 0 && this.name.trim() !== '';
  }

  async open(pack: string | null): Promise<void> {
    await Promise.all([this.refresh(), this.show(pack)]);
  }

  async show(pack: string | null): Promise<void> {
    if (pack === null) this.report.clear();
    else await this.report.loadOne(pack, () => this.#client.ask('classifier.read', { pack }));
  }

  async refresh(): Promise<void> {
    await this.state.load(() => this.#client.ask('classifier.labels', {}));
    this.running = this.state.value?.running ?? null;
    if (this.#chose || this.labels.length === 0) return;
    this.#chose = true;
    // Call types and the like are what most people train for; species the parent knows already.
    for (const { species } of this.labels) if (species.code.startsWith('own_')) this.chosen.add(species.code);
  }

  choose(code: SpeciesCode): void {
    if (!this.chosen.delete(code)) this.chosen.add(code);
  }

  /** @returns the id of the model that it became; null: it was refused or stopped */
  async train(): Promise<string | null> {
    if (!this.canTrain) return null;
    const name = this.name.trim();
    this.failure = null;
    this.stopped = false;
    this.running = { name, fraction: 0 };
    try {
      const labels = this.labels.flatMap(({ species }) => (this.chosen.has(species.code) ? [species.code] : []));
      const trained = await this.#client.ask('classifier.train', { name, source: { kind: 'verdicts' }, labels });
      this.report.take(trained, trained.pack);
      return trained.pack;
    } catch (thrown) {
      const failure = failureOf(thrown);
      this.stopped = failure.code === 'cancelled';
      this.failure = this.stopped ? null : failure;
      return null;
    } finally {
      this.running = null;
    }
  }

  async stop(): Promise<void> {
    await this.#client.ask('classifier.cancel', {});
  }
}
