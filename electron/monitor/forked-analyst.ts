import { KnownFailure } from '#contract/failure.ts';
import type { Analyst, AnalystFacts, AnalystOptions } from '#analysis/analyst.ts';
import {
  failureError,
  type AnalystCall,
  type AnalystCalls,
  type AnalystMessage,
  type CallName,
} from '#analysis/analyst-messages.ts';

/** A child process that runs `analyst-process.js`, however it was started. Messages keep typed arrays as they are. */
export type AnalystChild = {
  send(message: AnalystCall): void;
  onMessage(hear: (message: AnalystMessage) => void): void;
  /** @param how what is known of its end, e.g. `SIGSEGV` or `code 1`. */
  onExit(hear: (how: string) => void): void;
  kill(): void;
};

export type ForkAnalyst = () => AnalystChild;

const closeWithinMs = 5000;

/** The analyst in a child process of its own. A child that dies costs what was asked of it; the next question starts another. */
export function forkedAnalyst(fork: ForkAnalyst, options: AnalystOptions): Analyst {
  return new ForkedAnalyst(fork, options);
}

type Pending = {
  done(message: Extract<AnalystMessage, { kind: 'done' }>): void;
  failed(thrown: Error): void;
  heard(fraction: number): void;
};

/** One child, from its start to its end. */
type Life = {
  readonly child: AnalystChild;
  readonly pending: Map<number, Pending>;
  readonly opened: Promise<AnalystFacts>;
  readonly exited: Promise<void>;
};

type AskOptions = { readonly heard?: (fraction: number) => void; readonly signal?: AbortSignal };

class ForkedAnalyst implements Analyst {
  readonly #fork: ForkAnalyst;
  readonly #options: AnalystOptions;
  #life: Life | null = null;
  #closed = false;
  #lastId = 0;

  constructor(fork: ForkAnalyst, options: AnalystOptions) {
    this.#fork = fork;
    this.#options = options;
  }

  async describe(): Promise<AnalystFacts> {
    const life = await this.#openLife();
    return this.#ask(life, 'describe', null, {});
  }

  async listen(
    ask: AnalystCalls['listen']['ask'],
    heard: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<AnalystCalls['listen']['answer']> {
    return this.#ask(await this.#openLife(), 'listen', ask, { heard, signal });
  }

  async draw(ask: AnalystCalls['draw']['ask'], signal: AbortSignal): Promise<AnalystCalls['draw']['answer']> {
    return this.#ask(await this.#openLife(), 'draw', ask, { signal });
  }

  /** Asks the child to end; one that does not is killed. Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    const life = this.#life;
    if (life === null) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closeWithinMs);
    });
    const asked = this.#ask(life, 'close', null, {}).then(
      () => undefined,
      () => undefined,
    );
    await Promise.race([asked, late]);
    clearTimeout(timer);
    life.child.kill();
    await life.exited;
  }

  async #openLife(): Promise<Life> {
    if (this.#closed) throw cancelled();
    this.#life ??= this.#begin();
    const life = this.#life;
    await life.opened;
    return life;
  }

  #begin(): Life {
    const child = this.#fork();
    const pending: Life['pending'] = new Map();
    child.onMessage((message) => {
      receive(pending, message);
    });
    const exited = new Promise<void>((resolve) => {
      child.onExit((how) => {
        if (this.#life?.child === child) this.#life = null;
        for (const waiting of pending.values()) waiting.failed(this.#closed ? cancelled() : crashed(how));
        pending.clear();
        resolve();
      });
    });
    const opened = this.#ask({ child, pending }, 'open', this.#options, {});
    opened.catch(() => {
      if (this.#life?.child === child) this.#life = null;
      child.kill();
    });
    return { child, pending, opened, exited };
  }

  #ask<K extends CallName>(
    { child, pending }: Pick<Life, 'child' | 'pending'>,
    call: K,
    ask: AnalystCalls[K]['ask'],
    { heard, signal }: AskOptions,
  ): Promise<AnalystCalls[K]['answer']> {
    this.#lastId += 1;
    const id = this.#lastId;
    const abort = (): void => {
      if (pending.has(id)) child.send({ call: 'abort', id });
    };
    return new Promise<AnalystCalls[K]['answer']>((resolve, reject) => {
      pending.set(id, {
        // The answer belongs to the call that its id names.
        done: (message) => resolve(message.answer),
        failed: reject,
        heard: heard ?? (() => undefined),
      });
      child.send({ call, id, ask } as AnalystCall);
      if (signal?.aborted === true) abort();
      signal?.addEventListener('abort', abort, { once: true });
    }).finally(() => signal?.removeEventListener('abort', abort));
  }
}

function receive(pending: Life['pending'], message: AnalystMessage): void {
  const waiting = pending.get(message.id);
  if (waiting === undefined) return;
  if (message.kind === 'heard') {
    waiting.heard(message.fraction);
    return;
  }
  pending.delete(message.id);
  if (message.kind === 'failed') waiting.failed(failureError(message.failure));
  else waiting.done(message);
}

const cancelled = (): KnownFailure => new KnownFailure('cancelled', 'Stopped before it was finished.');

const crashed = (how: string): KnownFailure =>
  new KnownFailure(
    'analyst-crashed',
    `The part of Songsight that listens stopped unexpectedly (${how}). The file may be damaged in a way we do not know yet.`,
  );
