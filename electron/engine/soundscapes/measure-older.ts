import { KnownFailure } from '#contract/failure.ts';
import type { SoundscapeFilling } from '#contract/sound/soundscape.ts';
import {
  recordingWithoutSoundscape,
  recordingsWithoutSoundscape,
  saveSoundscape,
} from '#store/soundscapes/soundscapes.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { EngineCore } from '../engine.ts';
import { recordingPath } from '../media/recording-path.ts';

/** Stored while a person wants it, so that the next start goes on. */
const wantedKey = 'soundscapes.fill';

/** Soundscapes of recordings that were analysed without one, measured in the background, one after the other. */
export type OlderSoundscapes = {
  /** null: nothing is under way. */
  state(): SoundscapeFilling | null;
  start(): void;
  stop(): void;
};

/** Goes on where an earlier run of the program was ended. */
export function createOlderSoundscapes(engine: EngineCore): OlderSoundscapes {
  const { db } = engine.store;
  let run: AbortController | null = null;
  let state: SoundscapeFilling | null = null;
  const tell = (now: SoundscapeFilling | null): void => {
    state = now;
    engine.events.emit('soundscape.progress', { filling: now });
  };
  const start = (): void => {
    if (run !== null) return;
    writeStoredValues(db, { [wantedKey]: true });
    const own = new AbortController();
    run = own;
    tell({ done: 0, skipped: 0, total: recordingsWithoutSoundscape(db) });
    const going = (): boolean => !own.signal.aborted && !engine.ending.signal.aborted;
    const work = measureAll(engine, going, (done, skipped) => {
      if (state !== null) tell({ ...state, done, skipped });
    });
    void engine.ending
      .track(work)
      .catch((thrown: unknown) => engine.log.error('measuring soundscapes', thrown))
      .finally(() => {
        if (run !== own) return;
        run = null;
        if (engine.ending.signal.aborted) return;
        writeStoredValues(db, { [wantedKey]: false });
        tell(null);
      });
  };
  if (readStoredValues(db).get(wantedKey) === true) start();
  return {
    state: () => state,
    start,
    stop: () => {
      run?.abort();
      run = null;
      writeStoredValues(db, { [wantedKey]: false });
      tell(null);
    },
  };
}

/** One that is away or cannot be read is skipped until somebody asks again. */
async function measureAll(
  engine: EngineCore,
  going: () => boolean,
  progress: (done: number, skipped: number) => void,
): Promise<void> {
  let [done, skipped] = [0, 0];
  for (let after = 0; going();) {
    const next = recordingWithoutSoundscape(engine.store.db, after);
    if (next === null) return;
    after = next.recording;
    try {
      const path = await recordingPath(engine.store.db, next.recording, next.name);
      if (!going()) return;
      const { channel } = engine.settings.current();
      const measured = await engine.sound.read('soundscape', { path, channel });
      if (!going()) return;
      saveSoundscape(engine.store.db, next.recording, measured);
      done += 1;
    } catch (thrown) {
      if (!(thrown instanceof KnownFailure)) throw thrown;
      if (!going()) return;
      skipped += 1;
    }
    progress(done, skipped);
  }
}
