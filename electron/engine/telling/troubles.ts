import type { Failure } from '#contract/failure.ts';
import type { WatchState } from '#contract/watch.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say } from '#contract/words/sentence.ts';
import type { NewMessage } from '#store/telling/outbox.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { diskFailureCode } from '#store/opening/sqlite-failure.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { nowText, type Clock } from '../log.ts';
import { troubleMessage, type Sender } from './messages.ts';

const troublesKey = 'telling.troubles';

type TroubleParts = {
  readonly db: SongDatabase;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly language: LanguageCode;
  /** Puts messages into the outbox together with what is noted of them. Where they cannot be written down they are sent all the same. */
  readonly put: (messages: readonly NewMessage[], note: () => void) => void;
};

type Open = { readonly code: string; readonly text: string };

/** Each trouble is told when it begins and when it ends; what stands at a restart is not told anew. */
export function followTroubles({ db, clock, sender, language, put }: TroubleParts): {
  failed(path: string, failure: Failure): void;
  state(state: WatchState): void;
} {
  let open = storedTroubles(db);
  const told = (type: 'trouble' | 'trouble-ended', { code, text }: Open, count: number): NewMessage =>
    troubleMessage(sender, { type, code, text, at: nowText(clock), open: count });
  return {
    failed: (path, failure) => {
      const text = `${path}: ${say(failure, language)}`;
      put([told('trouble', { code: failure.code, text }, open.length)], () => undefined);
    },
    state: (state) => {
      const now = troublesOf(state, language);
      const begun = now.filter(({ text }) => open.every((other) => other.text !== text));
      const ended = open.filter(({ text }) => now.every((other) => other.text !== text));
      if (begun.length + ended.length === 0) return;
      open = now;
      put(
        [
          ...begun.map((each) => told('trouble', each, now.length)),
          ...ended.map((each) => told('trouble-ended', each, now.length)),
        ],
        () => writeStoredValues(db, { [troublesKey]: now }),
      );
    },
  };
}

function troublesOf({ troubles, folders }: WatchState, language: LanguageCode): Open[] {
  const ofFolders = folders.flatMap(({ path, note, state }): Open[] => {
    if (note === null) return [];
    const text = say(note, language);
    const code = diskFailureCode(note.key);
    // The data folder's disk is the trouble of all folders, and no folder's.
    if (code !== null) return [{ code, text }];
    return [{ code: state === 'unreachable' ? 'folder-missing' : 'folder', text: `${path}: ${text}` }];
  });
  const found = [...troubles.map((trouble) => ({ code: trouble.code, text: say(trouble, language) })), ...ofFolders];
  return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
}

function storedTroubles(db: SongDatabase): Open[] {
  const stored = readStoredValues(db).get(troublesKey);
  return Array.isArray(stored) ? (stored as Open[]) : [];
}
