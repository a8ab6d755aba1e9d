import { say, sentence, type Sentence } from '#contract/words/sentence.ts';
import {
  newestOut,
  nextOut,
  putOut,
  setAside,
  stillStands,
  takeOut,
  type NewMessage,
  type Waiting,
} from '#store/telling/outbox.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { nowText, type Clock, type Log } from '../log.ts';
import type { Outcome, Receiver } from './receiver.ts';

/** Brings what waits to one receiver, one after the other, until it is stopped. */
export type Delivery = {
  /** Something was put into the outbox. */
  wake(): void;
  /** Sends one that could not be written down, as on a full disk. It is lost where the program ends before. */
  sendUnwritten(message: NewMessage): void;
  stop(): Promise<void>;
};

export type DeliveryParts = {
  readonly db: SongDatabase;
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly log: Log;
  /** What a person should know, without a password. */
  readonly news: (sentence: Sentence) => void;
  /** What is told in place of a detection that no longer stands, if anything. */
  readonly instead: (detection: number) => NewMessage | null;
  /** The first wait after trouble; every further one is twice as long, up to the longest. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** At the end: how long what is on its way may still be acknowledged. Cut off it would be sent again, and might have arrived. */
  readonly stopWithinMs?: number;
};

/** Then: how long a receiver may take to say goodbye. */
const closeWithinMs = 1000;

/** More that cannot be written down are not kept: they are troubles of a disk that is full. */
const mostUnwritten = 100;

/** Where a delivery stands. */
type Course = {
  /** Aborted when nothing more is to be sent: what is on its way then may still be acknowledged. */
  readonly ending: AbortSignal;
  /** Aborted when that has lasted too long. */
  readonly signal: AbortSignal;
  readonly unwritten: NewMessage[];
  /** No message up to this one waits for this receiver: another's may be many. */
  after: number;
  /** The receiver has answered, and this is not written down yet: the disk may be full for a while. */
  answered: (() => void) | null;
  /** Waits in a row that brought nothing. */
  troubles: number;
  /** A person was told that nothing gets through. */
  isTold: boolean;
  /** The receiver no longer sees this station. */
  isCut: boolean;
};

/** How a turn ended: go on at once, rest until something comes, or rest a while. */
type Turn = 'on' | 'idle' | { readonly afterMs: number | null };

/**
 * A message leaves the outbox after its receiver has acknowledged it: what was sent and not acknowledged when the program ended is
 * sent again, with the same id, and nothing else is.
 */
