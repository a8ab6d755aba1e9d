import { SvelteSet } from 'svelte/reactivity';
import type { Verdict } from '#contract/detections.ts';
import type { Client } from '#contract/requests.ts';
import type { FoundClip, SearchFilter, SoundLike } from '#contract/search/search.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { Failure } from '#contract/failure.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** What is looked for: similar sounds, clips without a detection in order of time, those in which a species was considered, or those that a classifier is least sure of. */
export type Wanted =
  | { readonly kind: 'similar'; readonly like: SoundLike; readonly name: string | null }
  | { readonly kind: 'time' }
  | { readonly kind: 'score'; readonly species: SpeciesCode }
  | { readonly kind: 'unsure'; readonly pack: string };

type Found = {
  readonly clips: readonly FoundClip[];
  /** Clips that were looked through. */
  readonly searched: number;
  readonly otherModel: number;
};

const limit = 120;
/** Clips that are to be reviewed next for a classifier. */
export const mostUnsure = 20;

/** Search by sound, and what a person says of the finds. */
export class SearchModel {
  readonly found = new Reading<Found>();
  wanted = $state.raw<Wanted | null>(null);
  filter = $state.raw<SearchFilter>({});
  /** The find on show, and those chosen to be named together. */
  place = $state(0);
  readonly chosen = new SvelteSet<number>();
  /** The species that a plain verdict is about. */
  species = $state.raw<Species | null>(null);
  refused = $state.raw<Failure | null>(null);
  saving = $state(0);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  get clips(): readonly FoundClip[] {
    return this.found.value?.clips ?? [];
  }

  get current(): FoundClip | null {
    return this.clips[this.place] ?? null;
  }

  /** What the next verdict is about: the chosen finds, else the one on show. */
  get targets(): readonly number[] {
    if (this.chosen.size > 0) return [...this.chosen];
    return this.current === null ? [] : [this.place];
  }

  /** What the targets are in doubt about, where that is one and the same. */
  get doubted(): Species | null {
    const doubts = this.targets.flatMap((at) => this.clips[at]?.top[0]?.species ?? []);
    const [first] = doubts;
    return first !== undefined && doubts.every(({ code }) => code === first.code) ? first : null;
  }

  async look(wanted: Wanted, filter: SearchFilter = this.filter): Promise<void> {
    this.wanted = wanted;
    this.filter = filter;
    this.place = 0;
    this.chosen.clear();
    this.found.clear();
    await this.found.load(() => this.#ask(wanted, filter));
  }

  narrow(filter: SearchFilter): Promise<void> {
    this.filter = filter;
    return this.wanted === null ? Promise.resolve() : this.look(this.wanted, filter);
  }

  async #ask(wanted: Wanted, filter: SearchFilter): Promise<Found> {
    if (wanted.kind === 'similar') return this.#client.ask('search.similar', { like: wanted.like, filter, limit });
    if (wanted.kind === 'unsure') {
      const { clips } = await this.#client.ask('classifier.unsure', { pack: wanted.pack, limit: mostUnsure });
      return { clips, searched: clips.length, otherModel: 0 };
    }
    const { clips, total } = await this.#client.ask('search.missed', {
      order: wanted.kind,
      species: wanted.kind === 'score' ? wanted.species : null,
      filter,
      offset: 0,
      limit,
    });
    return { clips, searched: total, otherModel: 0 };
  }

  go(place: number): void {
    this.place = Math.min(Math.max(0, place), Math.max(0, this.clips.length - 1));
  }

  /** Adds or removes one, or with `whole` everything between the one on show and that. */
  choose(place: number, whole = false): void {
    const [from, to] = whole ? [Math.min(this.place, place), Math.max(this.place, place)] : [place, place];
    const remove = !whole && this.chosen.has(place);
    for (let at = from; at <= to; at += 1) {
      if (remove) this.chosen.delete(at);
      else this.chosen.add(at);
    }
  }

  /** Says whether the species is to be heard in the targets, and goes on. */
  async name(species: Species, verdict: Verdict): Promise<void> {
    const targets = this.targets;
    const stretches = targets.flatMap((at) => {
      const clip = this.clips[at];
      if (clip === undefined) return [];
      const { recording, startSeconds, endSeconds } = clip;
      return [{ recording, startSeconds, endSeconds }];
    });
    if (stretches.length === 0) return;
    this.species = species;
    this.refused = null;
    this.saving += 1;
    const single = this.chosen.size === 0;
    if (single) this.go(this.place + 1);
    else this.chosen.clear();
    try {
      const ask = { stretches, species: species.code, verdict };
      const { detections } = await this.#client.ask('clips.name', ask);
      this.#show(targets, detections, species, verdict);
    } catch (thrown) {
      this.refused = failureOf(thrown);
    } finally {
      this.saving -= 1;
    }
  }

  /** What was said stands on the finds at once. */
  #show(
    targets: readonly number[],
    ids: readonly FoundClip['detections'][number]['id'][],
    species: Species,
    verdict: Verdict,
  ): void {
    const found = this.found.value;
    if (found === null) return;
    const clips = [...found.clips];
    for (const [at, target] of targets.entries()) {
      const [clip, id] = [clips[target], ids[at]];
      if (clip === undefined || id === undefined) continue;
      const others = clip.detections.filter((each) => each.id !== id);
      clips[target] = { ...clip, detections: [{ id, species, score: 0, verdict }, ...others] };
    }
    this.found.take({ ...found, clips });
  }
}
