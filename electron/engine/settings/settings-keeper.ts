import { readAsk } from '#contract/schema/read-ask.ts';
import { defaultSettings, SettingsChange, type Settings } from '#contract/settings.ts';
import { toFailure } from '#contract/failure.ts';
import { say } from '#contract/words/sentence.ts';
import type { PackFacts } from '#analysis/process/analyst.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { Log } from '../log.ts';

/** The settings in force. What a person never changed follows the program and the pack. */
export type SettingsKeeper = {
  current(): Settings;
  change(change: Partial<Settings>): Settings;
  /** Another pack is used: what a person never changed follows it. */
  follow(pack: PackFacts): void;
};

const prefix = 'setting.';

/** @param pack null before a pack is loaded. */
export function openSettings(db: SongDatabase, pack: PackFacts | null, log: Log): SettingsKeeper {
  const startWith = (from: PackFacts | null): Settings => {
    const { sampler, steps, guidanceScale } = from?.painter ?? defaultSettings;
    return { ...defaultSettings, sampler, steps, guidanceScale, ...readStored(db, log) };
  };
  let settings = startWith(pack);
  return {
    current: () => settings,
    change: (change) => {
      const entries = Object.entries(change).map(([key, value]): [string, unknown] => [prefix + key, value]);
      writeStoredValues(db, Object.fromEntries(entries));
      settings = { ...settings, ...change };
      return settings;
    },
    follow: (other) => {
      settings = startWith(other);
    },
  };
}

/** A stored value that this version no longer accepts falls back to its default. */
function readStored(db: SongDatabase, log: Log): Partial<Settings> {
  let stored: Partial<Settings> = {};
  for (const [key, value] of readStoredValues(db)) {
    if (!key.startsWith(prefix)) continue;
    try {
      stored = { ...stored, ...readAsk(SettingsChange, { [key.slice(prefix.length)]: value }) };
    } catch (thrown) {
      log.warn(`A stored setting is left out: ${say(toFailure(thrown), 'en')}`);
    }
  }
  return stored;
}
