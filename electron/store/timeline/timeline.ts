import type { DetectionFilter } from '#contract/detections.ts';
import type { TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import { countedBySpecies, type SpeciesCount } from '../columns/counted-by-species.ts';
import { tallyWhere, type Tally } from '../detections/detection-filter.ts';
import { binOfDay, binText, dayBins, indexBy } from './day-bins.ts';
import { effortCells } from '../recordings/effort.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from './species-rows.ts';

type Cell = SpeciesCount;
type Column = 'day' | 'hour';
type Bin = { readonly bin: number; readonly seconds: number };

/** Counts of detections per species and hour of the day, local date, week or month, with the effort behind them. */
export function readTimeline(db: SongDatabase, unit: TimelineUnit, filter: DetectionFilter): TimelineBuckets {
  const column = unit === 'hour-of-day' ? 'hour' : 'day';
  const tally = tallyWhere(filter, ['species', column]);
  const all = tally === null ? countedBySpecies(db, column, filter) : tallied(db, column, tally);
  const rows = speciesRows(db, filter, sumBySpecies(all));
  const effort = effortBins(effortSeconds(db, column, filter, 'all'), unit);
  const guessed = effortBins(effortSeconds(db, column, filter, 'guessed'), unit);
  const dated = datedCells(all, unit);
  const bins =
    unit === 'hour-of-day'
      ? hours
      : dayBins(
          [...dated, ...effort].map(({ bin }) => bin),
          unit,
        );
  const binIndex = indexBy(bins);
  const speciesIndex = indexBy(rows.map((row) => row.speciesId));
  return {
    unit,
    bins: bins.map((bin) => (unit === 'hour-of-day' ? String(bin) : binText(unit, bin))),
    effortSeconds: perBin(effort, bins),
    guessedSeconds: perBin(guessed, bins),
    species: rows.map((row) => row.row),
    cells: {
      speciesIndex: dated.map((cell) => speciesIndex(cell.species)),
      binIndex: dated.map((cell) => binIndex(cell.bin)),
      count: dated.map((cell) => cell.count),
    },
    undated: all.reduce((sum, cell) => sum + (cell.bin < 0 ? cell.count : 0), 0),
  };
}

/** Cells of days gathered into weeks or months; those without a time are left out. */
function datedCells(cells: readonly Cell[], unit: TimelineUnit): readonly Cell[] {
  const dated = cells.filter(({ bin }) => bin >= 0);
  if (unit === 'hour-of-day' || unit === 'day') return dated;
  const sums = new Map<number, Map<number, number>>();
  for (const { species, bin: day, count } of dated) {
    const ofSpecies = sums.get(species) ?? new Map<number, number>();
    const bin = binOfDay(unit, day);
    ofSpecies.set(bin, (ofSpecies.get(bin) ?? 0) + count);
    sums.set(species, ofSpecies);
  }
  return [...sums].flatMap(([species, bins]) => [...bins].map(([bin, count]) => ({ species, bin, count })));
}

function effortBins(bins: readonly Bin[], unit: TimelineUnit): readonly Bin[] {
  if (unit === 'hour-of-day' || unit === 'day') return bins;
  const sums = new Map<number, number>();
  for (const { bin: day, seconds } of bins) {
    const bin = binOfDay(unit, day);
    sums.set(bin, (sums.get(bin) ?? 0) + seconds);
  }
  return [...sums].map(([bin, seconds]) => ({ bin, seconds }));
}

/** The seconds of every bin, 0 where there are none. */
function perBin(spent: readonly Bin[], bins: readonly number[]): number[] {
  const seconds = new Map(spent.map(({ bin, seconds: each }): [number, number] => [bin, each]));
  return bins.map((bin) => seconds.get(bin) ?? 0);
}

function sumBySpecies(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { species, count } of cells) sums.set(species, (sums.get(species) ?? 0) + count);
  return sums;
}

const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

function tallied(db: SongDatabase, bin: Column, { from, sql, values }: Tally): Cell[] {
  return db
    .prepare<[object], Cell>(
      `SELECT t.species_id AS species, t.${bin} AS bin, sum(t.detections) AS count FROM ${from}
       WHERE ${sql} GROUP BY t.species_id, t.${bin}`,
    )
    .all(values);
}

/** Sound listened to per bin. Species, score and review say nothing about effort; day, hour, folder and station do. */
function effortSeconds(db: SongDatabase, bin: Column, filter: DetectionFilter, which: 'all' | 'guessed'): Bin[] {
  const sums = new Map<number, number>();
  for (const cell of effortCells(db, filter, which)) sums.set(cell[bin], (sums.get(cell[bin]) ?? 0) + cell.seconds);
  return [...sums].map(([of, seconds]) => ({ bin: of, seconds }));
}
