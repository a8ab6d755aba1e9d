import type { Handlers } from '#contract/requests.ts';
import type { EngineCore } from '../engine.ts';
import { createOlderSoundscapes } from './measure-older.ts';

/** Soundscapes of recordings that have none yet. */
export function createSoundscapeHandlers(
  engine: EngineCore,
): Pick<Handlers, 'soundscape.filling' | 'soundscape.fill' | 'soundscape.stop'> {
  const older = createOlderSoundscapes(engine);
  return {
    'soundscape.filling': () => ({ filling: older.state() }),
    'soundscape.fill': () => {
      older.start();
      return { filling: older.state() };
    },
    'soundscape.stop': () => {
      older.stop();
      return { filling: older.state() };
    },
  };
}
