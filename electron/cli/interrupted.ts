import { KnownFailure } from '#contract/failure.ts';

/** Whatever hangs: all that was done is committed by then, and nothing waits for longer. */
const endWithinMs = 4000;

/**
 * Resolves at the first Ctrl+C or termination; a second one ends the program at once, for a person who will not wait.
 * @returns the promise and how to stop listening
 */
export function interruption(): { readonly happened: Promise<void>; stop(): void } {
  let hear: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    let times = 0;
    hear = () => {
      times += 1;
      if (times > 1) process.kill(process.pid, 'SIGKILL');
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), endWithinMs).unref();
      resolve();
    };
  });
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return {
    happened,
    stop: () => {
      process.off('SIGINT', hear).off('SIGTERM', hear);
    },
  };
}

/** Ends a wait at the first Ctrl+C. @throws KnownFailure `cancelled` */
export async function stoppedBy(happened: Promise<void>): Promise<never> {
  await happened;
  throw new KnownFailure('cancelled', 'work-stopped');
}
