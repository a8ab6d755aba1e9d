import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { StationId } from '#contract/ids.ts';
import type { StationDetails, StationLink, StationRequests } from '#contract/stations.ts';
import {
  plainStations,
  readStations,
  removeStation,
  stationNameTaken,
  writeStation,
} from '#store/stations/stations.ts';
import { isSameName } from '#store/stations/same-name.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import type { QuestionName } from '../reading/questions.ts';
import type { PlaceAgain } from './time-and-station-again.ts';

/** What is asked about stations, one short function per request. @param derive looks at the stored scores again, in the background */
export function stationRequests(
  engine: EngineCore,
  placeAgain: PlaceAgain,
  derive: () => void,
): Pick<Handlers, Exclude<keyof StationRequests, QuestionName>> {
  const { db } = engine.store;
  return {
    'station.write': async ({ station, details }) => {
      saveStation(engine, station, details);
      await placeAgain.all();
      derive();
      return readStations(db);
    },
    'station.remove': async ({ station }) => {
      if (!removeStation(db, station, nowText(engine.clock))) throw noStation();
      await placeAgain.all();
      derive();
      return readStations(db);
    },
    'stations.make': async ({ folder, pattern, names, zone }) => {
      for (const name of names) makeStation(engine, { kind: 'pattern', folder, pattern }, name, zone);
      await placeAgain.all();
      derive();
      return readStations(db);
    },
  };
}

const noStation = (): KnownFailure => new KnownFailure('not-found', 'station-gone');

function saveStation({ store, clock }: EngineCore, station: StationId | null, details: StationDetails): void {
  if (stationNameTaken(store.db, details.name, station)) {
    throw new KnownFailure('bad-request', 'station-name-taken', { values: { name: details.name } });
  }
  if (writeStation(store.db, station, details, nowText(clock)) === null) throw noStation();
}

function makeStation(engine: EngineCore, link: StationLink, name: string, zone: string): void {
  const known = plainStations(engine.store.db).find((station) => isSameName(station.name, name));
  if (known === undefined) {
    saveStation(engine, null, { name, position: null, zone, habitat: '', clockMinutes: null, links: [link] });
    return;
  }
  const { id, ...details } = known;
  const has = details.links.some((other) => JSON.stringify(other) === JSON.stringify(link));
  if (!has) saveStation(engine, id, { ...details, links: [...details.links, link] });
}
