export type Ticker = { readonly poke: () => void; readonly stop: () => void };

/** A run that takes long is followed by a rest of so many times its length, so that looking does not slow down the work looked at. */
const restFactor = 4;

/** Runs once after a burst of pokes, and at least every `gapMs` while the burst goes on; never twice at a time. */
export function everySoOften(run: () => unknown, gapMs: number): Ticker {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let [running, again, stopped] = [false, false, false];
  let restMs = gapMs;
  const turn = (): void => {
    timer = null;
    running = true;
    const began = performance.now();
    const end = (): void => {
      running = false;
      restMs = Math.max(gapMs, restFactor * (performance.now() - began));
      if (again) poke();
    };
    const result = run();
    if (result instanceof Promise) void result.finally(end);
    else end();
  };
  const poke = (): void => {
    again = running;
    if (running || stopped) return;
    timer ??= setTimeout(turn, restMs);
  };
  return {
    poke,
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
