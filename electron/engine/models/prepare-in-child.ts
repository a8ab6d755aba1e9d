import { KnownFailure } from '#contract/failure.ts';
import type { PrepareAsk, PreparedModel } from '#analysis/models/importing/prepare-model.ts';
import { refused } from '#analysis/models/importing/refused.ts';
import type { AnalystMessage } from '#analysis/process/analyst-messages.ts';
import type { AnalystChild } from '../analysts/analyst-life.ts';
import type { ForkAnalyst } from '../analysts/forked-analyst.ts';

/** @throws KnownFailure `file-missing`, `pack-invalid` with what is wrong with the files */
export type PrepareModel = (ask: PrepareAsk) => Promise<PreparedModel>;

/** The largest model known, 0.6 GB from a slow stick, needs about two minutes. */
const longestMs = 10 * 60_000;

/** Reads models in a child process that ends with the answer; where none can be forked, in this one. */
export function modelPreparer(fork: ForkAnalyst | undefined, withinMs = longestMs): PrepareModel {
  if (fork !== undefined) return (ask) => inChild(fork(), ask, withinMs);
  return async (ask) => {
    const { prepareModel } = await import('#analysis/models/importing/prepare-model.ts');
    return prepareModel(ask);
  };
}

async function inChild(child: AnalystChild, ask: PrepareAsk, withinMs: number): Promise<PreparedModel> {
  let timer: NodeJS.Timeout | undefined;
  let ended = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    ended = resolve;
  });
  try {
    return await new Promise<PreparedModel>((resolve, reject) => {
      timer = setTimeout(() => reject(unreadable(ask.path)), withinMs);
      child.onExit(() => {
        ended();
        reject(unreadable(ask.path));
      });
      child.onMessage((message) => answer(message, resolve, reject));
      child.send({ call: 'prepare', id: 1, ask });
    });
  } finally {
    clearTimeout(timer);
    child.kill();
    // What it wrote is removed next: it must not write any more.
    await gone;
  }
}

function answer(
  message: AnalystMessage,
  resolve: (prepared: PreparedModel) => void,
  reject: (failure: KnownFailure) => void,
): void {
  if (message.kind === 'failed') reject(KnownFailure.of(message.failure));
  if (message.kind === 'done' && message.call === 'prepare') resolve(message.answer);
}

function unreadable(path: string): KnownFailure {
  return refused('model-took-too-long', {}, { path });
}
