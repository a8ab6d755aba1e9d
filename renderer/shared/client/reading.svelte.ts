import type { Failure } from '#contract/failure.ts';
import { failureOf } from './failure-of.ts';

/** One thing read from the engine. Only the newest question counts; the old value stays on show until its answer is there. */
export class Reading<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  /** It has been answered once, be it by a refusal. */
  readonly known = $derived(this.value !== null || this.failure !== null);
  #turn = 0;
  /** What the value is about, where it can be about several things. */
  #about: string | null = null;

  /**
   * Reads the value, or reads it again.
   * @param about what it is about (a filter): a value about something else does not outlive a refusal.
   */
  async load(ask: () => Promise<T>, about: string | null = this.#about): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.#about = about;
      this.failure = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.failure = failureOf(thrown);
      if (about !== this.#about) this.value = null;
    }
    this.loading = false;
  }

  /** Reads one of many things (a clip, a species): another one's value is gone at once, so that nobody acts on it. */
  async loadOne(id: string | number, ask: () => Promise<T>): Promise<void> {
    this.#turnTo(String(id));
    await this.load(ask);
  }

  /** Takes a value that came another way (an event); answers still under way are then out of date. */
  take(value: T, id: string | number | null = null): void {
    if (id !== null) this.#about = String(id);
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

  #turnTo(about: string): void {
    if (this.#about !== about) this.clear();
    this.#about = about;
  }
}
