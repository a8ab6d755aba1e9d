import type { Failure } from '#contract/failure.ts';
import type { Blend } from '#contract/pictures.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import type { GalleryItem } from '#contract/gallery.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** How much of the second clip goes into each picture, first to last. */
export const blendShares = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

const offered = 12;

/** A walk from one clip of a species to another, painted picture by picture. */
export class BlendModel {
  /** Other clips of the species, best first, to walk to. */
  readonly others = new Reading<readonly GalleryItem[]>();
  blends = $state.raw<readonly Blend[]>([]);
  failure = $state.raw<Failure | null>(null);
  to = $state<DetectionId | null>(null);
  painting = $state(false);
  readonly #client: Client;
  #turn = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  async offer(species: string, from: DetectionId): Promise<void> {
    await this.others.load(async () => {
      const page = await this.#client.ask('gallery.read', {
        offset: 0,
        limit: offered + 1,
        order: 'best-score',
        filter: { species: [species] },
        picturesOnly: true,
      });
      return page.items.filter(({ detection }) => detection !== from).slice(0, offered);
    });
  }

  /** Each picture is shown as soon as it is painted; another choice ends the walk at hand. */
  async walk(from: DetectionId, to: DetectionId): Promise<void> {
    const turn = ++this.#turn;
    this.to = to;
    this.blends = [];
    this.failure = null;
    this.painting = true;
    try {
      for (const share of blendShares) {
        const blend = await this.#client.ask('blend.paint', { from, to, share });
        if (turn !== this.#turn) return;
        this.blends = [...this.blends, blend];
      }
    } catch (thrown) {
      if (turn === this.#turn) this.failure = failureOf(thrown);
    }
    if (turn === this.#turn) this.painting = false;
  }

  close(): void {
    this.#turn += 1;
    this.to = null;
    this.blends = [];
    this.failure = null;
    this.painting = false;
  }
}
