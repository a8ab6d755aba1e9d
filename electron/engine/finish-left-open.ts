import type { EngineCore } from './engine.ts';
import type { HandlerParts } from './handlers.ts';

/** What an earlier run did not come to the end of, in the background. */
export function finishLeftOpen({ placeAgain, deriveAgain, queue }: HandlerParts, { log }: EngineCore): void {
  placeAgain.allIfLeftOpen().catch((thrown: unknown) => {
    log.error('Giving the recordings their places again met trouble.', thrown);
  });
  deriveAgain.runIfLeftOpen().then(
    () => queue.wake(),
    (thrown: unknown) => log.error('Deriving the detections again met trouble.', thrown),
  );
}
