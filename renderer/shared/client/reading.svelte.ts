import type { Failure } from '#contract/failure.ts';
import { failureOf } from './failure-of.ts';

/** One thing read from the engine. Only the newest question counts; the old value stays on show until its answer is there. */
export class Reading<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  #turn = 0;

  async load(ask: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = failureOf(thrown);
    }
    if (turn === this.#turn) this.loading = false;
  }

  /** Takes a value that came another way (an event); answers still under way are then out of date. */
  take(value: T): void {
    this.#turn += 1;
    this.value = value;
    this.failure = null;
    this.loading = false;
  }

  /** Forgets the value, for when another thing is asked for. */
  clear(): void {
    this.#turn += 1;
    this.value = null;
    this.failure = null;
    this.loading = false;
  }
}
