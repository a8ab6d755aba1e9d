import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import type { StationMap } from '#contract/timeline.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { eachEffort } from '../recordings/effort.ts';
import { dayNumber } from '../recordings/local-time.ts';
import { binOfDay, binText, dayBins, indexBy } from './day-bins.ts';

type StationRow = { id: StationId; name: string; zone: string; latitude: number | null; longitude: number | null };
/** `day` is null where the time is not known. */
type Heard = { station: StationId; species: number; day: number | null; n: number };
type Spent = { station: StationId; day: number; seconds: number };
type Cell = { detections: number; readonly species: Set<number>; effortSeconds: number };

/** Detections, species and recorded time of every station, week by week and over all time. */
export function readStationMap(db: SongDatabase, filter: DetectionFilter): StationMap {
  const stations = db
    .prepare<[], StationRow>('SELECT id, name, zone, latitude, longitude FROM stations ORDER BY name COLLATE NOCASE')
    .all();
  const [heard, spent] = [heardAt(db, filter), spentAt(db, filter)];
  const known = [...heard.flatMap(({ day }) => (day === null ? [] : [day])), ...spent.map(({ day }) => day)];
  const weeks = dayBins(
    known.map((day) => binOfDay('week', day)),
    'week',
  );
  const stationIndex = new Map(stations.map(({ id }, index) => [id, index] as const));
  const cells = gather(heard, spent, ({ station, day }) =>
    day === null ? null : `${stationIndex.get(station)} ${binOfDay('week', day)}`,
  );
  const totals = gather(heard, spent, ({ station }) => String(stationIndex.get(station)));
  const weekIndex = indexBy(weeks);
  const listed = [...cells]
    .map(([key, cell]) => ({ at: key.split(' ').map(Number), cell }))
    .sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0) || (a.at[1] ?? 0) - (b.at[1] ?? 0));
  const total = (index: number): Cell => totals.get(String(index)) ?? emptyCell();
  return {
    stations: stations.map(({ latitude, longitude, ...plain }) => ({
      ...plain,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
    })),
    weeks: weeks.map((week) => binText('week', week)),
    cells: {
      stationIndex: listed.map(({ at }) => at[0] ?? 0),
      weekIndex: listed.map(({ at }) => weekIndex(at[1] ?? 0)),
      ...columns(listed.map(({ cell }) => cell)),
    },
    totals: columns(stations.map((_, index) => total(index))),
  };
}

const emptyCell = (): Cell => ({ detections: 0, species: new Set(), effortSeconds: 0 });

function columns(cells: readonly Cell[]): { detections: number[]; species: number[]; effortSeconds: number[] } {
  return {
    detections: cells.map(({ detections }) => detections),
    species: cells.map(({ species }) => species.size),
    effortSeconds: cells.map(({ effortSeconds }) => effortSeconds),
  };
}

function gather(
  heard: readonly Heard[],
  spent: readonly Spent[],
  keyOf: (row: { readonly station: StationId; readonly day: number | null }) => string | null,
): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const cellOf = (row: Heard | Spent): Cell | null => {
    const key = keyOf(row);
    if (key === null) return null;
    const cell = cells.get(key) ?? emptyCell();
    cells.set(key, cell);
    return cell;
  };
  for (const row of heard) {
    const cell = cellOf(row);
    if (cell === null) continue;
    cell.detections += row.n;
    cell.species.add(row.species);
  }
  for (const row of spent) {
    const cell = cellOf(row);
    if (cell !== null) cell.effortSeconds += row.seconds;
  }
  return cells;
}

function heardAt(db: SongDatabase, filter: DetectionFilter): Heard[] {
  const [{ recording, species, wallMs }, { station }] = [detectionColumns(db), recordingColumns(db)];
  const ids = selectDetections(db, filter);
  const dayAt = (id: number): number | null => {
    const ms = wallMs[id] ?? Number.NaN;
    return Number.isNaN(ms) ? null : dayNumber(ms);
  };
  // Of each station and day the species, so that each is counted once.
  const counts = new Map<number, Map<number | null, Map<number, number>>>();
  for (const id of ids) {
    const at = station[recording[id] ?? 0] ?? 0;
    if (at === 0) continue;
    const days = valueAt(counts, at, () => new Map<number | null, Map<number, number>>());
    const heard = valueAt(days, dayAt(id), () => new Map<number, number>());
    const of = species[id] ?? 0;
    heard.set(of, (heard.get(of) ?? 0) + 1);
  }
  return [...counts].flatMap(([at, days]) =>
    [...days].flatMap(([day, heard]) =>
      Array.from(heard, ([of, n]) => ({ station: at as StationId, species: of, day, n })),
    ),
  );
}

function valueAt<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = fresh();
  map.set(key, value);
  return value;
}

function spentAt(db: SongDatabase, filter: DetectionFilter): Spent[] {
  const { station } = recordingColumns(db);
  const sums = new Map<number, Map<number, number>>();
  eachEffort(db, filter, 'all', ({ recording, day, seconds }) => {
    const at = station[recording] ?? 0;
    if (at === 0) return;
    const days = valueAt(sums, at, () => new Map<number, number>());
    days.set(day, (days.get(day) ?? 0) + seconds);
  });
  return [...sums].flatMap(([at, days]) =>
    Array.from(days, ([day, seconds]) => ({ station: at as StationId, day, seconds })),
  );
}
