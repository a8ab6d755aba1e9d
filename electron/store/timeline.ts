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
  const first = unit === 'hour-of-day' ? 0 : firstBin(dated, effort);
  const bins = unit === 'hour-of-day' ? hours : dayBins(first, dated, effort);
  const indexOf = new Map(rows.map((row, index): [number, number] => [row.speciesId, index]));
  const seconds = new Array<number>(bins.length).fill(0);
  for (const { bin, seconds: spent } of effort) seconds[bin - first] = spent;
  return {
    unit,
    bins,
    effortSeconds: seconds,
    species: rows.map((row) => row.row),
    cells: {
      speciesIndex: dated.map((cell) => indexOf.get(cell.species) ?? -1),
      binIndex: dated.map((cell) => cell.bin - first),
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

const hours: readonly string[] = Array.from({ length: 24 }, (_, hour) => String(hour));

function firstBin(cells: readonly Cell[], effort: readonly Bin[]): number {
  return [...cells, ...effort].reduce((least, { bin }) => Math.min(least, bin), Number.POSITIVE_INFINITY);
}

function dayBins(first: number, cells: readonly Cell[], effort: readonly Bin[]): string[] {
  const last = [...cells, ...effort].reduce((most, { bin }) => Math.max(most, bin), first - 1);
  return Number.isFinite(first) ? Array.from({ length: last - first + 1 }, (_, index) => dayText(first + index)) : [];
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

/** Sound listened to per bin. Species, score and review say nothing about effort; day, hour and folder do. */
function effortSeconds(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): Bin[] {
  const bin = unit === 'day' ? 'day' : 'hour';
  const from = filter.folder === undefined ? 'effort_tallies' : 'effort';
  const folder =
    filter.folder === undefined ? '' : 'AND recording_id IN (SELECT recording_id FROM files WHERE folder_id = @folder)';
  return db
    .prepare<[object], Bin>(
      `SELECT ${bin} AS bin, sum(seconds) AS seconds FROM ${from}
       WHERE day BETWEEN @from AND @to AND (@hour IS NULL OR hour = @hour) ${folder} GROUP BY ${bin}`,
    )
    .all({
      from: dayOf(filter.fromDay) ?? Number.MIN_SAFE_INTEGER,
      to: dayOf(filter.toDay) ?? Number.MAX_SAFE_INTEGER,
      hour: filter.hourOfDay ?? null,
      folder: filter.folder ?? null,
    });
}

function dayOf(day: string | undefined): number | null {
  const startMs = day === undefined ? null : dayStartMs(day);
  return startMs === null ? null : dayNumber(startMs);
}
