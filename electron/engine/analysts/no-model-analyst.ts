import type { Analyst, AnalystFacts } from '#analysis/process/analyst.ts';
import { toFailure, type KnownFailure } from '#contract/failure.ts';

/**
 * Stands in while the pack in use cannot be used: nothing is listened to and nothing painted, files keep waiting, and everything that
 * was heard before is there.
 * @param facts of the pack that was used last, without its painter
 */
export function noModelAnalyst(facts: AnalystFacts, failure: KnownFailure): Analyst {
  const refuse = (): Promise<never> => Promise.reject(failure);
  const noPictures = failure.sentence;
  return {
    describe: () =>
      Promise.resolve({ ...facts, pack: { ...facts.pack, painter: null, noPictures }, unusable: toFailure(failure) }),
    listen: refuse,
    draw: refuse,
    close: () => Promise.resolve(),
  };
}
