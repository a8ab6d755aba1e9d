import type { DetectionId } from '#contract/ids.ts';
import type { RangeAnswer, RangeRequests, SpeciesList } from '#contract/range.ts';
import { matchNames } from '#engine/species/match-names.ts';
import { species } from './fake-data.ts';

type Answers = { readonly [K in keyof RangeRequests]: (ask: RangeRequests[K]['ask']) => RangeRequests[K]['answer'] };

const week = (at: number): number => 0.5 + 0.45 * Math.sin(((at - 12) / 48) * 2 * Math.PI);

/** Where species live, of an engine in memory: two are held back, and lists are kept. */
export function fakeRange(): Answers {
  let lists: readonly SpeciesList[] = [];
  const read = (): RangeAnswer => ({
    model: 'BirdNET 2.4',
    recordings: 414,
    withoutPosition: 12,
    held: [
      { reason: 'range', likelihood: 0.004, detections: 7, recordings: 3, bestScore: 0.81 },
      { reason: 'list', likelihood: null, detections: 1, recordings: 1, bestScore: 0.62 },
    ].map((each, at) => ({
      ...each,
      species: species[at]!,
      bestDetection: (at + 1) as DetectionId,
    })) as RangeAnswer['held'],
    lists,
  });
  const labels = species.map((each) => ({ ...each, kind: 'species' as const, threshold: 0.5 }));
  const weeks = Array.from({ length: 48 }, (_, at) => week(at));
  return {
    'range.read': read,
    'range.weeks': () => ({ places: [{ station: null, year: 0.95, weeks }] }),
    'list.match': ({ text }) => matchNames(text, labels),
    'list.write': (list) => {
      lists = lists.filter((each) => each.station !== list.station || each.kind !== list.kind);
      if (list.species.length > 0) lists = [...lists, list];
      return read();
    },
  };
}
