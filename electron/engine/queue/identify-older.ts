import { KnownFailure } from '#contract/failure.ts';
import type { RecordingId } from '#contract/ids.ts';
import { noteSound, recordingWithoutSound } from '#store/recordings/same-sound.ts';
import type { EngineCore } from '../engine.ts';
import { recordingPath } from '../media/recording-path.ts';

/**
 * Recordings that were heard by a version which did not note their sound are decoded once, while nothing else is to be done: then
 * they are known again when they are converted, renamed or copied. One that is away has its turn after the next start.
 * @param idle resolves when nothing else is to be done
 * @param going whether the database may still be used
 */
export async function identifyOlder(
  engine: EngineCore,
  idle: () => Promise<void>,
  going: () => boolean,
): Promise<void> {
  const { db } = engine.store;
  for (let after = 0; going();) {
    const next = recordingWithoutSound(db, after);
    if (next === null) return;
    after = next.recording;
    await idle();
    if (!going()) return;
    try {
      await identify(engine, next.recording, next.name, going);
    } catch (thrown) {
      if (!(thrown instanceof KnownFailure)) throw thrown;
    }
  }
}

async function identify(
  { store, sound }: EngineCore,
  recording: RecordingId,
  name: string,
  going: () => boolean,
): Promise<void> {
  const path = await recordingPath(store.db, recording, name);
  const identity = await sound.read('identify', { path });
  // Another file may have taken its place while it was read.
  if (!going() || (await recordingPath(store.db, recording, name)) !== path || !going()) return;
  noteSound(store.db, recording, identity);
}
