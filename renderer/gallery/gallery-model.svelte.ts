import type { Failure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryItem, GalleryOrder, GalleryPage } from '#contract/gallery.ts';
import type { DetectionId } from '#contract/ids.ts';
import { mostSelected } from '#contract/schema/fields.ts';
import { failureOf } from '../shared/client/failure-of.ts';

export type GalleryQuery = {
  readonly order: GalleryOrder;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

type Page = { readonly page: number; readonly items: readonly GalleryItem[] };

export const pageSize = 60;
const keptPages = 30;
/** Pages read before they come into view: so many the way the list moves, and one the other way. */
const ahead = 2;
/** Pages that are asked for side by side; what has gone by until one of them is there is not asked for any more. */
const askedAtOnce = 3;

/**
 * A long list held in pages, of which only those near the window are kept. Answers to an older query are dropped; a
 * refresh keeps what is on show until the new page is there.
 */
export class GalleryModel {
  total = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What is on show; null: nothing yet. */
  query = $state.raw<GalleryQuery | null>(null);
  #pages = $state.raw<readonly Page[]>([]);
  readonly #client: Client;
  #generation = 0;
  #underWay: number[] = [];
  /** Still to be asked for, what is on show first. */
  #wanted: number[] = [];
  #shown: readonly [first: number, last: number] = [0, 0];

  constructor(client: Client) {
    this.#client = client;
  }

  async open(query: GalleryQuery): Promise<void> {
    if (JSON.stringify(query) === JSON.stringify(this.query)) return this.refresh();
    this.query = query;
    this.total = null;
    this.#pages = [];
    this.#shown = [0, 0];
    await this.refresh();
  }

  /** Reads the pages on show again; the others are forgotten, for they may have moved. */
  async refresh(): Promise<void> {
    this.#generation += 1;
    this.#underWay = [];
    this.#wanted = [];
    const [first, last] = this.#shown;
    this.#pages = this.#pages.filter(({ page }) => page >= first && page <= last);
    await Promise.all(range(first, last).map((page) => this.#load(page)));
  }

  /** Says which items are on show, so that their pages are read, and those that come next. What is not on show any more is not. */
  async show(firstItem: number, lastItem: number): Promise<void> {
    const first = Math.floor(Math.max(0, firstItem) / pageSize);
    const last = Math.floor(Math.max(0, lastItem) / pageSize);
    const up = first < this.#shown[0];
    this.#shown = [first, last];
    const end = this.total === null ? last : Math.max(last, Math.ceil(this.total / pageSize) - 1);
    const before = range(Math.max(0, first - (up ? ahead : 1)), first - 1).toReversed();
    const after = range(last + 1, Math.min(end, last + (up ? 1 : ahead)));
    const next = up ? [...before, ...after] : [...after, ...before];
    const known = [...this.#pages.map(({ page }) => page), ...this.#underWay];
    this.#wanted = [...range(first, last), ...next].filter((page) => !known.includes(page));
    await this.#loadWanted();
  }

  /** null: not read yet. */
  item(index: number): GalleryItem | null {
    const wanted = Math.floor(index / pageSize);
    return this.#pages.find(({ page }) => page === wanted)?.items[index % pageSize] ?? null;
  }

  /** The detections from one place to another, both inclusive. */
  async idsFrom(firstItem: number, lastItem: number): Promise<readonly DetectionId[]> {
    const { query } = this;
    if (query === null) return [];
    const ask = { ...query, offset: firstItem, limit: Math.min(mostSelected, lastItem - firstItem + 1) };
    return (await this.#client.ask('gallery.ids', ask)).detections;
  }

  /** Shows something of these as another before it is read again. */
  mark(detections: readonly DetectionId[], change: Partial<Pick<GalleryItem, 'favourite'>>): void {
    const changed = new Set(detections);
    this.#pages = this.#pages.map(({ page, items }) => ({
      page,
      items: items.map((item) => (changed.has(item.detection) ? { ...item, ...change } : item)),
    }));
  }

  async #loadWanted(): Promise<void> {
    const room = Math.max(0, askedAtOnce - this.#underWay.length);
    const taken = this.#wanted.splice(0, room);
    await Promise.all(taken.map((page) => this.#load(page).then(() => this.#loadWanted())));
  }

  async #load(page: number): Promise<void> {
    const query = this.query;
    if (query === null) return;
    const generation = this.#generation;
    this.#underWay.push(page);
    try {
      const ask = { ...query, offset: page * pageSize, limit: pageSize };
      const answer = await this.#client.ask('gallery.read', ask);
      if (generation === this.#generation) this.#take(page, answer);
    } catch (thrown) {
      if (generation === this.#generation) this.failure = failureOf(thrown);
    } finally {
      if (generation === this.#generation) this.#underWay = this.#underWay.filter((each) => each !== page);
    }
  }

  #take(page: number, answer: GalleryPage): void {
    this.failure = null;
    this.total = answer.total;
    const [first, last] = this.#shown;
    const far = (each: Page): number => Math.max(first - each.page, each.page - last);
    const others = this.#pages.filter((each) => each.page !== page);
    const nearest = [...others, { page, items: answer.items }].sort((a, b) => far(a) - far(b));
    this.#pages = nearest.slice(0, Math.max(keptPages, last - first + 1));
  }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}
