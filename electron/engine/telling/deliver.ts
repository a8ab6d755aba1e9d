import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { nextOut, setAside, stillStands, takeOut, type Waiting } from '#store/telling/outbox.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { nowText, type Clock, type Log } from '../log.ts';
import { say } from '#contract/words/sentence.ts';
import type { Outcome, Receiver } from './receiver.ts';

/** Brings what waits to one receiver, one after the other, until it is stopped. */
export type Delivery = {
  /** Something was put into the outbox. */
  wake(): void;
  stop(): Promise<void>;
};

export type DeliveryParts = {
  readonly db: SongDatabase;
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly log: Log;
  /** What a person should know, without a password. */
  readonly news: (sentence: Sentence) => void;
  /** The first wait after trouble; every further one is twice as long, up to the longest. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly stopWithinMs?: number;
};

/**
 * A message leaves the outbox after its receiver has acknowledged it: what was sent and not acknowledged when the program ended is
 * sent again, with the same id, and nothing else is.
 */
export function deliver(parts: DeliveryParts): Delivery {
  const { receiver, stopWithinMs = 1500 } = parts;
  const abort = new AbortController();
  let wake: () => void = () => undefined;
  const rest = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === null ? undefined : setTimeout(resolve, ms);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      abort.signal.addEventListener('abort', end, { once: true });
      // A new message does not shorten a wait after trouble.
      if (ms === null) wake = end;
    });
  const running = run(parts, abort.signal, rest).catch((thrown: unknown) => {
    if (!abort.signal.aborted) parts.log.error(`Sending to ${receiver.name} met a bug.`, thrown);
  });
  return {
    wake: () => wake(),
    stop: async () => {
      abort.abort();
      await Promise.race([
        running.then(() => receiver.close()),
        new Promise((end) => setTimeout(end, stopWithinMs).unref()),
      ]);
    },
  };
}

async function run(
  parts: DeliveryParts,
  signal: AbortSignal,
  rest: (ms: number | null) => Promise<void>,
): Promise<void> {
  const { db, receiver } = parts;
  let troubles = 0;
  while (!signal.aborted) {
    const next = nextOut(db, receiver.key);
    if (next === null) {
      await rest(null);
      continue;
    }
    if (next.detection !== null && !stillStands(db, next.detection)) {
      takeOut(db, next.id);
      continue;
    }
    const outcome = await receiver.send(next, signal);
    if (outcome.kind !== 'later') {
      settle(parts, next, outcome, troubles > 0);
      troubles = 0;
      continue;
    }
    if (troubles === 0) parts.news(sentence('telling-later', { receiver: receiver.name, reason: outcome.reason }));
    troubles += 1;
    await rest(outcome.afterMs ?? waitMs(parts, troubles));
  }
}

function settle(
  { db, receiver, news, clock }: DeliveryParts,
  { id }: Waiting,
  outcome: Exclude<Outcome, { kind: 'later' }>,
  wasTroubled: boolean,
): void {
  if (wasTroubled) news(sentence('telling-again', { receiver: receiver.name }));
  if (outcome.kind === 'taken') {
    takeOut(db, id);
    return;
  }
  news(sentence('telling-refused', { receiver: receiver.name, reason: outcome.reason }));
  setAside(db, id, `${nowText(clock)} ${say(outcome.reason, 'en')}`);
}

/** Not all stations of a network come back at the same moment. */
function waitMs({ firstWaitMs, longestWaitMs }: DeliveryParts, troubles: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(troubles - 1, 20)) * (0.8 + 0.4 * Math.random());
}
