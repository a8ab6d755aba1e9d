import type { Handlers } from '#contract/requests.ts';
import type { AnnotationRequests } from '#contract/search/annotations.ts';
import type { TruthRequests } from '#contract/search/truth.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { readAnnotationSet, readAnnotationSets, removeAnnotationSet } from '#store/annotations/annotation-sets.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { agree } from './agree.ts';
import { importAnnotations, leftSentences } from './import-annotations.ts';
import { measureTruth } from './measure-truth.ts';
import { leastScore, openClipScores } from './clip-scores.ts';
import { openRater, readRaters } from './raters.ts';
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
      removeAnnotationSet(db, set, nowText(engine.clock));
      return { sets: readAnnotationSets(db) };
    },
    'truth.raters': () => ({ models: readRaters(engine) }),
    'truth.agree': async ({ one, other, threshold }) => {
      const open = (rater: typeof one): ReturnType<typeof openRater> =>
        openRater(engine, rater, threshold, thresholdsOf(engine));
      return agree(db, await open(one), await open(other));
    },
    'truth.measure': async ({ truth, of = null }) => {
      const scoresOf = await openClipScores(engine, of);
      const thresholdOf = of === null || of.kind === 'pack' ? thresholdsOf(engine) : (): number => leastScore;
      if (truth.kind === 'set') {
        const measured = measureTruth(readAnnotationSet(db, truth.set), scoresOf, thresholdOf);
        return { ...measured, unknownFiles: [], unknownLabels: [], left: [] };
      }
      const matched = await readPlaced(engine, truth.path);
      const annotated = { recordings: matched.recordings.keys(), rows: matched.rows };
      return {
        ...measureTruth(annotated, scoresOf, thresholdOf),
        unknownFiles: [...matched.unknown, ...matched.ambiguous].map(({ name }) => name),
        unknownLabels: matched.unknownLabels.map(({ name }) => name),
        left: leftSentences(matched.left),
      };
    },
  };
}

/** The threshold in force for each species; a label's own, where it brings one, before that of the model in use. */
function thresholdsOf({
  settings,
  analyst,
}: EngineCore): (species: { readonly code: SpeciesCode; readonly threshold?: number }) => number {
  const { threshold, speciesThresholds } = settings.current();
  const usual = new Map(analyst.facts().pack.labels.map((label) => [label.code as string, label.threshold]));
  return ({ code, threshold: own }) => speciesThresholds[code] ?? threshold ?? own ?? usual.get(code) ?? 0.5;
}
