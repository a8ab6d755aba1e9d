import type { Handlers } from '#contract/requests.ts';
import type { AnnotationRequests } from '#contract/search/annotations.ts';
import type { TruthRequests } from '#contract/search/truth.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { readAnnotationSet, readAnnotationSets, removeAnnotationSet } from '#store/annotations/annotation-sets.ts';
import type { EngineCore } from '../engine.ts';
import { importAnnotations, leftSentences } from './import-annotations.ts';
import { measureTruth } from './measure-truth.ts';
import { readPlaced } from './read-table.ts';

/** A model held against what people heard, and tables of other programs. */
export function createTruthHandlers(
  engine: EngineCore,
): Pick<Handlers, keyof TruthRequests | keyof AnnotationRequests> {
  const { db } = engine.store;
  return {
    'annotations.read': () => ({ sets: readAnnotationSets(db) }),
    'annotations.import': (ask) => importAnnotations(engine, ask),
    'annotations.remove': ({ set }) => {
      removeAnnotationSet(db, set);
      return { sets: readAnnotationSets(db) };
    },
    'truth.measure': async ({ truth }) => {
      const thresholdOf = thresholdsOf(engine);
      if (truth.kind === 'set') {
        const measured = measureTruth(db, readAnnotationSet(db, truth.set), thresholdOf);
        return { ...measured, unknownFiles: [], unknownLabels: [], left: [] };
      }
      const matched = await readPlaced(engine, truth.path);
      return {
        ...measureTruth(db, { recordings: matched.recordings.keys(), rows: matched.rows }, thresholdOf),
        unknownFiles: [...matched.unknown, ...matched.ambiguous].map(({ name }) => name),
        unknownLabels: matched.unknownLabels.map(({ name }) => name),
        left: leftSentences(matched.left),
      };
    },
  };
}

/** The threshold in force for each species. */
function thresholdsOf({ settings, analyst }: EngineCore): (species: { readonly code: SpeciesCode }) => number {
  const { threshold, speciesThresholds } = settings.current();
  const own = new Map(analyst.facts().pack.labels.map((label) => [label.code as string, label.threshold]));
  return ({ code }) => speciesThresholds[code] ?? threshold ?? own.get(code) ?? 0.5;
}