export function deliver(parts: DeliveryParts): Delivery {
  const { receiver, stopWithinMs = 1500 } = parts;
  const [ending, abort] = [new AbortController(), new AbortController()];
  const course: Course = {
    ...{ ending: ending.signal, signal: abort.signal, unwritten: [], after: 0, answered: null },
    ...{ troubles: 0, isTold: false, isCut: false },
  };
  const sleep = sleeper(ending.signal);
  const running = run(parts, course, sleep).catch((thrown: unknown) => {
    if (!abort.signal.aborted) parts.log.error(`Sending to ${receiver.name} met a bug.`, thrown);
  });
  return {
    wake: sleep.wake,
    sendUnwritten: (message) => {
      if (course.unwritten.length < mostUnwritten) course.unwritten.push(message);
      sleep.wake();
    },
    stop: async () => {
      ending.abort();
      await Promise.race([running, pause(stopWithinMs)]);
      abort.abort();
      await Promise.race([running.then(() => receiver.close()), pause(closeWithinMs)]);
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((end) => void setTimeout(end, ms).unref());

type Sleeper = { wake(): void; untilWoken(): Promise<void>; forMs(ms: number): Promise<void> };

/** A wake that comes while nobody sleeps ends the next sleep at once. It does not shorten a wait after trouble. */
function sleeper(signal: AbortSignal): Sleeper {
  let isWoken = false;
  let wake: () => void = () => undefined;
  const ended = (begin: (end: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        signal.removeEventListener('abort', end);
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
      begin(end);
      if (signal.aborted) end();
    });
  return {
    wake: () => {
      isWoken = true;
      wake();
    },
    untilWoken: async () => {
      if (!isWoken) await ended((end) => (wake = end));
      isWoken = false;
    },
    forMs: async (ms) => {
      let timer: NodeJS.Timeout | undefined;
      await ended((end) => (timer = setTimeout(end, ms)));
      clearTimeout(timer);
    },
  };
}

async function run(parts: DeliveryParts, course: Course, sleep: Sleeper): Promise<void> {
  while (!course.ending.aborted) {
    const turn = await takeTurn(parts, course, sleep.wake).catch((thrown: unknown): Turn => {
      if (course.signal.aborted) throw thrown;
      // The database cannot be written to now, as on a full disk: that passes.
      if (course.troubles === 0) parts.log.error(`Sending to ${parts.receiver.name} rests.`, thrown);
      return { afterMs: null };
    });
    if (turn === 'on') continue;
    if (turn === 'idle') {
      await sleep.untilWoken();
      continue;
    }
    course.troubles += 1;
    const { afterMs } = turn;
    await sleep.forMs(afterMs === null ? waitMs(parts, course.troubles) : Math.max(afterMs, parts.firstWaitMs));
  }
}

async function takeTurn(parts: DeliveryParts, course: Course, wake: () => void): Promise<Turn> {
  const { db, receiver } = parts;
  course.answered?.();
  const waiting = nextOut(db, receiver.key, course.after);
  course.after = waiting === null ? Math.max(course.after, newestOut(db)) : waiting.id - 1;
  const next = waiting ?? course.unwritten[0] ?? null;
  if (next === null) return appear(parts, course, wake);
  if (typeof waiting?.detection === 'number' && !stillStands(db, waiting.detection)) {
    putInstead(parts, waiting.id, waiting.detection);
    return 'on';
  }
  const outcome = await receiver.send(next, course.signal);
  if (outcome.kind === 'later') return later(parts, course, outcome);
  getsThrough(parts, course);
  course.answered = () => {
    if (waiting === null) course.unwritten.shift();
    else settle(parts, waiting, outcome);
    course.answered = null;
  };
  course.answered();
  return 'on';
}

function putInstead({ db, receiver, clock, instead }: DeliveryParts, id: number, detection: number): void {
  db.transaction(() => {
    const message = instead(detection);
    takeOut(db, id);
    if (message !== null) putOut(db, [receiver.key], message, nowText(clock));
  }).immediate();
}

/** Two stations that a broker takes for one must not throw each other out without a pause. */
const cutRestMs = 4000;

async function appear({ receiver, ...parts }: DeliveryParts, course: Course, wake: () => void): Promise<Turn> {
  if (receiver.appear === undefined) return 'idle';
  if (course.isCut) {
    course.isCut = false;
    return { afterMs: Math.min(cutRestMs, parts.longestWaitMs) };
  }
  const outcome = await receiver.appear(course.signal, () => {
    course.isCut = true;
    wake();
  });
  if (outcome.kind === 'later') return later({ receiver, ...parts }, course, outcome);
  getsThrough({ receiver, ...parts }, course);
  return 'idle';
}

function later(
  { receiver, news }: DeliveryParts,
  course: Course,
  { reason, afterMs }: Extract<Outcome, { kind: 'later' }>,
): Turn {
  if (!course.isTold) news(sentence('telling-later', { receiver: receiver.name, reason }));
  course.isTold = true;
  return { afterMs };
}

function getsThrough({ receiver, news }: DeliveryParts, course: Course): void {
  if (course.isTold) news(sentence('telling-again', { receiver: receiver.name }));
  course.isTold = false;
  course.troubles = 0;
}

function settle(
  { db, receiver, news, clock }: DeliveryParts,
  { id }: Waiting,
  outcome: Exclude<Outcome, { kind: 'later' }>,
): void {
  if (outcome.kind === 'taken') {
    takeOut(db, id);
    return;
  }
  setAside(db, id, `${nowText(clock)} ${say(outcome.reason, 'en')}`);
  news(sentence('telling-refused', { receiver: receiver.name, reason: outcome.reason }));
}

/** Not all stations of a network come back at the same moment. */
function waitMs({ firstWaitMs, longestWaitMs }: DeliveryParts, troubles: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(troubles - 1, 20)) * (0.8 + 0.4 * Math.random());
}
