import { KnownFailure } from '#contract/failure.ts';
import type { SentenceValue } from '#contract/words/sentence.ts';
import type { ProviderReport } from '#contract/models.ts';
import type { Analyst, AnalystFacts, AnalystOptions, ProviderRefusal } from '#analysis/process/analyst.ts';
import type { AnalystCall, AnalystCalls, AnalystMessage, CallName } from '#analysis/process/analyst-messages.ts';
import { atMost } from '../watching/settle.ts';
import { cancelled, crashed, receive, type AnalystChild, type Life } from './analyst-life.ts';
import { ProviderBlame } from './provider-blame.ts';

export type ForkAnalyst = () => AnalystChild;

const closeWithinMs = 3000;
const beatMs = 1000;
/** A network may hold its process for a while; one that says nothing for so many beats at work hangs and is replaced. */
const silentBeats = 120;
/** Loading a model, or compiling it for a graphics processor, holds its process for longer. */
const openingPatience = 5;

/** What happens around the child, for whoever outlives it. */
export type AnalystWatcher = {
  /** Providers that are not to be tried. */
  avoid(): readonly ProviderRefusal[];
  /** Written down before this returns: the trial begins afterwards. */
  trying(provider: string | null): void;
  /** A provider took the child down. */
  convict(refusal: ProviderRefusal): void;
  /** What runs the networks is another now. */
  changed(report: ProviderReport): void;
  /** The child died while it was needed. */
  died(how: SentenceValue): void;
};

/** The analyst in a child process of its own. A child that dies costs what was asked of it; the next question starts another. */
export function forkedAnalyst(
  fork: ForkAnalyst,
  options: AnalystOptions,
  watcher?: AnalystWatcher,
  beats = silentBeats,
): Analyst {
  return new ForkedAnalyst(fork, options, watcher ?? nobody, beats);
}

const nobody: AnalystWatcher = {
  avoid: () => [],
  trying: () => undefined,
  convict: () => undefined,
  changed: () => undefined,
  died: () => undefined,
};

type AskOptions = { readonly heard?: (fraction: number) => void; readonly signal?: AbortSignal };

class ForkedAnalyst implements Analyst {
  readonly #fork: ForkAnalyst;
  readonly #options: AnalystOptions;
  readonly #watcher: AnalystWatcher;
  readonly #blame = new ProviderBlame();
  readonly #beats: number;
  #silent = 0;
  #isOpen = false;
  /** Pieces of work at hand, and what asks the child whether it still answers meanwhile. */
  #atWork = 0;
  #heartbeat: NodeJS.Timeout | undefined;
  #life: Life | null = null;
  #closed = false;
  #held = false;
  #lastId = 0;

  constructor(fork: ForkAnalyst, options: AnalystOptions, watcher: AnalystWatcher, beats: number) {
    this.#beats = beats;
    this.#fork = fork;
    this.#options = options;
    this.#watcher = watcher;
  }

  async describe(): Promise<AnalystFacts> {
    const { opened, report } = await this.#openLife();
    const facts = await opened;
    return { ...facts, provider: report ?? facts.provider };
  }

  /** One that cannot be opened says so to whoever has work for it. */
  prepare(): void {
    this.#openLife().catch(() => undefined);
  }

  async listen(
    ask: AnalystCalls['listen']['ask'],
    heard: (fraction: number) => void,
    signal: AbortSignal,
  ): Promise<AnalystCalls['listen']['answer']> {
    return this.#work(await this.#openLife(), 'listen', ask, { heard, signal });
  }

  async draw(ask: AnalystCalls['draw']['ask'], signal: AbortSignal): Promise<AnalystCalls['draw']['answer']> {
    return this.#work(await this.#openLife(), 'draw', ask, { signal });
  }

  hold(held: boolean): void {
    this.#held = held;
    this.#life?.child.send({ call: 'hold', id: 0, held });
  }

