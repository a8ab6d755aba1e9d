import { totalmem } from 'node:os';
import { sentence, type Sentence } from '#contract/words/sentence.ts';

const gigabyte = 1024 ** 3;

/**
 * What a listening process may take, in bytes: half of the computer's memory and at most four gigabytes;
 * `SONGSIGHT_ANALYST_MEMORY_MB` says otherwise.
 */
export function memoryCeiling(environment: Readonly<Record<string, string | undefined>>): number {
  const chosen = Number(environment['SONGSIGHT_ANALYST_MEMORY_MB']);
  return chosen > 0 ? chosen * 1024 ** 2 : Math.min(4 * gigabyte, totalmem() / 2);
}

/** Said of one that took more. */
export function aboveCeiling(ceilingBytes: number): Sentence {
  return sentence('analyst-memory', { gigabytes: Math.round((10 * ceilingBytes) / gigabyte) / 10 });
}
