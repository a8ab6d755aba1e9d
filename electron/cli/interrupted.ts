import { KnownFailure } from '#contract/failure.ts';
import type { Out } from './out.ts';

/** Whatever hangs: all that was done is committed by then, and nothing waits for longer. */
const endWithinMs = 4000;
/** What ends sooner needs no word. */
const sayAfterMs = 500;

/**
 * Resolves at the first Ctrl+C or termination, and says what it waits for where that takes a moment; a second one ends the program at
 * once, for a person who will not wait.
 * @returns the promise and how to stop listening
 */
export function interruption(out: Out): { readonly happened: Promise<void>; stop(): void } {
  let hear: () => void = () => undefined;
  let word: ReturnType<typeof setTimeout> | undefined;
  const happened = new Promise<void>((resolve) => {
    let times = 0;
    hear = () => {
      times += 1;
      if (times > 1) process.kill(process.pid, 'SIGKILL');
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), endWithinMs).unref();
      word = setTimeout(() => out.tell(out.words({ key: 'run-ending' })), sayAfterMs).unref();
      resolve();
    };
  });
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return {
    happened,
    stop: () => {
      clearTimeout(word);
      process.off('SIGINT', hear).off('SIGTERM', hear);
    },
  };
}

/** Ends a wait at the first Ctrl+C. @throws KnownFailure `cancelled` */
export async function stoppedBy(happened: Promise<void>): Promise<never> {
  await happened;
  throw new KnownFailure('cancelled', 'work-stopped');
}
