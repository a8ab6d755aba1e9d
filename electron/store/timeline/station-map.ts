import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import type { StationMap } from '#contract/timeline.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { unknownHour } from '../columns/detection-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { mostSpecies } from '../columns/species-names.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortByStation } from '../recordings/effort.ts';
import { binOfDay, binText, dayBins, indexBy } from './day-bins.ts';

type StationRow = { id: StationId; name: string; zone: string; latitude: number | null; longitude: number | null };

/** Of a station all detections, or those of one week; species as bits by their row ids. */
type Cell = { detections: number; readonly species: Uint32Array; effortSeconds: number };

/** Cells of one station: by the number of the week, and what has no time. The week that was looked up last is at hand. */
type Place = { readonly weeks: Map<number, Cell>; readonly undated: Cell; week: number; cell: Cell };

/** Detections, species and recorded time of every station, week by week and over all time. */
export function readStationMap(db: SongDatabase, filter: DetectionFilter): StationMap {
  const stations = db
    .prepare<[], StationRow>('SELECT id, name, zone, latitude, longitude FROM stations ORDER BY name COLLATE NOCASE')
    .all();
  const emptyCell = cellMaker(Math.floor(mostSpecies(db) / 32) + 1);
  const places = new Map(stations.map(({ id }): [number, Place] => [id, newPlace(emptyCell())]));
  addHeard(db, filter, places, emptyCell);
  addSpent(db, filter, places, emptyCell);
  const known = new Set([...places.values()].flatMap(({ weeks: each }) => [...each.keys()]));
  const weeks = dayBins([...known], 'week');
  const weekIndex = indexBy(weeks);
  const listed = stations.flatMap(({ id }, index) =>
    [...(places.get(id)?.weeks ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([week, cell]) => ({ index, week: weekIndex(week), cell })),
  );
  return {
    stations: stations.map(({ latitude, longitude, ...plain }) => ({
      ...plain,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
    })),
    weeks: weeks.map((week) => binText('week', week)),
    cells: {
      stationIndex: listed.map(({ index }) => index),
      weekIndex: listed.map(({ week }) => week),
      ...columns(listed.map(({ cell }) => cell)),
    },
    totals: columns(stations.map(({ id }) => totalOf(places.get(id), emptyCell()))),
  };
}

const cellMaker = (words: number) => (): Cell => ({
  detections: 0,
  species: new Uint32Array(words),
  effortSeconds: 0,
});

function columns(cells: readonly Cell[]): { detections: number[]; species: number[]; effortSeconds: number[] } {
  return {
    detections: cells.map(({ detections }) => detections),
    species: cells.map(({ species }) => bitsIn(species)),
    effortSeconds: cells.map(({ effortSeconds }) => effortSeconds),
  };
}

function bitsIn(words: Uint32Array): number {
  let count = 0;
  for (const word of words) for (let left = word; left !== 0; left = (left & (left - 1)) >>> 0) count += 1;
  return count;
}

type Places = ReadonlyMap<number, Place>;

const newPlace = (undated: Cell): Place => ({ weeks: new Map(), undated, week: Number.NaN, cell: undated });

function weekOf(place: Place, week: number, emptyCell: () => Cell): Cell {
  if (place.week === week) return place.cell;
  place.week = week;
  place.cell = place.weeks.get(week) ?? emptyCell();
  place.weeks.set(week, place.cell);
  return place.cell;
}

/** All weeks of a place together, and what has no time. @param sum is empty */
function totalOf(place: Place | undefined, sum: Cell): Cell {
  if (place === undefined) return sum;
  for (const cell of [...place.weeks.values(), place.undated]) {
    sum.detections += cell.detections;
    sum.effortSeconds += cell.effortSeconds;
    for (const [word, species] of cell.species.entries()) sum.species[word] = (sum.species[word] ?? 0) | species;
  }
  return sum;
}

/** What was heard: the detections of a recording follow each other, so that places and weeks are looked up once for many. */
function addHeard(db: SongDatabase, filter: DetectionFilter, places: Places, emptyCell: () => Cell): void {
  const { recording, species, hours } = detectionColumns(db);
  const { station } = recordingColumns(db);
  const ids = selectDetections(db, filter);
  let [where, when, cell]: [number, number, Cell | null] = [-1, Number.NaN, null];
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const hour = hours[id] ?? 0;
    if (recording[id] !== where || hour !== when) {
      where = recording[id] ?? 0;
      when = hour;
      cell = cellAt(places.get(station[where] ?? 0), hour, emptyCell);
    }
    if (cell === null) continue;
    const of = species[id] ?? 0;
    cell.detections += 1;
    cell.species[of >>> 5] = (cell.species[of >>> 5] ?? 0) | (1 << (of & 31));
  }
}

function cellAt(place: Place | undefined, hour: number, emptyCell: () => Cell): Cell | null {
  if (place === undefined) return null;
  return hour === unknownHour ? place.undated : weekOf(place, binOfDay('week', Math.floor(hour / 24)), emptyCell);
}

function addSpent(db: SongDatabase, filter: DetectionFilter, places: Places, emptyCell: () => Cell): void {
  for (const { station, day, seconds } of effortByStation(db, filter)) {
    const place = places.get(station);
    if (place !== undefined) weekOf(place, binOfDay('week', day), emptyCell).effortSeconds += seconds;
  }
}
