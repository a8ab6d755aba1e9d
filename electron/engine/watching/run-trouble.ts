import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';
import { isNoAnswer } from '#analysis/reading/file-bytes.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';

/** What is to be done after something thrown while a file or a picture was worked on. */
export type Verdict =
  /** The work is at fault: it failed with this reason. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The analyst's process died: once more, then it failed. */
  | { readonly kind: 'crashed'; readonly failure: Failure }
  /** The person or the end of the program stopped it. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'missing'; readonly failure: Failure }
  /** Trouble of the whole program: nothing else would do better now. */
  | { readonly kind: 'trouble'; readonly failure: Failure };

export function assessTrouble(thrown: unknown): Verdict {
  const known = diskFailure(thrown);
  const failure = toFailure(known);
  switch (failure.code) {
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'analyst-crashed':
      return { kind: 'crashed', failure };
    case 'file-missing':
      return { kind: 'missing', failure };
    case 'file-unreadable':
      // A drive that does not answer is not the file's fault.
      return { kind: isNoAnswer(known) ? 'missing' : 'failed', failure };
    case 'disk-full':
    case 'data-folder-unusable':
    case 'database-damaged':
    case 'database-busy':
    case 'pack-invalid':
    case 'provider-failed':
      return { kind: 'trouble', failure };
    default:
      return { kind: 'failed', failure };
  }
}

/** A bug rather than trouble of the field: its stack goes to the log. */
export function isBug(thrown: unknown): boolean {
  return !(diskFailure(thrown) instanceof KnownFailure);
}
