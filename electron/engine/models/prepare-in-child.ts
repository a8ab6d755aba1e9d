import type { PrepareAsk, PreparedModel } from '#analysis/models/importing/prepare-model.ts';
import type { ForkAnalyst } from '../analysts/forked-analyst.ts';
import { askChild } from './ask-child.ts';

/** @throws KnownFailure `cancelled`, `file-missing`, `pack-invalid` with what is wrong with the files */
export type PrepareModel = (ask: PrepareAsk) => Promise<PreparedModel>;

/** The largest model known, 0.6 GB from a slow stick, needs about two minutes. */
const longestMs = 10 * 60_000;

type PrepareHow = { readonly withinMs?: number; readonly signal?: AbortSignal };

/** Reads models in a child process that ends with the answer, or at the signal; where none can be forked, in this one. */
export function modelPreparer(fork: ForkAnalyst | undefined, how: PrepareHow = {}): PrepareModel {
  const { withinMs = longestMs, signal } = how;
  if (fork !== undefined) return (ask) => askChild(fork(), 'prepare', ask, { path: ask.path, withinMs, signal });
  return async (ask) => {
    const { prepareModel } = await import('#analysis/models/importing/prepare-model.ts');
    return prepareModel(ask);
  };
}
