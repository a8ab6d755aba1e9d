/** A place to wait at until something happens or a time has come. A call that comes before the wait is not lost. */
export type WorkSignal = {
  wake(): void;
  /** @param atMost milliseconds, or null for as long as it takes. */
  rest(atMost: number | null): Promise<void>;
};

const longestTimerMs = 2 ** 31 - 1;

export function createWorkSignal(): WorkSignal {
  let called = false;
  let goOn: (() => void) | null = null;
  return {
    wake: () => {
      called = true;
      goOn?.();
    },
    rest: async (atMost) => {
      if (!called) {
        await new Promise<void>((resolve) => {
          const timer = atMost === null ? undefined : setTimeout(resolve, Math.min(atMost, longestTimerMs));
          goOn = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      goOn = null;
      called = false;
    },
  };
}
