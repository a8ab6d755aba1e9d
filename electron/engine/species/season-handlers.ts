import type { SeasonRequests } from '#contract/timeline.ts';
import { readHeardSpecies } from '#store/queue/heard-before.ts';
import { readSeason } from '#store/timeline/season.ts';
import type { EngineCore } from '../engine.ts';
import { readSpeciesPage } from './species-page.ts';
import { speciesNames } from './species-names.ts';

type SeasonHandlers = {
  readonly [K in keyof SeasonRequests]: (ask: SeasonRequests[K]['ask']) => SeasonRequests[K]['answer'];
};

/** One short function per request about a season and its species. */
export function createSeasonHandlers(engine: EngineCore): SeasonHandlers {
  const { db } = engine.store;
  return {
    'season.read': ({ filter }) => readSeason(db, filter),
    'heard.read': () => ({ species: readHeardSpecies(db) }),
    'names.read': ({ language }) => ({ names: speciesNames(engine.analyst.facts().pack.labels, language) }),
    'species.read': ({ species, filter }) => readSpeciesPage(db, species, filter),
  };
}
