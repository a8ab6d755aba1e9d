import type { Handlers } from '#contract/requests.ts';
import type { EngineCore } from '../engine.ts';
import { speciesNames } from './species-names.ts';

/** What is known of species without the database. */
export function createNameHandlers(engine: EngineCore): Pick<Handlers, 'names.read'> {
  return {
    'names.read': ({ language }) => ({ names: speciesNames(engine.analyst.facts().pack.labels, language) }),
  };
}
