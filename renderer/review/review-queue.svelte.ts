import { SvelteSet } from 'svelte/reactivity';
import type { DetectionId, SampleId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { ReviewItem, ReviewOrder, ReviewSample, ReviewState, SampleKind } from '#contract/review.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

export type QueueSource =
  | { readonly kind: 'filter'; readonly filter: DetectionFilter; readonly order: ReviewOrder }
  | { readonly kind: 'sample'; readonly sample: SampleId };

type Queue = {
  readonly total: number;
  readonly reviewed: number;
  readonly detections: readonly DetectionId[];
  readonly sample: ReviewSample | null;
};

const longestQueue = 5000;
const pageSize = 100;

/** The detections a person goes through, one after the other, and those chosen to be judged together. */
export class ReviewQueue {
  readonly queue = new Reading<Queue>();
  readonly samples = new Reading<readonly ReviewSample[]>();
  place = $state(0);
  readonly chosen = new SvelteSet<DetectionId>();
  #items = $state.raw<ReadonlyMap<DetectionId, ReviewItem>>(new Map());
  #asked = new Set<number>();
  #source: QueueSource | null = null;
  #gained = $state(0);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get size(): number {
    return this.queue.value?.detections.length ?? 0;
  }

  /** Of the queue, how many are judged now. */
  get reviewed(): number {
    return (this.queue.value?.reviewed ?? 0) + this.#gained;
  }

  get current(): DetectionId | null {
    return this.queue.value?.detections[this.place] ?? null;
  }

  /** What the next verdict is about: the chosen ones, else the one on show. */
  get targets(): readonly DetectionId[] {
    if (this.chosen.size > 0) return [...this.chosen];
    return this.current === null ? [] : [this.current];
  }

  item(id: DetectionId | null): ReviewItem | null {
    return id === null ? null : (this.#items.get(id) ?? null);
  }

  at(index: number): DetectionId | null {
    return this.queue.value?.detections[index] ?? null;
  }

  /** Opens another queue; the same one goes on where it was. */
  async open(source: QueueSource): Promise<void> {
    if (JSON.stringify(source) === JSON.stringify(this.#source) && this.queue.value !== null) return;
    this.#source = source;
    await this.reload();
  }

  async reload(): Promise<void> {
    const source = this.#source;
    if (source === null) return;
    this.queue.clear();
    this.chosen.clear();
    this.#items = new Map();
    this.#asked = new Set();
    this.#gained = 0;
    this.place = 0;
    await this.queue.load(() => this.#read(source));
    const first = await this.#firstUnjudged();
    if (this.#source === source) this.place = first;
  }

  go(place: number): void {
    this.place = Math.min(Math.max(0, place), Math.max(0, this.size - 1));
  }

  /** Goes to a detection where it is in the queue. */
  goTo(id: DetectionId): void {
    const index = this.queue.value?.detections.indexOf(id) ?? -1;
    if (index >= 0) this.go(index);
  }

  next(): void {
    this.go(this.place + 1);
  }

  /** Adds or removes one, or with `to` everything between the one on show and that. */
  choose(index: number, whole: boolean): void {
    const [from, to] = whole ? [Math.min(this.place, index), Math.max(this.place, index)] : [index, index];
    const ids = this.queue.value?.detections.slice(from, to + 1) ?? [];
    const remove = !whole && ids.every((id) => this.chosen.has(id));
    for (const id of ids) {
      if (remove) this.chosen.delete(id);
      else this.chosen.add(id);
    }
  }

  chooseAll(): void {
    for (const id of this.queue.value?.detections ?? []) this.chosen.add(id);
  }

  /** Reads what the list shows from one index to another. */
  async show(first: number, last: number): Promise<void> {
    const pages: number[] = [];
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
      if (page >= 0 && !this.#asked.has(page)) pages.push(page);
    }
    await Promise.all(pages.map((page) => this.#load(page)));
  }

  /** Takes over how detections are judged now. */
  take(states: readonly ReviewState[]): void {
    const items = new Map(this.#items);
    for (const state of states) {
      const before = items.get(state.detection);
      if (before === undefined) continue;
      this.#gained += Number(state.review !== null) - Number(before.review !== null);
      items.set(state.detection, { ...before, ...state });
    }
    this.#items = items;
  }

  async openSamples(): Promise<void> {
    await this.samples.load(async () => (await this.#client.ask('samples.read', {})).samples);
  }

  async draw(name: string, kind: SampleKind, filter: DetectionFilter, size: number): Promise<ReviewSample> {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const sample = await this.#client.ask('sample.draw', { name, kind, filter, size, seed });
    await this.openSamples();
    return sample;
  }

  async remove(sample: SampleId): Promise<void> {
    this.samples.take((await this.#client.ask('sample.remove', { sample })).samples);
  }

  async #read(source: QueueSource): Promise<Queue> {
    if (source.kind === 'filter') {
      const { order } = source;
      // Where nothing is said of reviews, rejected ones stay out, as everywhere in the window.
      const filter = { review: 'unrejected' as const, ...source.filter };
      return { ...(await this.#client.ask('review.queue', { filter, order, limit: longestQueue })), sample: null };
    }
    const { sample, detections } = await this.#client.ask('sample.read', { sample: source.sample });
    return { total: sample.size, reviewed: sample.reviewed, detections, sample };
  }

  async #firstUnjudged(): Promise<number> {
    await this.show(0, pageSize - 1);
    const ids = this.queue.value?.detections ?? [];
    const found = ids.slice(0, pageSize).findIndex((id) => this.item(id)?.review === null);
    return Math.max(0, found);
  }

  async #load(page: number): Promise<void> {
    const detections = this.queue.value?.detections.slice(page * pageSize, (page + 1) * pageSize) ?? [];
    if (detections.length === 0) return;
    const source = this.#source;
    this.#asked.add(page);
    try {
      const { items } = await this.#client.ask('review.items', { detections });
      if (source === this.#source)
        this.#items = new Map([...this.#items, ...items.map((item) => [item.detection, item] as const)]);
    } catch {
      // Asked again when the list shows it the next time; the detection on show says what is wrong.
      this.#asked.delete(page);
    }
  }
}
