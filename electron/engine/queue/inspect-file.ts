import { stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { toFailure, type Failure } from '#contract/failure.ts';
import type { FileId } from '#contract/ids.ts';
import type { RecordingFacts } from '#contract/recordings.ts';
import type { StationName } from '#contract/stations.ts';
import { answered } from '#analysis/reading/file-bytes.ts';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import type { ReadSound } from '#analysis/process/sound-calls.ts';
import { knownFolders, type FolderRow } from '#store/queue/folders.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import type { PlacedTime } from '#store/recordings/recording-times.ts';
import { plainStations } from '#store/stations/stations.ts';
import { placeInTime } from '../time-and-place/place-in-time.ts';
import { readPlaceRules } from '../time-and-place/time-and-station-rules.ts';
import { scanFolder, type Scan } from '../watching/scan-folder.ts';

/** What is known of one file, from its headers only. `facts` null: it is no readable recording, and `failure` says why. */
export type InspectedFile =
  | {
      readonly path: string;
      readonly facts: RecordingFacts;
      readonly placed: PlacedTime;
      readonly station: StationName | null;
    }
  | { readonly path: string; readonly facts: null; readonly failure: Failure };

/** Where a recording stands, going by the stations of a data folder; without one, by the file alone. */
export type Placing = (path: string, facts: RecordingFacts) => { placed: PlacedTime; station: StationName | null };

/** By the file alone. @param namePattern how a person's file names tell their time; empty: the usual ways */
export function placedByFile(namePattern: string): Placing {
  const nameTime = patternTime(namePattern);
  return (path, { claims }) => ({
    placed: placeInTime(claims, { order: [], correctedSeconds: 0, station: null, named: nameTime(basename(path)) }),
    station: null,
  });
}

/** Places files by the stations, time orders and folders of a data folder. Clock corrections hold for what was listened to. */
export function placedByData(db: SongDatabase, namePattern: string): Placing {
  const rules = readPlaceRules(db, namePattern === '' ? undefined : namePattern);
  const stations = plainStations(db);
  const folders = knownFolders(db);
  return (path, { claims, recorderId, deploymentId }) => {
    const places = folders.flatMap((folder) => placeIn(folder, path));
    const placed = rules.place({ claims, recorderId, deploymentId, places, correctedSeconds: 0 });
    const station = stations.find(({ id }) => id === placed.station);
    const named = station === undefined ? null : { id: station.id, name: station.name, zone: station.zone };
    return { placed, station: named };
  };
}

const noFile = 0 as FileId;

function placeIn(folder: FolderRow, path: string) {
  const inside = relative(folder.path, path);
  if (inside === '' || inside.startsWith('..')) return [];
  return [{ file: noFile, folder: folder.id, relativePath: inside.split(sep).join('/') }];
}

/** Reads the headers of one file. Never throws for what is wrong with the file. */
export async function inspectFile(path: string, placing: Placing, readSound: ReadSound): Promise<InspectedFile> {
  try {
    const facts = await readSound('facts', { path });
    return { path, facts, ...placing(path, facts) };
  } catch (thrown) {
    return { path, facts: null, failure: toFailure(thrown) };
  }
}

/** The recordings a path stands for: itself, or all in a folder and below, in the order of their names. */
export async function* recordingsAt(path: string): AsyncGenerator<string> {
  const facts = await answered(stat(path), path).catch(() => null);
  if (facts === null || !facts.isDirectory()) {
    yield path;
    return;
  }
  const scan: Scan = { unreadable: [], unknown: [] };
  for await (const file of scanFolder(path, scan)) yield join(path, file.relativePath);
  for (const folder of scan.unreadable) yield join(path, folder);
}
