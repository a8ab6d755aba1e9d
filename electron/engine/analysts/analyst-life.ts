import type { ProviderReport } from '#contract/models.ts';
import type { AnalystFacts } from '#analysis/process/analyst.ts';
import type { AnalystCall, AnalystMessage } from '#analysis/process/analyst-messages.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { SentenceValue } from '#contract/words/sentence.ts';

/** A child process that runs `analyst-process.js`, however it was started. Messages keep typed arrays as they are. */
export type AnalystChild = {
  send(message: AnalystCall): void;
  onMessage(hear: (message: AnalystMessage) => void): void;
  /** @param how what is known of its end, e.g. `SIGSEGV` or `code 1`. */
  onExit(hear: (how: SentenceValue) => void): void;
  kill(): void;
};

type Pending = {
  done(message: Extract<AnalystMessage, { kind: 'done' }>): void;
  failed(thrown: Error): void;
  heard(fraction: number): void;
};

/** One child, from its start to its end. */
export type Life = {
  readonly child: AnalystChild;
  readonly pending: Map<number, Pending>;
  readonly opened: Promise<AnalystFacts>;
  readonly exited: Promise<void>;
  /** The provider that is being tried now. */
  trying: string | null;
  /** What runs the networks, as far as the child said. */
  report: ProviderReport | null;
};

/** Hands the answer to the call that waits for it. */
export function receive(
  pending: Life['pending'],
  message: Exclude<AnalystMessage, { kind: 'trying' | 'provider' | 'pong' }>,
): void {
  const waiting = pending.get(message.id);
  if (waiting === undefined) return;
  if (message.kind === 'heard') {
    waiting.heard(message.fraction);
    return;
  }
  pending.delete(message.id);
  if (message.kind === 'failed') waiting.failed(KnownFailure.of(message.failure));
  else waiting.done(message);
}

export const cancelled = (): KnownFailure => new KnownFailure('cancelled', 'work-stopped');

export const crashed = (how: SentenceValue): KnownFailure =>
  new KnownFailure('analyst-crashed', 'analyst-crashed', { values: { how } });
