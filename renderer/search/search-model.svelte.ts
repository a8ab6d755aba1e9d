import { SvelteSet } from 'svelte/reactivity';
import type { Verdict } from '#contract/detections.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewState } from '#contract/review.ts';
import type { FoundClip, SearchFilter, SoundLike } from '#contract/search/search.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { Failure } from '#contract/failure.ts';
import { base64Of } from '../shared/client/base64.ts';
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
  /** There may be more than is here. */
  readonly more: boolean;
};

/** Finds that come at once, and the most that are compared exactly. */
const pageSize = 120;
const mostSimilar = 480;
/** Clips that are to be reviewed next for a classifier. */
export const mostUnsure = 20;

/** What a request may carry, in bytes of the file. */
const mostBytes = 10_000_000;

const keyOf = ({ recording, startSeconds }: FoundClip): string => `${recording} ${startSeconds}`;

function added(known: readonly FoundClip[], found: readonly FoundClip[]): readonly FoundClip[] {
  const there = new Set(known.map(keyOf));
  return [...known, ...found.filter((clip) => !there.has(keyOf(clip)))];
}

/** Whether a clip that was missed is one no longer. */
function isNamed({ detections }: FoundClip, wanted: Wanted): boolean {
  if (wanted.kind === 'score') return detections.some(({ species }) => species.code === wanted.species);
  return detections.length > 0;
}

/** One thing that was said, and how it was before. */
type Said = {
  readonly wanted: Wanted | null;
  readonly targets: readonly number[];
  readonly clips: readonly (FoundClip | undefined)[];
  readonly before: readonly ReviewState[];
};

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
  /** The last file that was brought along was too large. */
  tooLarge = $state(false);
  /** What was said of the finds on show, the last of it at the end. */
  said = $state.raw<readonly Said[]>([]);
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
    this.said = [];
    this.found.clear();
    await this.found.load(() => this.#ask(wanted, filter, []));
  }

  /** The finds that follow those on show. */
  async showMore(): Promise<void> {
    const { wanted, filter, clips } = this;
    if (wanted !== null && !this.found.loading) await this.found.load(() => this.#ask(wanted, filter, clips));
  }

  /** Looks for what is heard in a file that was brought along. */
  async lookFor(file: File): Promise<void> {
    this.tooLarge = file.size > mostBytes;
    if (this.tooLarge) return;
    const like = { kind: 'sound', name: file.name.slice(-255), base64: await base64Of(file) } as const;
    await this.look({ kind: 'similar', like, name: file.name });
  }

  narrow(filter: SearchFilter): Promise<void> {
    this.filter = filter;
    return this.wanted === null ? Promise.resolve() : this.look(this.wanted, filter);
  }

  /** @param known what is on show, with what was said of it; the rest is added behind it */
  async #ask(wanted: Wanted, filter: SearchFilter, known: readonly FoundClip[]): Promise<Found> {
    if (wanted.kind === 'similar') {
      const limit = known.length + pageSize;
      const answer = await this.#client.ask('search.similar', { like: wanted.like, filter, limit });
      return {
        ...answer,
        clips: added(known, answer.clips),
        more: answer.clips.length === limit && limit < mostSimilar,
      };
    }
    if (wanted.kind === 'unsure') {
      const { clips } = await this.#client.ask('classifier.unsure', { pack: wanted.pack, limit: mostUnsure });
      return { clips, searched: clips.length, otherModel: 0, more: false };
    }
    const { clips, total } = await this.#client.ask('search.missed', {
      order: wanted.kind,
      species: wanted.kind === 'score' ? wanted.species : null,
      filter,
      // What was named meanwhile is no longer among them.
      offset: known.filter((clip) => !isNamed(clip, wanted)).length,
      limit: pageSize,
    });
    return { clips: added(known, clips), searched: total, otherModel: 0, more: clips.length === pageSize };
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
      const said = { targets, clips: targets.map((at) => this.clips[at]), wanted: this.wanted };
      const { detections, before } = await this.#client.ask('clips.name', ask);
      if (said.wanted !== this.wanted) return;
      this.said = [...this.said, { ...said, before }];
      this.#show(targets, detections, species, verdict);
    } catch (thrown) {
      this.refused = failureOf(thrown);
    } finally {
      this.saving -= 1;
    }
  }

  /** Takes back what was said last; the finds stand as they did. */
  async undo(): Promise<void> {
    const last = this.said.at(-1);
    if (last === undefined) return;
    this.said = this.said.slice(0, -1);
    this.refused = null;
    this.saving += 1;
    try {
      await this.#client.ask('review.restore', { states: [...last.before] });
      const found = this.found.value;
      if (found === null || last.wanted !== this.wanted) return;
      const clips = found.clips.map((clip, at) => last.clips[last.targets.indexOf(at)] ?? clip);
      this.found.take({ ...found, clips });
      this.go(last.targets[0] ?? this.place);
    } catch (thrown) {
      this.said = [...this.said, last];
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
