import { KnownFailure } from '#contract/failure.ts';
import { refused } from '#analysis/models/importing/refused.ts';
import { type AnalystCall, type AnalystCalls, type CallName } from '#analysis/process/analyst-messages.ts';
import type { AnalystChild } from '../analysts/analyst-life.ts';

type How = {
  /** Of the files it reads, for what is said when it does not answer. */
  readonly path: string;
  readonly withinMs: number;
  /** Ends the child. */
  readonly signal?: AbortSignal | undefined;
  /** How far it has come, 0 to 1. */
  readonly heard?: (fraction: number) => void;
};

/** Asks a child one thing that needs no analyst opened; the child ends with the answer. @throws KnownFailure */
export async function askChild<Name extends Extract<CallName, 'prepare' | 'occur' | 'train'>>(
  child: AnalystChild,
  call: Name,
  ask: AnalystCalls[Name]['ask'],
  { path, withinMs, signal, heard }: How,
): Promise<AnalystCalls[Name]['answer']> {
  let timer: NodeJS.Timeout | undefined;
  let ended = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let stop = (): void => undefined;
  try {
    return await new Promise<AnalystCalls[Name]['answer']>((resolve, reject) => {
      timer = setTimeout(() => reject(refused('model-took-too-long', {}, { path })), withinMs);
      stop = () => reject(new KnownFailure('cancelled', 'work-stopped', { path }));
      signal?.addEventListener('abort', stop);
      if (signal?.aborted === true) stop();
      child.onExit(() => {
        ended();
        reject(refused('model-took-too-long', {}, { path }));
      });
      child.onMessage((message) => {
        if (message.kind === 'heard') heard?.(message.fraction);
        if (message.kind === 'failed') reject(KnownFailure.of(message.failure));
        // The answer to the one call that was made.
        if (message.kind === 'done' && message.call === call) resolve(message.answer);
      });
      // One of the calls of AnalystCalls by its name.
      child.send({ call, id: 1, ask } as AnalystCall);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    child.kill();
    // What it wrote may be removed next: it must not write any more.
    await gone;
  }
}
