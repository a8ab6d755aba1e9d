import { randomUUID } from 'node:crypto';
import type { Failure } from '#contract/failure.ts';
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
import { detectionMessage, troubleMessage, type Sender } from './messages.ts';
import type { Receiver } from './receiver.ts';
import { putSummaries } from './summaries.ts';
import { newsOf, type TellRules } from './tell-rules.ts';

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
const troublesKey = 'telling.troubles';
const lookEveryMs = 60_000;
const forgetAfterMs = 30 * 86_400_000;

type Around = { readonly db: SongDatabase; readonly clock: Clock; readonly log: Log; readonly version: string };

export function startTelling(around: Around, options: TellingOptions): Telling {
  const { db, clock, log, version } = around;
  const { rules, language, news = () => undefined, firstWaitMs = 1000, longestWaitMs = 300_000 } = options;
  const sender: Sender = { station: stationOf(db), version };
  const receivers = options.receivers(sender.station);
  const keys = receivers.map(({ key }) => key);
  openOutbox(db, keys, new Date(clock.now() - forgetAfterMs).toISOString());
  const told = (said: Sentence): void => {
    log.warn(say(said, 'en'));
    news(said);
  };
  const deliveries = receivers.map((receiver): Delivery => {
    news(sentence('telling-begun', { receiver: receiver.name }));
    return deliver({ db, receiver, clock, log, news: told, firstWaitMs, longestWaitMs });
  });
  const wake = (): void => {
    for (const each of deliveries) each.wake();
  };
  const put = (message: NewMessage): void => putOut(db, keys, message, nowText(clock));
  const summarise = (): void => {
    if (putSummaries({ db, clock, sender, rules, put })) wake();
  };
  summarise();
  const timer = setInterval(summarise, lookEveryMs);
  const troubles = followTroubles({ db, clock, sender, language, put });
  return {
    before: () => newestDetection(db),
    heard: (recording, before) => {
      for (const each of newsOf(db, recording, before, rules)) put(detectionMessage(sender, each));
    },
    wake,
    failed: (path, failure) => {
      troubles.failed(path, failure);
      wake();
    },
    state: (state) => {
      if (troubles.state(state)) wake();
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(deliveries.map((each) => each.stop()));
    },
  };
}

function stationOf(db: SongDatabase): string {
  const stored = readStoredValues(db).get(stationKey);
  if (typeof stored === 'string') return stored;
  const made = randomUUID().replaceAll('-', '').slice(0, 12);
  writeStoredValues(db, { [stationKey]: made });
  return made;
}

type TroubleParts = {
  readonly db: SongDatabase;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly language: LanguageCode;
  readonly put: (message: NewMessage) => void;
};

type Open = { readonly code: string; readonly text: string };

/** Each trouble is told when it begins and when it ends; what stands at a restart is not told anew. */
function followTroubles({ db, clock, sender, language, put }: TroubleParts): {
  failed(path: string, failure: Failure): void;
  state(state: WatchState): boolean;
} {
  let open = storedTroubles(db);
  const tell = (type: 'trouble' | 'trouble-ended', { code, text }: Open, count: number): void =>
    put(troubleMessage(sender, { type, code, text, at: nowText(clock), open: count }));
  return {
    failed: (path, failure) =>
      tell('trouble', { code: failure.code, text: `${path}: ${say(failure, language)}` }, open.length),
    state: (state) => {
      const now = troublesOf(state, language);
      const begun = now.filter(({ text }) => open.every((other) => other.text !== text));
      const ended = open.filter(({ text }) => now.every((other) => other.text !== text));
      if (begun.length + ended.length === 0) return false;
      db.transaction(() => {
        for (const each of begun) tell('trouble', each, now.length);
        for (const each of ended) tell('trouble-ended', each, now.length);
        writeStoredValues(db, { [troublesKey]: now });
      }).immediate();
      open = now;
      return true;
    },
  };
}

function troublesOf({ troubles, folders }: WatchState, language: LanguageCode): Open[] {
  const ofFolders = folders.flatMap(({ path, note, state }) =>
    note === null
      ? []
      : [{ code: state === 'unreachable' ? 'folder-missing' : 'folder', text: `${path}: ${say(note, language)}` }],
  );
  return [...troubles.map((trouble) => ({ code: trouble.code, text: say(trouble, language) })), ...ofFolders];
}

function storedTroubles(db: SongDatabase): Open[] {
  const stored = readStoredValues(db).get(troublesKey);
  return Array.isArray(stored) ? (stored as Open[]) : [];
}
