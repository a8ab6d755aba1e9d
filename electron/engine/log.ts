/** Where the engine writes what it does. A person never sees it; a bug's stack belongs here and nowhere else. */
export type Log = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, thrown: unknown): void;
};

/** The time, passed in so that tests can set it. */
export type Clock = {
  /** Unix milliseconds. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

/** ISO 8601 UTC, as written into the database. */
export function nowText(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** For what has nowhere to write to, and says what matters in its answer. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
