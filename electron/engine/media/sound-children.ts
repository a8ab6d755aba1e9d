import { stat } from 'node:fs/promises';
import { KnownFailure } from '#contract/failure.ts';
import type { SentenceValue } from '#contract/words/sentence.ts';
import type { AnalystCall, AnalystMessage } from '#analysis/process/analyst-messages.ts';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import type { ReadSound, SoundCallName, SoundCalls } from '#analysis/process/sound-calls.ts';
import { unreadableSound } from '#analysis/reading/sound-limits.ts';
import type { AnalystChild } from '../analysts/analyst-life.ts';
import type { ForkAnalyst } from '../analysts/forked-analyst.ts';
import { isOverdue, type ReadingCourse } from './reading-patience.ts';
import { atMost } from '../watching/settle.ts';

/** What reading one file may cost before it is given up. */
export type SoundBudget = {
  readonly leastSeconds: number;
  readonly secondsPerMegabyte: number;
  readonly mostMemoryBytes: number;
};

/** Of the calls that read a piece; the whole sound is decoded for its identity and its soundscape. */
const budgets: { readonly piece: SoundBudget; readonly whole: SoundBudget } = {
  piece: { leastSeconds: 20, secondsPerMegabyte: 0.5, mostMemoryBytes: 2_000_000_000 },
  whole: { leastSeconds: 120, secondsPerMegabyte: 10, mostMemoryBytes: 2_000_000_000 },
};

const wholeCalls: readonly SoundCallName[] = ['identify', 'soundscape'];

/** One reads on while the other keeps at something long. */
const mostChildren = 2;
const beatMs = 500;
const idleMs = 30_000;

type Job = {
  readonly call: SoundCallName;
  readonly ask: SoundCalls[SoundCallName]['ask'];
  readonly resolve: (answer: SoundCalls[SoundCallName]['answer']) => void;
  readonly reject: (thrown: unknown) => void;
};

/** Reads recordings in processes of their own, each file within a budget: one that hangs, grows or crashes costs only itself. */
export type SoundReader = {
  readonly read: ReadSound;
  /** Resolves when their processes are gone. */
  close(): Promise<void>;
};

/** @param fork without it recordings are read in this process @param budget instead of the usual ones */
export function soundReader(fork: ForkAnalyst | undefined, budget?: SoundBudget): SoundReader {
  if (fork === undefined) return { read: readSoundHere, close: () => Promise.resolve() };
  const children = new SoundChildren(fork, budget ?? null);
  return { read: (call, ask) => children.read(call, ask), close: () => children.close() };
}

