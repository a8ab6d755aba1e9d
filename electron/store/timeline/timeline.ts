import type { DetectionFilter } from '#contract/detections.ts';
import type { TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import { detectionWhere, tallyWhere, type Tally } from '../detections/detection-filter.ts';
import { dayBins, indexBy } from './day-bins.ts';
import { dayText } from '../recordings/local-time.ts';
import { effortFrom } from '../recordings/effort.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from './species-rows.ts';

type Cell = { readonly species: number; readonly bin: number; readonly count: number };
type Bin = { readonly bin: number; readonly seconds: number };

/** Counts of detections per species and hour of the day or local date, with the effort behind them. */
export function readTimeline(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): TimelineBuckets {
  const tally = tallyWhere(filter, ['species', unit === 'day' ? 'day' : 'hour']);
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

function tallied(db: SongDatabase, unit: TimelineUnit, { from, sql, values }: Tally): Cell[] {
  const bin = unit === 'day' ? 'day' : 'hour';
  return db
    .prepare<[object], Cell>(
      `SELECT t.species_id AS species, t.${bin} AS bin, sum(t.detections) AS count FROM ${from}
       WHERE ${sql} GROUP BY t.species_id, t.${bin}`,
    )
    .all(values);
}

/** Counted along an index by hours since 1970, of which there are few; then gathered into bins. */
function counted(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): Cell[] {
  const where = detectionWhere(filter, 'hours');
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
  const from = effortFrom(filter);
  return db
    .prepare<[object], Bin>(
      `SELECT ${bin} AS bin, sum(seconds) AS seconds FROM ${from.sql} GROUP BY ${bin} HAVING sum(seconds) > 0.001`,
    )
    .all(from.values);
}
