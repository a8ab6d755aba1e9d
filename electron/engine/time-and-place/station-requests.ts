import { KnownFailure } from '#contract/failure.ts';
import type { Handlers } from '#contract/requests.ts';
import type { FolderId, StationId } from '#contract/ids.ts';
import type { LinkPreview, SiteFound, StationDetails, StationLink, StationRequests } from '#contract/stations.ts';
import { knownFiles, recordingsWithId } from '#store/queue/known-files.ts';
import {
  plainStations,
  readStations,
  removeStation,
  stationNameTaken,
  writeStation,
} from '#store/stations/stations.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { pathPattern } from './path-pattern.ts';
import type { PlaceAgain } from './time-and-station-again.ts';
import { letOthersRun } from '../watching/settle.ts';
import { linkTest } from './station-match.ts';

const exampleCount = 5;
const restEvery = 5000;

/** What is asked about stations, one short function per request. */
export function stationRequests(engine: EngineCore, placeAgain: PlaceAgain): Pick<Handlers, keyof StationRequests> {
  const { db } = engine.store;
  return {
    'stations.read': () => readStations(db),
    'station.write': async ({ station, details }) => {
      saveStation(engine, station, details);
      await placeAgain.all();
      return readStations(db);
    },
    'station.remove': async ({ station }) => {
      if (!removeStation(db, station)) throw noStation();
      await placeAgain.all();
      return readStations(db);
    },
    'station.preview': ({ name, link }) => previewLink(engine, name, link),
    'stations.sites': ({ folder, pattern }) => findSites(engine, folder, pattern),
    'stations.make': async ({ folder, pattern, names, zone }) => {
      for (const name of names) makeStation(engine, { kind: 'pattern', folder, pattern }, name, zone);
      await placeAgain.all();
      return readStations(db);
    },
  };
}

const noStation = (): KnownFailure => new KnownFailure('not-found', 'This station is no longer there.');

function saveStation({ store, clock }: EngineCore, station: StationId | null, details: StationDetails): void {
  if (stationNameTaken(store.db, details.name, station)) {
    throw new KnownFailure(
      'bad-request',
      `There is another station named “${details.name}”. Give this one its own name.`,
    );
  }
  if (writeStation(store.db, station, details, nowText(clock)) === null) throw noStation();
}

function makeStation(engine: EngineCore, link: StationLink, name: string, zone: string): void {
  const known = plainStations(engine.store.db).find((station) => station.name.toLowerCase() === name.toLowerCase());
  if (known === undefined) {
    saveStation(engine, null, { name, position: null, zone, habitat: '', clockMinutes: null, links: [link] });
    return;
  }
  const { id, ...details } = known;
  const has = details.links.some((other) => JSON.stringify(other) === JSON.stringify(link));
  if (!has) saveStation(engine, id, { ...details, links: [...details.links, link] });
}

async function previewLink({ store }: EngineCore, name: string, link: StationLink): Promise<LinkPreview> {
  if (link.kind === 'recorder') return recordingsWithId(store.db, 'recorder_id', link.recorderId);
  if (link.kind === 'deployment') return recordingsWithId(store.db, 'deployment_id', link.deploymentId);
  const test = linkTest(link, name);
  const examples: string[] = [];
  let [files, looked] = [0, 0];
  for (const file of knownFiles(store.db)) {
    looked += 1;
    if (looked % restEvery === 0) await letOthersRun();
    if (test({ places: [file], recorderId: null, deploymentId: null }) === 0) continue;
    files += 1;
    if (examples.length < exampleCount) examples.push(file.relativePath);
  }
  return { files, examples };
}

async function findSites(
  { store }: EngineCore,
  folder: FolderId | null,
  pattern: string,
): Promise<{ sites: SiteFound[]; unmatched: number }> {
  if (!/(?<![A-Za-z])SITE(?![A-Za-z])/.test(pattern)) {
    throw new KnownFailure('bad-request', 'Write SITE where the station’s name stands, as in SITE/DATE/*.WAV.');
  }
  const { match } = pathPattern(pattern, null);
  const counts = new Map<string, number>();
  let [unmatched, looked] = [0, 0];
  for (const file of knownFiles(store.db)) {
    looked += 1;
    if (looked % restEvery === 0) await letOthersRun();
    if (folder !== null && file.folder !== folder) continue;
    const name = match(file.relativePath);
    if (name === null) unmatched += 1;
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const stations = plainStations(store.db);
  const known = (name: string): StationId | null =>
    stations.find((station) => station.name.toLowerCase() === name.toLowerCase())?.id ?? null;
  const sites = [...counts].map(([name, files]) => ({ name, files, station: known(name) }));
  return { sites: sites.sort((a, b) => a.name.localeCompare(b.name)), unmatched };
}