  /** Asks a child that is at work to end; one that does not, or has nothing at hand, is killed. Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    const life = this.#life;
    if (life === null) return;
    const asked = (): Promise<unknown> => this.#ask(life, 'close', null, {}).catch(() => null);
    if (life.pending.size > 0) await atMost(asked(), closeWithinMs);
    life.child.kill();
    await life.exited;
  }

  /** @param again a child that dies or hangs while it opens is tried once more */
  async #openLife(again = true): Promise<Life> {
    if (this.#closed) throw cancelled();
    this.#life ??= this.#begin();
    const life = this.#life;
    try {
      await life.opened;
      return life;
    } catch (thrown) {
      // What was tried took the child down; the next one does not try it.
      if (life.trying !== null && !this.#closed) return this.#openLife(again);
      const died = thrown instanceof KnownFailure && thrown.code === 'analyst-crashed';
      if (died && again && !this.#closed) return this.#openLife(false);
      throw thrown;
    }
  }

  /** Work that succeeds tells whether a provider was to blame for what happened before. */
  async #work<K extends 'listen' | 'draw'>(
    life: Life,
    call: K,
    ask: AnalystCalls[K]['ask'],
    options: AskOptions,
  ): Promise<AnalystCalls[K]['answer']> {
    const answer = await this.#whileItAnswers(this.#ask(life, call, ask, options));
    this.#convict(this.#blame.worked());
    return answer;
  }

  /** Beats are counted, not time: a computer that slept has not waited. */
  async #whileItAnswers<T>(work: Promise<T>): Promise<T> {
    this.#silent = 0;
    this.#atWork += 1;
    this.#heartbeat ??= setInterval(() => {
      this.#silent += 1;
      const patience = this.#isOpen ? 1 : openingPatience;
      if (this.#silent > this.#beats * patience) this.#life?.child.kill();
      else this.#life?.child.send({ call: 'ping', id: 0 });
    }, beatMs);
    return work.finally(() => {
      this.#atWork -= 1;
      if (this.#atWork > 0) return;
      clearInterval(this.#heartbeat);
      this.#heartbeat = undefined;
    });
  }

  #convict(refusal: ProviderRefusal | null): void {
    if (refusal !== null) this.#watcher.convict(refusal);
  }

  #begin(): Life {
    const child = this.#fork();
    const pending: Life['pending'] = new Map();
    const exited = new Promise<void>((resolve) => {
      child.onExit((how) => {
        this.#ended(life, how);
        resolve();
      });
    });
    if (this.#held) child.send({ call: 'hold', id: 0, held: true });
    const avoid = [...(this.#options.avoid ?? []), ...this.#watcher.avoid(), ...this.#blame.avoid()];
    this.#isOpen = false;
    const opened = this.#whileItAnswers(this.#ask({ child, pending }, 'open', { ...this.#options, avoid }, {}));
    const life: Life = { child, pending, opened, exited, trying: null, report: null };
    child.onMessage((message) => this.#hear(life, message));
    opened.then(
      ({ provider }) => {
        life.report = provider;
        this.#isOpen = true;
        this.#watcher.changed(provider);
      },
      () => {
        if (this.#life === life) this.#life = null;
        child.kill();
      },
    );
    return life;
  }

  #hear(life: Life, message: AnalystMessage): void {
    this.#silent = 0;
    if (message.kind === 'pong') return;
    if (message.kind === 'trying') {
      life.trying = message.provider;
      this.#watcher.trying(message.provider);
      if (message.provider !== null) life.child.send({ call: 'noted', id: message.id });
    } else if (message.kind === 'provider') {
      life.report = message.report;
      this.#watcher.changed(message.report);
    } else receive(life.pending, message);
  }

  #ended(life: Life, how: SentenceValue): void {
    if (this.#life === life) this.#life = null;
    const needed = !this.#closed && life.pending.size > 0;
    if (needed) {
      this.#watcher.died(how);
      this.#convict(this.#blame.died({ trying: life.trying, used: life.report?.used ?? null }, how));
    }
    for (const waiting of life.pending.values()) waiting.failed(this.#closed ? cancelled() : crashed(how));
    life.pending.clear();
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