class SoundChildren {
  readonly #fork: ForkAnalyst;
  readonly #budget: SoundBudget | null;
  readonly #children = new Set<SoundChild>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(fork: ForkAnalyst, budget: SoundBudget | null) {
    this.#fork = fork;
    this.#budget = budget;
  }

  read<K extends SoundCallName>(call: K, ask: SoundCalls[K]['ask']): Promise<SoundCalls[K]['answer']> {
    return new Promise<SoundCalls[K]['answer']>((resolve, reject) => {
      if (this.#closed) return reject(stopped());
      // The answer belongs to the call that was made.
      this.#waiting.push({ call, ask, resolve: resolve, reject });
      this.#handOut();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(stopped());
    const children = [...this.#children];
    for (const child of children) child.end(stopped());
    await Promise.all(children.map(({ exited }) => exited));
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const child = [...this.#children].find(({ busy }) => !busy) ?? this.#begin();
      const job = child === null ? undefined : this.#waiting.shift();
      if (child === null || job === undefined) return;
      void child.work(job, this.#budget ?? budgets[wholeCalls.includes(job.call) ? 'whole' : 'piece']).then(() => {
        this.#handOut();
      });
    }
  }

  #begin(): SoundChild | null {
    if (this.#children.size >= mostChildren) return null;
    const child = new SoundChild(this.#fork(), () => this.#children.delete(child));
    this.#children.add(child);
    return child;
  }
}

/** One child process, which works on one file at a time. */
class SoundChild {
  readonly exited: Promise<void>;
  readonly #child: AnalystChild;
  readonly #gone: () => void;
  #job: Job | null = null;
  #lastId = 0;
  #mostMemoryBytes = Number.POSITIVE_INFINITY;
  #course: ReadingCourse = { askedMs: 0, firstHeardMs: null, lastHeardMs: 0, workedMs: 0 };
  /** Milliseconds of the processor that the process had taken before the file at hand; null: it has not said since. */
  #workedBefore: number | null = null;
  #done: () => void = () => undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(child: AnalystChild, gone: () => void) {
    this.#child = child;
    this.#gone = gone;
    child.onMessage((message) => this.#hear(message));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.exited = promise;
    child.onExit((how) => {
      this.end(this.#failure('sound-reader-died', { how }));
      resolve();
    });
  }

  get busy(): boolean {
    return this.#job !== null;
  }

  /** Resolves when the child is free again, or gone. Never rejects: what goes wrong is the job's. */
  async work(job: Job, budget: SoundBudget): Promise<void> {
    clearTimeout(this.#idle);
    this.#job = job;
    this.#mostMemoryBytes = budget.mostMemoryBytes;
    this.#course = { ...this.#course, askedMs: performance.now(), workedMs: 0 };
    this.#workedBefore = null;
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise: done, resolve } = Promise.withResolvers<void>();
    this.#done = resolve;
    const { promise: given, resolve: give } = Promise.withResolvers<number>();
    const beat = setInterval(() => {
      this.#child.send({ call: 'ping', id: 0 });
      void given.then((limitMs) => this.#giveUpAfter(job, limitMs));
    }, beatMs);
    this.#child.send({ call: 'ping', id: 0 });
    give(await budgetMs(job, budget));
    // One of the calls of AnalystCalls by its name.
    if (this.#job === job) this.#child.send({ call: job.call, id, ask: job.ask } as AnalystCall);
    await done;
    clearInterval(beat);
  }

  /** Its answers are heard before it is looked at: this process may have been kept from its work, too. */
  #giveUpAfter(job: Job, limitMs: number): void {
    setImmediate(() => {
      if (this.#job !== job || !isOverdue(this.#course, limitMs, performance.now())) return;
      this.end(this.#failure('sound-took-too-long'));
    });
  }

  /** Ends the process; what it works on fails with this. */
  end(why: KnownFailure): void {
    clearTimeout(this.#idle);
    this.#gone();
    this.#child.kill();
    this.#settle((job) => job.reject(why));
  }

  #hear(message: AnalystMessage): void {
    const nowMs = performance.now();
    this.#course = { ...this.#course, firstHeardMs: this.#course.firstHeardMs ?? nowMs, lastHeardMs: nowMs };
    if (message.kind === 'pong') {
      this.#workedBefore ??= message.workedMs;
      this.#course = { ...this.#course, workedMs: message.workedMs - this.#workedBefore };
    }
    if (message.kind === 'pong' && message.memoryBytes > this.#mostMemoryBytes) {
      this.end(this.#failure('sound-needs-memory'));
    } else if (message.kind === 'failed') {
      this.#rest((job) => job.reject(KnownFailure.of(message.failure)));
    } else if (message.kind === 'done') {
      // The answer to the one call that was made.
      this.#rest((job) => job.resolve(message.answer as SoundCalls[SoundCallName]['answer']));
    }
  }

  #rest(settle: (job: Job) => void): void {
    this.#settle(settle);
    this.#idle = setTimeout(() => this.end(stopped()), idleMs);
    this.#idle.unref();
  }

  #settle(settle: (job: Job) => void): void {
    const job = this.#job;
    this.#job = null;
    if (job !== null) settle(job);
    this.#done();
  }

  #failure(
    key: Parameters<typeof unreadableSound>[0],
    values: Readonly<Record<string, SentenceValue>> = {},
  ): KnownFailure {
    return unreadableSound(key, values, this.#job?.ask.path ?? '');
  }
}

const statWithinMs = 2000;

/** A drive that does not even tell a file's size leaves it the least. */
async function budgetMs({ ask }: Job, { leastSeconds, secondsPerMegabyte }: SoundBudget): Promise<number> {
  const facts = await atMost(
    stat(ask.path).catch(() => null),
    statWithinMs,
  );
  return 1000 * (leastSeconds + ((facts?.size ?? 0) / 1_000_000) * secondsPerMegabyte);
}

const stopped = (): KnownFailure => new KnownFailure('cancelled', 'work-stopped');
