import { randomUUID } from 'node:crypto';
import type { Failure } from '#contract/failure.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { WatchState } from '#contract/watch.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, sentence, type Sentence } from '#contract/words/sentence.ts';
import { openOutbox, putOut, type NewMessage } from '#store/telling/outbox.ts';
import { newestDetection } from '#store/telling/new-detections.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { nowText, type Clock, type Log } from '../log.ts';
import { deliver, type Delivery } from './deliver.ts';
import { detectionMessage, type Sender } from './messages.ts';
import type { Receiver } from './receiver.ts';
import { putSummaries } from './summaries.ts';
import { newsInstead, newsOf, rulesByName, unknownNames, type TellRules } from './tell-rules.ts';
import { followTroubles } from './troubles.ts';

export type TellingOptions = {
  /** Makes the receivers; `station` names this data folder among others. */
  readonly receivers: (station: string) => readonly Receiver[];
  readonly rules: TellRules;
  /** Of the sentences in what is sent. */
  readonly language: LanguageCode;
  /** What a person should know of the sending. */
  readonly news?: (sentence: Sentence) => void;
  readonly firstWaitMs?: number;
  readonly longestWaitMs?: number;
};

/** Tells others what is heard. */
export type Telling = {
  /** The newest detection there is: ask before a recording is saved. */
  before(): number;
  /** Call it in the transaction in which a recording was saved: both are on the disk, or neither. */
  heard(recording: RecordingId, before: number): void;
  /** After that transaction. */
  wake(): void;
  failed(path: string, failure: Failure): void;
  state(state: WatchState): void;
  stop(): Promise<void>;
};

const stationKey = 'telling.station';
const lookEveryMs = 60_000;
const forgetAfterMs = 30 * 86_400_000;

type Around = {
  readonly db: SongDatabase;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** What the model in use knows, with its names in every language. */
  readonly labels: () => readonly PackLabel[];
};

export function startTelling(around: Around, options: TellingOptions): Telling {
  const { db, clock, log, version, labels } = around;
  const { language, news = () => undefined, firstWaitMs = 1000, longestWaitMs = 300_000 } = options;
  const sender: Sender = { station: stationOf(db), version };
  const receivers = options.receivers(sender.station);
  const keys = receivers.map(({ key }) => key);
  openOutbox(db, keys, new Date(clock.now() - forgetAfterMs).toISOString());
  const told = (said: Sentence): void => {
    log.warn(say(said, 'en'));
    news(said);
  };
  const instead = (fallen: number): NewMessage | null => {
    const next = newsInstead(db, fallen, options.rules);
    return next === null ? null : detectionMessage(sender, next);
  };
  const deliveries = receivers.map((receiver): Delivery => {
    news(sentence('telling-begun', { receiver: receiver.name }));
    return deliver({ db, receiver, clock, log, news: told, instead, firstWaitMs, longestWaitMs });
  });
  const wake = (): void => {
    for (const each of deliveries) each.wake();
  };
  const put = (message: NewMessage): void => putOut(db, keys, message, nowText(clock));
  const rules = rulesByName(options.rules, labels);
  for (const said of unknownNames(options.rules, labels())) told(said);
  const summarise = (): void => {
    try {
      if (putSummaries({ db, clock, sender, rules: rules(), put })) wake();
    } catch (thrown) {
      // As on a full disk: it is tried again in a minute.
      log.error('The summary of a day could not be written down.', thrown);
    }
  };
  summarise();
  const timer = setInterval(summarise, lookEveryMs);
  const putTroubles = troublePutter(db, log, { put, wake, deliveries });
  const troubles = followTroubles({ db, clock, sender, language, put: putTroubles });
  return {
    before: () => newestDetection(db),
    heard: (recording, before) => {
      for (const each of newsOf(db, recording, before, rules())) put(detectionMessage(sender, each));
    },
    wake,
    ...troubles,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(deliveries.map((each) => each.stop()));
    },
  };
}

type Putting = {
  readonly put: (message: NewMessage) => void;
  readonly wake: () => void;
  readonly deliveries: readonly Delivery[];
};

/** Puts troubles into the outbox. A disk that is full is one of them: what cannot be written down is sent all the same. */
function troublePutter(
  db: SongDatabase,
  log: Log,
  { put, wake, deliveries }: Putting,
): (messages: readonly NewMessage[], note: () => void) => void {
  return (messages, note) => {
    try {
      db.transaction(() => {
        messages.forEach(put);
        note();
      }).immediate();
      wake();
    } catch (thrown) {
      log.error('A trouble could not be written down.', thrown);
      for (const message of messages) for (const each of deliveries) each.sendUnwritten(message);
    }
  };
}

function stationOf(db: SongDatabase): string {
  const stored = readStoredValues(db).get(stationKey);
  if (typeof stored === 'string') return stored;
  const made = randomUUID().replaceAll('-', '').slice(0, 12);
  writeStoredValues(db, { [stationKey]: made });
  return made;
}
