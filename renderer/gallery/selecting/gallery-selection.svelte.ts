import { SvelteSet } from 'svelte/reactivity';
import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { Failure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewChange } from '#contract/review.ts';
import type { ReviewModel } from '../../review/review-model.svelte.ts';
import { failureOf } from '../../shared/client/failure-of.ts';
import type { GalleryModel, GalleryQuery } from '../gallery-model.svelte.ts';

/** What an action is about: cards that are listed, or, with `ids` null, everything under the filter. */
export type Picked = {
  readonly count: number;
  readonly ids: readonly DetectionId[] | null;
  readonly filter: DetectionFilter;
};

/** More than these are done page by page. */
const mostListed = 500;

/** Cards that were picked, and what is done with them. */
export class GallerySelection {
  /** The card that keys are about, as its place in the whole gallery. */
  place = $state(0);
  /** The card that takes the focus as soon as it is there; null: none. */
  awaited = $state<number | null>(null);
  refused = $state.raw<Failure | null>(null);
  /** Whether the last thing done was done to everything: its bar stays, with the way back. */
  acted = $state(false);
  /** Whether tags are typed for what is picked. */
  tagging = $state(false);
  readonly #chosen = new SvelteSet<DetectionId>();
  /** What was let go again after everything was picked. */
  readonly #but = new SvelteSet<DetectionId>();
  /** The gallery of which everything is picked; null: only what is chosen. */
  #whole = $state.raw<GalleryQuery | null>(null);
  readonly #client: Client;
  readonly #gallery: GalleryModel;
  readonly #review: ReviewModel;
  /** Where a range begins. */
  #anchor = 0;

  constructor(client: Client, gallery: GalleryModel, review: ReviewModel) {
    this.#client = client;
    this.#gallery = gallery;
    this.#review = review;
  }

  /** Everything under one filter is not everything under the next. */
  get #isWhole(): boolean {
    return this.#whole !== null && this.#whole === this.#gallery.query;
  }

  get count(): number {
    return this.#isWhole ? Math.max(0, (this.#gallery.total ?? 0) - this.#but.size) : this.#chosen.size;
  }

  has(detection: DetectionId): boolean {
    return this.#isWhole ? !this.#but.has(detection) : this.#chosen.has(detection);
  }

  /** All that is picked. */
  get picked(): Picked {
    if (this.#isWhole && this.#whole !== null)
      return { count: this.count, ids: null, filter: wholeFilter(this.#whole, [...this.#but]) };
    return listed([...this.#chosen]);
  }

  clear(): void {
    this.tagging = false;
    this.#letGo();
    this.acted = false;
  }

  /** What an action on a card is about: all that is picked where the card is among it, else the card alone. */
  targets(detection: DetectionId): Picked {
    return this.has(detection) ? this.picked : listed([detection]);
  }

  /** Picks a card, or lets it go. */
  toggle(index: number, detection: DetectionId): void {
    [this.#anchor, this.place] = [index, index];
    const set = this.#isWhole ? this.#but : this.#chosen;
    if (!set.delete(detection)) set.add(detection);
  }

  /** Picks everything from the last card that was picked to this one, whether it is on show or not. */
  async rangeTo(index: number): Promise<void> {
    this.place = index;
    const [first, last] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
    if (first === 0 && last === (this.#gallery.total ?? 0) - 1) return this.all();
    try {
      this.add(await this.#gallery.idsFrom(first, last));
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
  }

  /** Picks all of the gallery, however much that is. */
  all(): void {
    this.#letGo();
    this.#whole = this.#gallery.query;
  }

  add(detections: readonly DetectionId[]): void {
    for (const each of detections) {
      if (this.#isWhole) this.#but.delete(each);
      else this.#chosen.add(each);
    }
  }

  /** Where a range begins that is picked by keys from here on. */
  startAt(index: number): void {
    [this.#anchor, this.place] = [index, index];
  }

  judge(picked: Picked, verdict: Verdict | null): Promise<void> {
    return this.change(picked, { verdict });
  }

  /** Gives all of them a verdict, or tags. */
  async change({ ids, filter }: Picked, change: ReviewChange): Promise<void> {
    const few = ids !== null && ids.length <= mostListed;
    const written = few ? this.#review.saveVerdict(ids, change) : this.#review.saveSelection(filter, change);
    if (!(await written)) return;
    if (!few) this.#letGo();
    this.acted = !few;
    await this.#gallery.refresh();
  }

  /** Seen at once where it is few, written behind it; read again where that fails. */
  async favour({ ids, filter }: Picked, favourite: boolean): Promise<void> {
    if (ids === null || ids.length > mostListed) {
      this.acted = await this.#review.favourSelection(filter, favourite);
      return this.#gallery.refresh();
    }
    this.#gallery.mark(ids, { favourite });
    try {
      await this.#client.ask('favourites.set', { detections: [...ids], favourite });
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      await this.#gallery.refresh();
    }
  }

  favourOne(detection: DetectionId, favourite: boolean): Promise<void> {
    return this.favour(listed([detection]), favourite);
  }

  #letGo(): void {
    this.#chosen.clear();
    this.#but.clear();
    this.#whole = null;
  }
}

const listed = (ids: readonly DetectionId[]): Picked => ({
  count: ids.length,
  ids,
  filter: { only: ids, review: 'all' },
});

/** Everything in a gallery as one filter. */
function wholeFilter({ filter, picturesOnly }: GalleryQuery, but: readonly DetectionId[]): DetectionFilter {
  const review = filter.review ?? 'unrejected';
  return { ...filter, review, ...(picturesOnly && { pictured: true }), ...(but.length > 0 && { but }) };
}
