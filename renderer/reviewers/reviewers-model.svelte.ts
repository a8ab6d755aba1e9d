import type { Verdict } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { AgreementAnswer, BlindItem, DisputedItem, MergedReviews } from '#contract/search/reviewers.ts';
import type { Failure } from '#contract/failure.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

const atOnce = 100;

/** Reviews of several people: the second pass, agreement, disputes, and other copies of the season. */
export class ReviewersModel {
  readonly agreement = new Reading<AgreementAnswer>();
  readonly disputed = new Reading<{ readonly total: number; readonly items: readonly DisputedItem[] }>();
  readonly blind = new Reading<{ readonly total: number; readonly items: readonly BlindItem[] }>();
  readonly merged = new Reading<MergedReviews>();
  readonly written = new Reading<{ readonly path: string; readonly reviews: number }>();
  /** The one on show of the second pass. */
  at = $state(0);
  /** Whether the second pass has begun. */
  begun = $state(false);
  refused = $state.raw<Failure | null>(null);
  #given: readonly DetectionId[] = $state.raw([]);
  readonly #client: Client;
  readonly #show: (detection: DetectionId, ahead: DetectionId | null) => void;

  constructor(client: Client, show: (detection: DetectionId, ahead: DetectionId | null) => void) {
    this.#client = client;
    this.#show = show;
  }

  get current(): BlindItem | null {
    return this.begun ? (this.blind.value?.items[this.at] ?? null) : null;
  }

  /** Second verdicts given in this window. */
  get given(): number {
    return this.#given.length;
  }

  async refresh(): Promise<void> {
    await Promise.all([
      this.agreement.load(() => this.#client.ask('reviewers.agreement', {})),
      this.disputed.load(() => this.#client.ask('reviewers.disputed', { offset: 0, limit: atOnce })),
    ]);
  }

  /** Begins the second pass, or goes on with it. */
  async begin(): Promise<void> {
    this.begun = true;
    await this.#more();
  }

  async #more(): Promise<void> {
    await this.blind.load(() => this.#client.ask('second.queue', { filter: {}, limit: atOnce }));
    this.look(0);
  }

  look(at: number): void {
    const items = this.blind.value?.items ?? [];
    this.at = Math.min(Math.max(0, at), Math.max(0, items.length - 1));
    const { current } = this;
    if (current !== null) this.#show(current.detection, items[this.at + 1]?.detection ?? null);
  }

  async give(verdict: Verdict, species: string | null = null): Promise<void> {
    const { current } = this;
    if (current === null) return;
    if (!(await this.#second(current.detection, verdict, species))) return;
    this.#given = [...this.#given, current.detection];
    if (this.at + 1 < (this.blind.value?.items.length ?? 0)) this.look(this.at + 1);
    else await this.#more();
    await this.refresh();
  }

  /** Takes the last second verdict back and shows its clip again. */
  async back(): Promise<void> {
    const last = this.#given.at(-1);
    if (last === undefined || !(await this.#second(last, null, null))) return;
    this.#given = this.#given.slice(0, -1);
    const place = this.blind.value?.items.findIndex(({ detection }) => detection === last) ?? -1;
    if (place >= 0) this.look(place);
    else await this.#more();
    await this.refresh();
  }

  async #second(detection: DetectionId, verdict: Verdict | null, species: string | null): Promise<boolean> {
    try {
      const ask = { detections: [detection], verdict, species: species as BlindItem['species']['code'] | null };
      await this.#client.ask('second.give', ask);
      this.refused = null;
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    }
  }

  async write(path: string): Promise<void> {
    await this.written.load(() => this.#client.ask('reviews.export', { path }));
  }

  async merge(name: string, base64: string): Promise<void> {
    await this.merged.load(() => this.#client.ask('reviews.merge', { source: { kind: 'bytes', name, base64 } }));
    await this.refresh();
  }
}
