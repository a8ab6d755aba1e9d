import type { Handlers } from '#contract/requests.ts';
import type { TruthRequests } from '#contract/search/truth.ts';
import type { EngineCore } from '../engine.ts';
import { matchAnnotations } from './match-annotations.ts';
import { measureTruth } from './measure-truth.ts';
import { readTable } from './read-table.ts';

/** A model held against what people heard. */
export function createTruthHandlers({ store, settings, analyst }: EngineCore): Pick<Handlers, keyof TruthRequests> {
  return {
    'truth.measure': async ({ path }) => {
      const annotations = await readTable(path);
      const { threshold, speciesThresholds } = settings.current();
      const own = new Map(analyst.facts().pack.labels.map((label) => [label.code as string, label.threshold]));
      return measureTruth(
        store.db,
        matchAnnotations(store.db, annotations),
        ({ code }) => speciesThresholds[code] ?? threshold ?? own.get(code) ?? 0.5,
      );
    },
  };
}
