import type { Station, StationDetails, StationLink, StationsAnswer } from '#contract/stations.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { folderPlace } from '#engine/time-and-place/folder-deployment.ts';
import { knownFolder } from '#engine/watching/watch-control.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '../open-engine.ts';
import type { StationsOptions, StationWish } from '../options/place-options.ts';
import { WrongUsage } from '../options/wrong-usage.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';

/** Lists, makes, changes and removes stations. @returns 0 */
export async function stationsCommand(options: StationsOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const { answer, done } = await doneWith(engine, options.action);
    if (options.json) out.say(JSON.stringify(answer, null, 2));
    else for (const line of [...done, ...stationLines(answer)]) out.say(out.words(line));
    return 0;
  } finally {
    await engine.close();
  }
}

type Done = { readonly answer: StationsAnswer; readonly done: readonly Sentence[] };

async function doneWith(engine: Engine, action: StationsOptions['action']): Promise<Done> {
  const before = await valueOf(engine, 'stations.read', {});
  switch (action.kind) {
    case 'list':
      return { answer: before, done: [] };
    case 'set':
      return { answer: await setStation(engine, before.stations, action.name, action.wish), done: [] };
    case 'remove': {
      const { id, name } = stationCalled(before.stations, action.name);
      const answer = await valueOf(engine, 'station.remove', { station: id });
      return { answer, done: [sentence('stations-removed', { name })] };
    }
  }
}

/** A station by its name, whatever its letters' case. @throws WrongUsage with those there are */
export function stationCalled<Named extends { readonly name: string }>(
  stations: readonly Named[],
  name: string,
): Named {
  const found = named(stations, name);
  if (found !== undefined) return found;
  const names = stations.map((station) => station.name).join(', ');
  throw names === ''
    ? new WrongUsage('usage-no-stations', { name })
    : new WrongUsage('usage-no-station', { name, names });
}

function named<Named extends { readonly name: string }>(stations: readonly Named[], name: string): Named | undefined {
  const plain = (text: string): string => text.normalize('NFC').toLowerCase();
  return stations.find((station) => plain(station.name) === plain(name));
}

async function setStation(
  engine: Engine,
  stations: readonly Station[],
  name: string,
  wish: StationWish,
): Promise<StationsAnswer> {
  const old = named(stations, name);
  const links = await linksTo(engine, wish.folders);
  const before = old === undefined ? newStation(name) : detailsOf(old);
  const isNew = (link: StationLink): boolean =>
    !before.links.some((each) => JSON.stringify(each) === JSON.stringify(link));
  const details: StationDetails = {
    ...before,
    position: wish.position ?? before.position,
    zone: wish.zone ?? before.zone,
    habitat: wish.habitat ?? before.habitat,
    links: [...before.links, ...links.filter(isNew)],
  };
  return valueOf(engine, 'station.write', { station: old?.id ?? null, details });
}

function newStation(name: string): StationDetails {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { name, position: null, zone: timeZone, habitat: '', clockMinutes: null, links: [] };
}

function detailsOf({ name, position, zone, habitat, clockMinutes, links }: Station): StationDetails {
  return { name, position, zone, habitat, clockMinutes, links };
}

/** @throws KnownFailure `folder-missing` for a folder that is not there. */
async function linksTo({ inside: { engine } }: Engine, folders: readonly string[]): Promise<StationLink[]> {
  const links: StationLink[] = [];
  for (const path of folders) {
    await knownFolder(engine, path, false);
    links.push({ kind: 'folder', ...folderPlace(engine, path) });
  }
  return links;
}

function stationLines({ stations, unplaced }: StationsAnswer): Sentence[] {
  if (stations.length === 0) return [sentence('stations-none')];
  const lines = stations.map(({ name, position, zone, recordings: count }) => {
    const where = position === null ? sentence('stations-nowhere') : `${position.latitude}, ${position.longitude}`;
    return sentence('stations-one', { name, where, zone, count });
  });
  return [...lines, ...(unplaced === 0 ? [] : [sentence('stations-unplaced', { recordings: unplaced })])];
}
