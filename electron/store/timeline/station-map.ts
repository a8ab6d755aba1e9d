import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import type { StationMap } from '#contract/timeline.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortFrom } from '../recordings/effort.ts';
import { binOfDay, binText, dayBins, indexBy } from './day-bins.ts';

type StationRow = { id: StationId; name: string; zone: string; latitude: number | null; longitude: number | null };
/** `day` is null where the time is not known. */
type Heard = { station: StationId; species: number; day: number | null; n: number };
type Spent = { station: StationId; day: number; seconds: number };
type Cell = { detections: number; readonly species: Set<number>; effortSeconds: number };

/** Recordings and their stations, read from an index that holds both. */
const placed = `placed AS MATERIALIZED (SELECT id, station_id FROM recordings INDEXED BY recordings_station
  WHERE station_id IS NOT NULL)`;

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
  const listed = [...cells].map(([key, cell]) => ({ at: key.split(' ').map(Number), cell }));
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
  const where = detectionWhere(filter);
  return db
    .prepare<[object], Heard>(
      `WITH ${placed} SELECT p.station_id AS station, d.species_id AS species, d.wall_hours / 24 AS day, count(*) AS n
       FROM detections d JOIN placed p ON p.id = d.recording_id WHERE ${where.sql} GROUP BY 1, 2, 3`,
    )
    .all(where.values);
}

function spentAt(db: SongDatabase, filter: DetectionFilter): Spent[] {
  const { sql, values } = effortFrom(filter, 'each');
  return db
    .prepare<[object], Spent>(
      `WITH ${placed} SELECT p.station_id AS station, e.day, sum(e.seconds) AS seconds
       FROM (SELECT * FROM ${sql}) e JOIN placed p ON p.id = e.recording_id
       GROUP BY 1, 2`,
    )
    .all(values);
}
