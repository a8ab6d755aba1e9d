import { KnownFailure } from '#contract/failure.ts';
import type { RangeRequests, SpeciesList, SpeciesWeeks } from '#contract/species.ts';
import type { Handlers } from '#contract/requests.ts';
import { weeksPerYear } from '#analysis/classifying/occurrence-weeks.ts';
import { writeSpeciesList } from '#store/range/species-lists.ts';
import { readStations } from '#store/stations/stations.ts';
import { speciesByCode } from '#store/queue/heard-before.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { QuestionName } from '../reading/questions.ts';
import { matchNames } from './match-names.ts';
import { readRange } from './range-answer.ts';

/** Stations whose weeks are told: charts of more would say nothing. */
const mostPlaces = 8;

/** What is asked about where species live and about lists of species. @param derive looks at the stored scores again, in the background */
export function createRangeHandlers(
  engine: EngineCore,
  derive: () => void,
): Pick<Handlers, Exclude<keyof RangeRequests, QuestionName>> {
  return {
    'range.weeks': async ({ species }) => ({ places: await weeksOf(engine, species) }),
    'list.match': ({ text }) => matchNames(text, engine.analyst.facts().pack.labels),
    'list.write': (list) => {
      writeList(engine, list);
      derive();
      return { ...readRange(engine.store.db), model: engine.ranges.source()?.title ?? null };
    },
  };
}

async function weeksOf(engine: EngineCore, code: string): Promise<SpeciesWeeks[]> {
  const {
    store: { db },
    ranges,
  } = engine;
  const species = speciesByCode(db, code);
  if (species === null) throw new KnownFailure('not-found', 'species-unknown', { values: { code } });
  const { stations: all } = readStations(db);
  await ranges.prepare(all.flatMap(({ position }) => position ?? []));
  const stations = all.toSorted((one, other) => other.recordings - one.recordings);
  return stations
    .flatMap(({ id, name, zone, position }): SpeciesWeeks[] => {
      const here = position === null ? null : ranges.at(position);
      const year = here?.(species.scientificName, 0) ?? null;
      if (here === null || year === null) return [];
      const weeks = Array.from({ length: weeksPerYear }, (_, week) => here(species.scientificName, week + 1) ?? 0);
      return [{ station: { id, name, zone }, year, weeks }];
    })
    .slice(0, mostPlaces);
}

function writeList({ store: { db }, clock }: EngineCore, list: SpeciesList): void {
  const known = list.station === null || readStations(db).stations.some(({ id }) => id === list.station);
  if (!known) throw new KnownFailure('not-found', 'station-gone');
  writeSpeciesList(db, list, nowText(clock));
}
