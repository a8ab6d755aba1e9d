import { SvelteSet } from 'svelte/reactivity';
import type { Verdict } from '#contract/detections.ts';
import type { Failure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewModel } from '../../review/review-model.svelte.ts';
import { failureOf } from '../../shared/client/failure-of.ts';
import type { GalleryModel } from '../gallery-model.svelte.ts';

/** Cards that were picked, and what is done with them. */
export class GallerySelection {
  readonly chosen = new SvelteSet<DetectionId>();
  /** The card that keys are about, as its place in the whole gallery. */
  place = $state(0);
  /** The card that takes the focus as soon as it is there; null: none. */
  awaited = $state<number | null>(null);
  refused = $state.raw<Failure | null>(null);
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

  clear(): void {
    this.chosen.clear();
  }

  /** What an action on a card is about: all that is picked where the card is among it, else the card alone. */
  targets(detection: DetectionId): readonly DetectionId[] {
    return this.chosen.has(detection) ? [...this.chosen] : [detection];
  }

  /** Picks a card, or lets it go. */
  toggle(index: number, detection: DetectionId): void {
    [this.#anchor, this.place] = [index, index];
    if (!this.chosen.delete(detection)) this.chosen.add(detection);
  }

  /** Picks everything from the last card that was picked to this one, whether it is on show or not. */
  async rangeTo(index: number): Promise<void> {
    this.place = index;
    await this.#picking([Math.min(this.#anchor, index), Math.max(this.#anchor, index)]);
  }

  /** Picks all of the gallery, as far as one request reaches. */
  async all(): Promise<void> {
    await this.#picking([0, (this.#gallery.total ?? 1) - 1]);
  }

  add(detections: readonly DetectionId[]): void {
    for (const each of detections) this.chosen.add(each);
  }

  /** Where a range begins that is picked by keys from here on. */
  startAt(index: number): void {
    [this.#anchor, this.place] = [index, index];
  }

  async judge(detections: readonly DetectionId[], verdict: Verdict | null): Promise<void> {
    if (await this.#review.saveVerdict(detections, { verdict })) await this.#gallery.refresh();
  }

  /** Seen at once, written behind it; read again where that fails. */
  async favour(detections: readonly DetectionId[], favourite: boolean): Promise<void> {
    this.#gallery.mark(detections, { favourite });
    try {
      await this.#client.ask('favourites.set', { detections: [...detections], favourite });
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      await this.#gallery.refresh();
    }
  }

  async #picking([first, last]: readonly [number, number]): Promise<void> {
    try {
      this.add(await this.#gallery.idsFrom(first, last));
      this.refused = null;
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
  }
}
