/** What is under way for a person and has to leave nothing behind when the program ends. */
export type Ending = {
  /** Aborted when the program ends. */
  readonly signal: AbortSignal;
  /** The end waits for this work, which ends soon after the signal. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all of it has ended, whatever became of it. */
  end(): Promise<void>;
};

export function createEnding(): Ending {
  const abort = new AbortController();
  const open = new Set<Promise<unknown>>();
  return {
    signal: abort.signal,
    track: (work) => {
      open.add(work);
      return work.finally(() => open.delete(work));
    },
    end: async () => {
      abort.abort();
      await Promise.allSettled(open);
    },
  };
}
