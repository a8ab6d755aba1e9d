export type Stage = 'read' | 'mel' | 'encode';

/** How long the stages of listening took, and all together. */
export class StopWatch {
  readonly #started = performance.now();
  readonly #spent: Record<Stage, number> = { read: 0, mel: 0, encode: 0 };

  time<T>(stage: Stage, work: () => T): T {
    const started = performance.now();
    try {
      return work();
    } finally {
      this.#spent[stage] += performance.now() - started;
    }
  }

  async timeAsync<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#spent[stage] += performance.now() - started;
    }
  }

  /** Passes a stream on and counts the time spent waiting for it. */
  async *timeEach<T>(stage: Stage, stream: AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
    try {
      for (;;) {
        const next = await this.timeAsync(stage, () => stream.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await stream.return();
    }
  }

  seconds(): Record<Stage | 'total', number> {
    const { read, mel, encode } = this.#spent;
    return {
      total: (performance.now() - this.#started) / 1000,
      read: read / 1000,
      mel: mel / 1000,
      encode: encode / 1000,
    };
  }
}
