import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import { trainHead } from '../classifying/train-head.ts';
import type { Analyst, AnalystFacts, AnalystHooks, AnalystOptions } from './analyst.ts';
import type { AnalystCall, AnalystCalls, AnalystMessage } from './analyst-messages.ts';
import { readSoundHere } from './read-sound-here.ts';

export type ServeOptions = {
  readonly open: (options: AnalystOptions, hooks: AnalystHooks) => Promise<Analyst>;
  readonly prepare: (ask: AnalystCalls['prepare']['ask']) => Promise<AnalystCalls['prepare']['answer']>;
  readonly occur: (ask: AnalystCalls['occur']['ask']) => Promise<AnalystCalls['occur']['answer']>;
  readonly post: (message: AnalystMessage) => void;
  /** Hears of bugs; the caller on the other side only gets the plain sentence. */
  readonly log: (thrown: unknown) => void;
};

/** How far a recording is listened to is told so often; a short one only ends. */
const tellEveryMs = 100;

/** Answers calls that arrive as messages with an analyst it opens when asked to. */
export class AnalystServer {
  readonly #options: ServeOptions;
  readonly #aborts = new Map<number, AbortController>();
  readonly #noted = new Map<number, () => void>();
  #analyst: Analyst | null = null;
  #held = false;
  #lastTrial = 0;

  constructor(options: ServeOptions) {
    this.#options = options;
  }

  /** Never rejects: what goes wrong is posted as `failed`. */
  async hear(call: AnalystCall): Promise<void> {
    if (call.call === 'abort') {
      this.#aborts.get(call.id)?.abort();
      return;
    }
    if (call.call === 'ping') {
      const { user, system } = process.cpuUsage();
      const workedMs = (user + system) / 1000;
      this.#options.post({ kind: 'pong', id: 0, memoryBytes: process.memoryUsage.rss(), workedMs });
      return;
    }
    if (call.call === 'hold') {
      this.#held = call.held;
      this.#analyst?.hold?.(call.held);
      return;
    }
    if (call.call === 'noted') {
      this.#noted.get(call.id)?.();
      this.#noted.delete(call.id);
      return;
    }
    const abort = new AbortController();
    this.#aborts.set(call.id, abort);
    try {
      this.#options.post(await this.#answer(call, abort.signal));
    } catch (thrown) {
      if (!(thrown instanceof KnownFailure)) this.#options.log(thrown);
      this.#options.post({ kind: 'failed', id: call.id, failure: toFailure(thrown) });
    } finally {
      this.#aborts.delete(call.id);
    }
  }

  async #answer(call: Extract<AnalystCall, { ask: unknown }>, signal: AbortSignal): Promise<AnalystMessage> {
    const { id } = call;
    switch (call.call) {
      case 'open':
        return { kind: 'done', id, call: 'open', answer: await this.#open(call.ask) };
      case 'listen': {
        let toldAt = performance.now();
        const heard = (fraction: number): void => {
          if (performance.now() - toldAt < tellEveryMs) return;
          toldAt = performance.now();
          this.#options.post({ kind: 'heard', id, fraction });
        };
        return { kind: 'done', id, call: 'listen', answer: await this.#opened().listen(call.ask, heard, signal) };
      }
      case 'draw':
        return { kind: 'done', id, call: 'draw', answer: await this.#opened().draw(call.ask, signal) };
      case 'prepare':
        return { kind: 'done', id, call: 'prepare', answer: await this.#options.prepare(call.ask) };
      case 'occur':
        return { kind: 'done', id, call: 'occur', answer: await this.#options.occur(call.ask) };
      case 'train':
        return {
          kind: 'done',
          id,
          call: 'train',
          answer: await trainHead(call.ask, {
            progress: (fraction) => this.#options.post({ kind: 'heard', id, fraction }),
            signal,
          }),
        };
      case 'facts':
      case 'excerpt':
      case 'stretch':
      case 'cut':
      case 'identify':
      case 'soundscape':
        // The answer belongs to the call that was made.
        return {
          kind: 'done',
          id,
          call: call.call,
          answer: await readSoundHere(call.call, call.ask),
        } as AnalystMessage;
      case 'close':
        await this.#analyst?.close();
        this.#analyst = null;
        return { kind: 'done', id, call: 'close', answer: null };
    }
  }

  async #open(options: AnalystOptions): Promise<AnalystFacts> {
    await this.#analyst?.close();
    this.#analyst = null;
    this.#analyst = await this.#options.open(options, {
      trying: (provider) => this.#trying(provider),
      changed: (report) => this.#options.post({ kind: 'provider', id: 0, report }),
    });
    this.#analyst.hold?.(this.#held);
    return this.#analyst.describe();
  }

  /** Waits until the parent has written it down; that a trial came back needs no waiting. */
  #trying(provider: string | null): Promise<void> {
    this.#lastTrial += 1;
    const id = this.#lastTrial;
    this.#options.post({ kind: 'trying', id, provider });
    return provider === null ? Promise.resolve() : new Promise((resolve) => this.#noted.set(id, resolve));
  }

  #opened(): Analyst {
    if (this.#analyst === null) throw new Bug('The analyst was asked before it was opened.');
    return this.#analyst;
  }
}
