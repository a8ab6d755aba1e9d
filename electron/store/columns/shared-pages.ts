import type { SongDatabase } from '../opening/song-database.ts';
import { lastChange } from './changes.ts';
import { arraysIn, bytesFor, type Arrays } from './detection-columns.ts';

/** Detections that are read in one go, so that others are answered in between, and no heap of rows outlives its use. */
export const page = 1000;

/** Memory into which threads read the same detections together, each a page at a time. */
export type SharedPages = {
  /** The largest id at a moment, */
  readonly last: number;
  /** and the number of the last change then: what is read later is at least as new. */
  readonly seen: number;
  readonly memory: SharedArrayBuffer;
};

/** In front of the columns: pages that are taken, pages that are read, and whether one could not be; then the number of a change. */
const [taken, read, failed] = [0, 1, 2];
const [newestAt, headBytes] = [16, 64];

/** How long the page of another thread is waited for; it takes a few ms. */
const longestWaitMs = 5000;

/** @returns null where a thread alone is as quick */
export function sharedPages(db: SongDatabase): SharedPages | null {
  return db.transaction(() => {
    const last = db.prepare<[], number | null>('SELECT max(id) FROM detections').pluck().get() ?? 0;
    if (last <= page) return null;
    return { last, seen: lastChange(db), memory: new SharedArrayBuffer(headBytes + bytesFor(last + 1)) };
  })();
}

/** A thread's part in reading them. */
export class PageWork {
  readonly arrays: Arrays;
  readonly pages: SharedPages;
  readonly #head: Int32Array;
  readonly #newest: BigInt64Array;
  readonly #count: number;

  constructor(pages: SharedPages) {
    this.pages = pages;
    this.#head = new Int32Array(pages.memory, 0, headBytes / 4);
    this.#newest = new BigInt64Array(pages.memory, newestAt, 1);
    this.arrays = arraysIn(pages.memory, headBytes, pages.last + 1);
    this.#count = Math.ceil(pages.last / page);
  }

  /** The next ids that nobody reads yet, both inclusive; null: there are none. */
  take(): { readonly from: number; readonly to: number } | null {
    const at = Atomics.add(this.#head, taken, 1);
    return at >= this.#count ? null : { from: at * page + 1, to: Math.min(this.pages.last, (at + 1) * page) };
  }

  /** What was taken is in memory, as it was after the change of this number. */
  done(change: number): void {
    for (let known = this.#newestChange(); known < BigInt(change); known = this.#newestChange())
      Atomics.compareExchange(this.#newest, 0, known, BigInt(change));
    Atomics.add(this.#head, read, 1);
    Atomics.notify(this.#head, read);
  }

  /** The newest of the changes that is in what was read. */
  get newest(): number {
    return Number(this.#newestChange());
  }

  #newestChange(): bigint {
    return Atomics.load(this.#newest, 0);
  }

  /** What was taken cannot be read: everybody reads alone. */
  fail(): void {
    Atomics.store(this.#head, failed, 1);
    Atomics.add(this.#head, read, 1);
    Atomics.notify(this.#head, read);
  }

  /** Waits for what others have taken. @returns whether everything is here */
  isWhole(): boolean {
    for (;;) {
      if (Atomics.load(this.#head, failed) === 1) return false;
      const done = Atomics.load(this.#head, read);
      if (done >= this.#count) return true;
      if (Atomics.wait(this.#head, read, done, longestWaitMs) === 'timed-out') return false;
    }
  }
}
