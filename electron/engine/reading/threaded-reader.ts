import { Worker } from 'node:worker_threads';
import { KnownFailure } from '#contract/failure.ts';
import type { Ask } from '#contract/requests.ts';
import type { SharedPages } from '#store/columns/shared-pages.ts';
import type { CutKind, CutPlan } from '../media/cut-media.ts';
import type { QuestionAnswer, QuestionName } from './questions.ts';
import type { ReaderAnswer, ReaderCall, ReaderReady, ReaderStart } from './reader-messages.ts';
import type { Reader } from './reader.ts';

/** Two: one answers while the other works on something long. */
const usualThreads = 2;

type Job = {
  /** The same text for the same question. */
  readonly key: string;
  readonly call: (id: number) => ReaderCall;
  readonly long: boolean;
  /** What it is about, e.g. a filter: who answered about the same a moment ago has most of it worked out. */
  readonly about: string;
  /** How often others were taken before it although they came later. */
  passed: number;
  readonly done: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (thrown: unknown) => void;
};

type Thread = { readonly worker: Worker; readonly ready: PromiseWithResolvers<void>; job: Job | null; about: string };

/** So many later ones go before a job at most, because a thread knows what they are about. */
const mostPassed = 16;

/**
 * Reads in threads of their own, each with a read-only connection: the engine's thread neither computes nor waits, and no
 * reading keeps anybody from writing. A thread that ends unexpectedly is replaced; what it worked on fails.
 * @param entry path of `reader-thread.js` @param database path of the open database
 */
export function threadedReader(entry: string, database: string, options: ReaderOptions = {}): Reader {
  return new ThreadedReader(entry, database, options);
}

type ReaderOptions = {
  /** At most so many. */
  readonly threads?: number;
  /** Memory into which they read together what all of them need; null: each reads by itself. */
  readonly share?: () => SharedPages | null;
};

class ThreadedReader implements Reader {
  readonly #entry: string;
  readonly #database: string;
  readonly #most: number;
  readonly #share: () => SharedPages | null;
  readonly #threads = new Set<Thread>();
  #waiting: Job[] = [];
  #closed = false;
  #lastId = 0;

  constructor(entry: string, database: string, { threads = usualThreads, share = () => null }: ReaderOptions) {
    this.#most = threads;
    this.#share = share;
    this.#entry = entry;
    this.#database = database;
  }

  ask<K extends QuestionName>(name: K, ask: Ask<K>): Promise<QuestionAnswer<K>> {
    const key = `${name} ${JSON.stringify(ask)}`;
    // What waits has not looked yet: it sees whatever was written until now.
    const same = this.#waiting.find((job) => job.key === key);
    const job = same ?? this.#add(key, (id) => ({ id, question: name, ask }) as ReaderCall, false, aboutOf(ask));
    // The answer belongs to the question that the call names.
    return job.done as Promise<QuestionAnswer<K>>;
  }

  planCut(kind: CutKind, id: string): Promise<CutPlan> {
    return this.#add(`${kind} ${id}`, (call) => ({ id: call, cut: kind, media: id }), true, kind)
      .done as Promise<CutPlan>;
  }

  async prepare(): Promise<void> {
    if (!this.#closed && this.#threads.size === 0) this.#beginAll();
    await Promise.all([...this.#threads].map(({ ready }) => ready.promise));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(ended());
    const gone = [...this.#threads].map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)));
    for (const { worker } of this.#threads) worker.postMessage({ end: true } satisfies ReaderCall);
    await Promise.all(gone);
  }

  #add(key: string, call: Job['call'], long: boolean, about: string): Job {
    const { promise: done, resolve, reject } = Promise.withResolvers<unknown>();
    const job = { key, call, long, about, passed: 0, done, resolve, reject };
    if (this.#closed) job.reject(ended());
    else this.#waiting.push(job);
    this.#handOut();
    return job;
  }

  /** First come, first served, but for what a thread knows already; what takes long never takes every thread. */
  #handOut(): void {
    for (;;) {
      const busy = [...this.#threads].flatMap(({ job }) => job ?? []);
      if (busy.length >= this.#most) return;
      const longAllowed = busy.filter(({ long }) => long).length < this.#most - 1;
      const first = this.#waiting.find(({ long }) => longAllowed || !long);
      if (first === undefined) return;
      const thread = this.#idle();
      const job = this.#known(first, thread, longAllowed);
      this.#waiting = this.#waiting.filter((each) => each !== job);
      this.#lastId += 1;
      thread.job = job;
      thread.about = job.about;
      thread.worker.postMessage(job.call(this.#lastId));
    }
  }

  /** The job that is next, or one soon after it about what the thread answered last. */
  #known(first: Job, { about }: Thread, longAllowed: boolean): Job {
    if (first.about === about || first.passed >= mostPassed) return first;
    const soon = this.#waiting.slice(0, mostPassed).filter(({ long }) => longAllowed || !long);
    const known = soon.find((job) => job.about === about);
    const others = new Set([...this.#threads].flatMap((thread) => thread.job?.about ?? []));
    const taken = known ?? soon.find((job) => !others.has(job.about)) ?? first;
    if (taken !== first) first.passed += 1;
    return taken;
  }

  #idle(): Thread {
    const idle = [...this.#threads].find(({ job }) => job === null);
    return idle ?? (this.#threads.size === 0 ? this.#beginAll() : this.#begin(null));
  }

  /** All at once, so that none of them reads alone what all need, and nobody keeps the memory for one that comes later. */
  #beginAll(): Thread {
    const pages = this.#share();
    const first = this.#begin(pages);
    if (pages !== null) for (let count = 1; count < this.#most; count += 1) this.#begin(pages);
    return first;
  }

  #begin(pages: SharedPages | null): Thread {
    const workerData: ReaderStart = { database: this.#database, pages };
    const worker = new Worker(this.#entry, { workerData, name: 'songsight-reader' });
    const thread: Thread = { worker, ready: Promise.withResolvers(), job: null, about: '' };
    this.#threads.add(thread);
    let why: unknown = ended();
    worker.on('message', (answer: ReaderAnswer | ReaderReady) => {
      if ('ready' in answer) {
        thread.ready.resolve();
        return;
      }
      const { job } = thread;
      thread.job = null;
      if (job !== null) settle(job, answer);
      this.#handOut();
    });
    worker.on('error', (thrown) => {
      why = thrown;
    });
    worker.on('exit', () => {
      this.#threads.delete(thread);
      thread.ready.resolve();
      thread.job?.reject(why);
      if (!this.#closed) this.#handOut();
    });
    return thread;
  }
}

/** The filter of a question; of one without, nothing that another knows. */
function aboutOf(ask: object): string {
  return 'filter' in ask ? JSON.stringify(ask.filter) : '';
}

function settle({ resolve, reject }: Job, { reply, bug }: ReaderAnswer): void {
  if (reply.ok) resolve(reply.value);
  else if (bug === undefined) reject(KnownFailure.of(reply.failure));
  else reject(new Error(bug));
}

const ended = (): KnownFailure => new KnownFailure('cancelled', 'work-stopped');
