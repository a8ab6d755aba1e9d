import type { RecordingId } from '#contract/ids.ts';
import type { Agreement, AgreedSpecies } from '#contract/search/truth.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import { recordingLengths } from '#store/annotations/recordings-by-name.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { cohenKappa } from '../review/kappa.ts';
import { letOthersRun } from '../watching/settle.ts';
import type { Named, OpenedRater } from './raters.ts';

const usualSeconds = 3;
/** So many recordings are compared before others have their turn. */
const atOnce = 20;

type Count = { readonly species: Species; both: number; one: number; other: number };

/**
 * How far two agree, species by species, over the recordings that both of them know. Both are laid over the same stretches, as long as the longer
 * clip of the two; a species is in a stretch when half of the stretch, or half of what names it, lies in the other.
 */
export async function agree(db: SongDatabase, one: OpenedRater, other: OpenedRater): Promise<Agreement> {
  const shared = [...one.recordings].filter((recording) => other.recordings.has(recording));
  const seconds = Math.max(one.windowSeconds ?? 0, other.windowSeconds ?? 0) || usualSeconds;
  const lengths = recordingLengths(db, shared);
  const counts = new Map<SpeciesCode, Count>();
  let stretches = 0;
  for (const [at, recording] of shared.entries()) {
    if (at % atOnce === 0) await letOthersRun();
    stretches += compare(counts, recording, { one, other, seconds, length: lengths.get(recording) ?? 0 });
  }
  return {
    recordings: shared.length,
    stretches,
    seconds,
    species: [...counts.values()]
      .map((count) => told(count, stretches, [one, other]))
      .toSorted((a, b) => b.both + b.onlyOne + b.onlyOther - (a.both + a.onlyOne + a.onlyOther)),
  };
}

type Compared = {
  readonly one: OpenedRater;
  readonly other: OpenedRater;
  readonly seconds: number;
  readonly length: number;
};

/** @returns how many stretches the recording has */
function compare(
  counts: Map<SpeciesCode, Count>,
  recording: RecordingId,
  { one, other, seconds, length }: Compared,
): number {
  const stretches = Math.max(1, Math.ceil(length / seconds - 1e-6));
  const [first, second] = [one, other].map((rater) => stretchesOf(rater.named(recording), seconds, stretches));
  const names = new Map([...(first ?? []), ...(second ?? [])]);
  for (const [code, { species }] of names) {
    const [ours, theirs] = [first, second].map((each) => each?.get(code)?.at ?? new Set<number>());
    const both = [...(ours ?? [])].filter((at) => theirs?.has(at) === true).length;
    const count = counts.get(code) ?? { species, both: 0, one: 0, other: 0 };
    counts.set(code, count);
    count.both += both;
    count.one += (ours?.size ?? 0) - both;
    count.other += (theirs?.size ?? 0) - both;
  }
  return stretches;
}

type Stretches = ReadonlyMap<SpeciesCode, { readonly species: Species; readonly at: Set<number> }>;

function stretchesOf(named: readonly Named[], seconds: number, stretches: number): Stretches {
  const found = new Map<SpeciesCode, { readonly species: Species; readonly at: Set<number> }>();
  for (const { species, startSeconds, endSeconds } of named) {
    const within = found.get(species.code) ?? { species, at: new Set<number>() };
    found.set(species.code, within);
    const last = Math.min(stretches - 1, Math.floor(endSeconds / seconds));
    for (let at = Math.floor(startSeconds / seconds); at <= last; at += 1) {
      const shared = Math.min(endSeconds, (at + 1) * seconds) - Math.max(startSeconds, at * seconds);
      if (shared >= Math.min(seconds, endSeconds - startSeconds) / 2 - 1e-9) within.at.add(at);
    }
  }
  return found;
}

function told({ species, both, one, other }: Count, stretches: number, raters: readonly OpenedRater[]): AgreedSpecies {
  const neither = stretches - both - one - other;
  const { kappa, low, high } = cohenKappa([
    [both, one],
    [other, neither],
  ]);
  const [knownToOne = true, knownToOther = true] = raters.map(({ knows }) => knows(species.code));
  const named = both + one + other;
  return {
    species,
    ...{ both, onlyOne: one, onlyOther: other, shared: named === 0 ? null : both / named },
    // Who cannot name a species neither agrees nor disagrees about it.
    kappa: knownToOne && knownToOther && kappa !== null ? { value: kappa, low, high } : null,
    knownToOne,
    knownToOther,
  };
}
