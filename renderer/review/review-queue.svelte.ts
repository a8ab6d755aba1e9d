import { SvelteSet } from 'svelte/reactivity';
import type { DetectionId, SampleId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { ReviewItem, ReviewOrder, ReviewSample, SampleKind } from '#contract/review.ts';
import type { Written } from './review-step.ts';
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

type Items = ReadonlyMap<DetectionId, ReviewItem>;

const longestQueue = 5000;
const pageSize = 100;
/** So many of the next ones are made ready before they are asked for. */
const aheadCount = 3;

/** The detections a person goes through, one after the other, and those chosen to be reviewed together. */
export class ReviewQueue {
  readonly queue = new Reading<Queue>();
  readonly samples = new Reading<readonly ReviewSample[]>();
  /** The sample that was removed last and can be brought back; null: none. */
  removed = $state.raw<ReviewSample | null>(null);
  place = $state(0);
  readonly chosen = new SvelteSet<DetectionId>();
  #items = $state.raw<Items>(new Map());
  #asked = new Set<number>();
  #source: QueueSource | null = null;
  #gained = $state(0);
  #turn = 0;
  #outdated = false;
  readonly #queued = $derived(new Set(this.queue.value?.detections ?? []));
  readonly #client: Client;
  readonly #hearers = new Set<() => void>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Says when another detection is on show. Returns the unsubscribe. */
  onMove(hear: () => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  get size(): number {
    return this.queue.value?.detections.length ?? 0;
  }

  /** Of the queue, how many are reviewed now. */
  get reviewed(): number {
    return (this.queue.value?.reviewed ?? 0) + this.#gained;
  }

  get current(): DetectionId | null {
    return this.queue.value?.detections[this.place] ?? null;
  }

  /** The ones that follow the one on show. */
  get ahead(): readonly DetectionId[] {
    return this.queue.value?.detections.slice(this.place + 1, this.place + 1 + aheadCount) ?? [];
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

  /** Opens another queue; the same one goes on where it was, read again where it is out of date. */
  async open(source: QueueSource): Promise<void> {
    const same = JSON.stringify(source) === JSON.stringify(this.#source) && this.queue.value !== null;
    if (same && !this.#outdated) return this.#moved();
    const { current } = this;
    this.#source = source;
    await this.reload();
    if (same && current !== null) this.goTo(current);
  }

  /** What is detected is other than before. Nothing vanishes under a hand that has begun: the list is read again at its next opening. */
  async outdate(onShow: boolean): Promise<void> {
    this.#outdated = true;
    if (onShow && this.place === 0 && this.#gained === 0 && this.chosen.size === 0) await this.reload();
  }

  async reload(): Promise<void> {
    const source = this.#source;
    if (source === null) return;
    const turn = (this.#turn += 1);
    [this.#outdated, this.#gained] = [false, 0];
    this.queue.clear();
    this.chosen.clear();
    this.#items = new Map();
    this.#asked = new Set();
    this.place = 0;
    await this.queue.load(async () => {
      const queue = await this.#read(source);
      const { found, items } = await this.#firstUnjudged(queue.detections);
      // The list comes with its place: a verdict given at once is about what is on show.
      if (turn === this.#turn) {
        this.#items = items;
        this.#asked = new Set(Array.from({ length: Math.ceil(items.size / pageSize) }, (_, page) => page));
        this.place = found;
      }
      return queue;
    });
    if (turn === this.#turn) this.#moved();
  }

  go(place: number): void {
    const wanted = Math.min(Math.max(0, place), Math.max(0, this.size - 1));
    if (wanted === this.place) return;
    this.place = wanted;
    this.#moved();
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

  /** Takes over how detections are reviewed now. */
  take({ before, after }: Written): void {
    const reviewed = (states: Written['after']): number =>
      states.filter(({ detection, review }) => review !== null && this.#queued.has(detection)).length;
    this.#gained += reviewed(after) - reviewed(before);
    const items = new Map(this.#items);
    for (const state of after) {
      const item = items.get(state.detection);
      if (item !== undefined) items.set(state.detection, { ...item, ...state });
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
    const removed = this.samples.value?.find(({ id }) => id === sample) ?? null;
    this.samples.take((await this.#client.ask('sample.remove', { sample })).samples);
    this.removed = removed;
  }

  /** Brings back the sample that was removed last. @returns it */
  async putBack(): Promise<SampleId | null> {
    const sample = this.removed?.id ?? null;
    if (sample === null) return null;
    this.samples.take((await this.#client.ask('sample.restore', { sample })).samples);
    this.removed = null;
    return sample;
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

  #moved(): void {
    for (const hear of [...this.#hearers]) hear();
  }

  /** Where nobody has reviewed yet, among the first page; its rows come with the answer. */
  async #firstUnjudged(detections: readonly DetectionId[]): Promise<{ found: number; items: Items }> {
    const ids = detections.slice(0, pageSize);
    const read = ids.length === 0 ? [] : (await this.#client.ask('review.items', { detections: ids })).items;
    const items = new Map(read.map((item) => [item.detection, item] as const));
    return {
      found: Math.max(
        0,
        ids.findIndex((id) => items.get(id)?.review === null),
      ),
      items,
    };
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
