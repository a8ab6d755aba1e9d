import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';

/** What to tell the person about anything a client threw. */
export function failureOf(thrown: unknown): Failure {
  return thrown instanceof KnownFailure ? toFailure(thrown) : { code: 'internal', key: 'window-mistake' };
}
