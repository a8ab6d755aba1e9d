import type { PublishedModel } from '#contract/models.ts';
import type { PacksModel } from '../models/packs-model.svelte.ts';
import type { PublishedModels } from '../models/published/published-model.svelte.ts';

const worldId = 'birdnet-2.4';

/** What a person who is here for the first time chose to listen for. */
export class FirstRun {
  readonly #packs: PacksModel;
  readonly #published: PublishedModels;
  /** The model of all birds is used as soon as it is here. */
  #awaited = $state(false);

  constructor(packs: PacksModel, published: PublishedModels) {
    this.#packs = packs;
    this.#published = published;
  }

  /** What can be chosen has been read, or cannot be: nothing that comes later moves what is on show. */
  get known(): boolean {
    return this.#packs.packs.known && this.#published.reading.known;
  }

  /** The published model for all birds of the world; null where none can be had. */
  get world(): PublishedModel | null {
    return this.#published.reading.value?.models.find(({ model }) => model.id === worldId) ?? null;
  }

  /** Whether all birds of the world are wanted: their model is in use, or on its way. */
  get wantsWorld(): boolean {
    const here = this.world?.pack ?? null;
    return this.#awaited || (here !== null && here === this.#inUse);
  }

  async chooseWorld(): Promise<void> {
    this.#awaited = true;
    await this.useWhenHere();
  }

  /** Goes back to the species that come with Songsight; a download goes on until somebody stops it. */
  async chooseOwn(): Promise<void> {
    this.#awaited = false;
    const own = this.#packs.packs.value?.packs.find((each) => each.ok && each.pack.shipped);
    if (own?.ok === true && !own.inUse) await this.#packs.use(own.pack.id);
  }

  /** A model came. */
  async useWhenHere(): Promise<void> {
    const pack = this.world?.pack ?? null;
    if (!this.#awaited || pack === null) return;
    if (pack !== this.#inUse) await this.#packs.use(pack);
    this.#awaited = false;
  }

  get #inUse(): string | null {
    const used = this.#packs.packs.value?.packs.find(({ inUse }) => inUse);
    return used?.ok === true ? used.pack.id : null;
  }
}
