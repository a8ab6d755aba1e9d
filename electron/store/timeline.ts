import type { DetectionFilter, TimelineBuckets, TimelineUnit } from '#contract/requests.ts';
import { detectionWhere, tallyWhere, type Where } from './detection-filter.ts';
import { dayNumber, dayStartMs, dayText } from './local-time.ts';
import type { SongDatabase } from './open-store.ts';
import { speciesRows } from './species-rows.ts';

type Cell = { readonly species: number; readonly bin: number; readonly count: number };
type Bin = { readonly bin: number; readonly seconds: number };

/** Counts of detections per species and hour of the day or local date, with the effort behind them. */
export function readTimeline(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): TimelineBuckets {
  const tally = tallyWhere(filter);
  const all = tally === null ? counted(db, unit, filter) : tallied(db, unit, tally);
  const rows = speciesRows(db, filter, sumBySpecies(all));
  const effort = effortSeconds(db, unit, filter);
  const dated = all.filter((cell) => cell.bin >= 0);
  const bins = unit === 'hour-of-day' ? hours : dayBins([...dated, ...effort].map(({ bin }) => bin));
  const binIndex = indexBy(bins);
  const speciesIndex = indexBy(rows.map((row) => row.speciesId));
  const seconds = new Array<number>(bins.length).fill(0);
  for (const { bin, seconds: spent } of effort) seconds[binIndex(bin)] = spent;
  return {
    unit,
    bins: bins.map((bin) => (unit === 'day' ? dayText(bin) : String(bin))),
    effortSeconds: seconds,
    species: rows.map((row) => row.row),
    cells: {
      speciesIndex: dated.map((cell) => speciesIndex(cell.species)),
      binIndex: dated.map((cell) => binIndex(cell.bin)),
      count: dated.map((cell) => cell.count),
    },
    undated: all.reduce((sum, cell) => sum + (cell.bin < 0 ? cell.count : 0), 0),
  };
}

function sumBySpecies(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { species, count } of cells) sums.set(species, (sums.get(species) ?? 0) + count);
  return sums;
}

const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** A recorder whose clock was never set writes 1970; between then and now lie 20,000 empty days that nobody wants to see. */
const longestRunDays = 800;

/** Every day from first to last, or only those with something in them where these lie years apart. */
function dayBins(days: readonly number[]): number[] {
  const known = [...new Set(days)].sort((a, b) => a - b);
  const [first = 0, last = -1] = [known[0], known.at(-1)];
  return last - first < longestRunDays ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : known;
}

function indexBy(keys: readonly number[]): (key: number) => number {
  const places = new Map(keys.map((key, index): [number, number] => [key, index]));
  return (key) => places.get(key) ?? -1;
}

function tallied(db: SongDatabase, unit: TimelineUnit, where: Where): Cell[] {
  const bin = unit === 'day' ? 'day' : 'hour';
  return db
    .prepare<[object], Cell>(
      `SELECT t.species_id AS species, t.${bin} AS bin, sum(t.detections) AS count FROM tallies t
       WHERE ${where.sql} GROUP BY t.species_id, t.${bin}`,
    )
    .all(where.values);
}

/** Counted along an index by hours since 1970, of which there are few; then gathered into bins. */
function counted(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): Cell[] {
  const where = detectionWhere(filter);
  const bin = unit === 'day' ? 'hours / 24' : 'hours % 24';
  return db
    .prepare<[object], Cell>(
      `SELECT species, coalesce(${bin}, -1) AS bin, sum(n) AS count FROM (
         SELECT d.species_id AS species, d.wall_hours AS hours, count(*) AS n FROM detections d
         WHERE ${where.sql} GROUP BY d.species_id, d.wall_hours)
       GROUP BY 1, 2`,
    )
    .all(where.values);
}

/** Sound listened to per bin. Species, score and review say nothing about effort; day, hour, folder and station do. */
function effortSeconds(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): Bin[] {
  const bin = unit === 'day' ? 'day' : 'hour';
  const from = filter.folder === undefined && filter.station === undefined ? 'effort_tallies' : 'effort';
  const folder =
    filter.folder === undefined ? '' : 'AND recording_id IN (SELECT recording_id FROM files WHERE folder_id = @folder)';
  const station =
    filter.station === undefined ? '' : 'AND recording_id IN (SELECT id FROM recordings WHERE station_id = @station)';
  return db
    .prepare<[object], Bin>(
      `SELECT ${bin} AS bin, sum(seconds) AS seconds FROM ${from}
       WHERE day BETWEEN @from AND @to AND (@hour IS NULL OR hour = @hour) ${folder} ${station} GROUP BY ${bin} HAVING sum(seconds) > 0.001`,
    )
    .all({
      from: dayOf(filter.fromDay) ?? Number.MIN_SAFE_INTEGER,
      to: dayOf(filter.toDay) ?? Number.MAX_SAFE_INTEGER,
      hour: filter.hourOfDay ?? null,
      folder: filter.folder ?? null,
      station: filter.station ?? null,
    });
}

function dayOf(day: string | undefined): number | null {
  const startMs = day === undefined ? null : dayStartMs(day);
  return startMs === null ? null : dayNumber(startMs);
}
