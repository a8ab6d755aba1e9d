import type { Handlers } from '#contract/requests.ts';
import type { SearchRequests } from '#contract/search/search.ts';
import type { EngineCore } from '../engine.ts';
import { learnLabel } from '../review/own-labels.ts';
import { nowText } from '../log.ts';
import { heardSound } from './heard-sound.ts';
import { saveNamedClips } from './name-clips.ts';

/** Search by sound: what is brought along is heard by the engine's model, and the rest is asked of a thread of its own. */
export function createSearchHandlers(engine: EngineCore): Pick<Handlers, keyof SearchRequests> {
  const { store, searcher, settings, clock } = engine;
  return {
    'search.similar': async (ask) =>
      searcher.ask('search.similar', { ...ask, like: await heardSound(engine, ask.like) }),
    'search.missed': (ask) => searcher.ask('search.missed', ask),
    'clips.name': async (ask) => {
      await learnLabel(engine, ask.species);
      const who = { reviewer: settings.current().reviewer, now: nowText(clock) };
      return saveNamedClips(store.db, ask, who);
    },
  };
}
