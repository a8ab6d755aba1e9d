export type Ticker = { readonly poke: () => void; readonly stop: () => void };

/** Runs once after a burst of pokes, and at least every `gapMs` while the burst goes on. */
export function everySoOften(run: () => void, gapMs: number): Ticker {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return {
    poke: () => {
      timer ??= setTimeout(() => {
        timer = null;
        run();
      }, gapMs);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
