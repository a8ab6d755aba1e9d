import type { Occurrence, OccurrenceAsk } from '#analysis/classifying/occurrence.ts';
import type { ForkAnalyst } from '../analysts/forked-analyst.ts';
import { askChild } from './ask-child.ts';

/** null where the pack has no location model. @throws KnownFailure `pack-invalid` */
export type AskOccurrence = (ask: OccurrenceAsk) => Promise<Occurrence | null>;

const longestMs = 2 * 60_000;

/** Asks location models in a child process that ends with the answer, or at the signal; where none can be forked, in this one. */
export function occurrenceAsker(fork: ForkAnalyst | undefined, signal: AbortSignal): AskOccurrence {
  if (fork !== undefined)
    return (ask) => askChild(fork(), 'occur', ask, { path: ask.packFolder, withinMs: longestMs, signal });
  return async (ask) => {
    const { readOccurrence } = await import('#analysis/classifying/occurrence.ts');
    return readOccurrence(ask);
  };
}
