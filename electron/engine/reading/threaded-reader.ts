import { Worker } from 'node:worker_threads';
import { KnownFailure } from '#contract/failure.ts';
import type { Ask } from '#contract/requests.ts';
import type { CutKind, CutPlan } from '../media/cut-media.ts';
import type { QuestionAnswer, QuestionName } from './questions.ts';
import type { ReaderAnswer, ReaderCall } from './reader-messages.ts';
import type { Reader } from './reader.ts';

/** Two: one answers while the other works on something long. */
const usualThreads = 2;

type Job = {
  /** The same text for the same question. */
  readonly key: string;
  readonly call: (id: number) => ReaderCall;
  readonly long: boolean;
  readonly done: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (thrown: unknown) => void;
};

type Thread = { readonly worker: Worker; job: Job | null };

/**
 * Reads in threads of their own, each with a read-only connection: the engine's thread neither computes nor waits, and no
 * reading keeps anybody from writing. A thread that ends unexpectedly is replaced; what it worked on fails.
 * @param entry path of `reader-thread.js`
 * @param database path of the open database @param threads at most so many
 */
export function threadedReader(entry: string, database: string, threads = usualThreads): Reader {
  return new ThreadedReader(entry, database, threads);
}

class ThreadedReader implements Reader {
  readonly #entry: string;
  readonly #database: string;
  readonly #most: number;
  readonly #threads = new Set<Thread>();
  #waiting: Job[] = [];
  #closed = false;
  #lastId = 0;

  constructor(entry: string, database: string, most: number) {
    this.#most = most;
    this.#entry = entry;
    this.#database = database;
  }

  ask<K extends QuestionName>(name: K, ask: Ask<K>): Promise<QuestionAnswer<K>> {
    const key = `${name} ${JSON.stringify(ask)}`;
    // What waits has not looked yet: it sees whatever was written until now.
    const same = this.#waiting.find((job) => job.key === key);
    const job = same ?? this.#add(key, (id) => ({ id, question: name, ask }) as ReaderCall, false);
    // The answer belongs to the question that the call names.
    return job.done as Promise<QuestionAnswer<K>>;
  }

  planCut(kind: CutKind, id: string): Promise<CutPlan> {
    return this.#add(`${kind} ${id}`, (call) => ({ id: call, cut: kind, media: id }), true).done as Promise<CutPlan>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(ended());
    const gone = [...this.#threads].map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)));
    for (const { worker } of this.#threads) worker.postMessage({ end: true } satisfies ReaderCall);
    await Promise.all(gone);
  }

  #add(key: string, call: Job['call'], long: boolean): Job {
    const { promise: done, resolve, reject } = Promise.withResolvers<unknown>();
    const job = { key, call, long, done, resolve, reject };
    if (this.#closed) job.reject(ended());
    else this.#waiting.push(job);
    this.#handOut();
    return job;
  }

  /** First come, first served; what takes long never takes every thread. */
  #handOut(): void {
    for (const at of this.#next()) {
      const thread = this.#idle();
      const [job] = this.#waiting.splice(at, 1);
      if (job === undefined) return;
      this.#lastId += 1;
      thread.job = job;
      thread.worker.postMessage(job.call(this.#lastId));
    }
  }

  /** The places of waiting jobs that a thread is free for, one after the other. */
  *#next(): Generator<number> {
    for (;;) {
      const busy = [...this.#threads].flatMap(({ job }) => job ?? []);
      if (busy.length >= this.#most) return;
      const longAllowed = busy.filter(({ long }) => long).length < this.#most - 1;
      const at = this.#waiting.findIndex(({ long }) => longAllowed || !long);
      if (at < 0) return;
      yield at;
    }
  }

  #idle(): Thread {
    const idle = [...this.#threads].find(({ job }) => job === null);
    return idle ?? this.#begin();
  }

  #begin(): Thread {
    const worker = new Worker(this.#entry, { workerData: this.#database, name: 'songsight-reader' });
    const thread: Thread = { worker, job: null };
    this.#threads.add(thread);
    let why: unknown = ended();
    worker.on('message', (answer: ReaderAnswer) => {
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
      thread.job?.reject(why);
      if (!this.#closed) this.#handOut();
    });
    return thread;
  }
}

function settle({ resolve, reject }: Job, { reply, bug }: ReaderAnswer): void {
  if (reply.ok) resolve(reply.value);
  else if (bug === undefined) reject(KnownFailure.of(reply.failure));
  else reject(new Error(bug));
}

const ended = (): KnownFailure => new KnownFailure('cancelled', 'work-stopped');
