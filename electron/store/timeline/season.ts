import type { DetectionFilter } from '#contract/detections.ts';
import type { DayHourCells, Season, SunPlace } from '#contract/timeline.ts';
import { dayBins, indexBy } from './day-bins.ts';
import { detectionColumns } from '../columns/columns.ts';
import { countedHours } from '../columns/counted-hours.ts';
import { speciesFigures } from '../columns/species-figures.ts';
import { tallyWhere, type Tally } from '../detections/detection-filter.ts';
import { effortCells } from '../recordings/effort.ts';
import { dayNumber, dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

type Cell = { readonly day: number; readonly hour: number; readonly value: number };
type Debut = { readonly day: number; readonly species: number };

/** Detections and effort per local day and hour, and how many species each day brought for the first time. */
export function readSeason(db: SongDatabase, filter: DetectionFilter): Season {
  const detections = heardCells(db, filter);
  const effort = effortOf(db, filter, 'all');
  const days = dayBins([...detections, ...effort].map(({ day }) => day));
  const dayIndex = indexBy(days);
  const newSpecies = new Array<number>(days.length).fill(0);
  for (const { day, species } of debuts(db, filter)) newSpecies[dayIndex(day)] = species;
  return {
    days: days.map(dayText),
    detections: columns(detections, dayIndex),
    effort: columns(effort, dayIndex),
    guessed: columns(effortOf(db, filter, 'guessed'), dayIndex),
    newSpecies,
    sun: sunPlace(db, filter),
  };
}

function columns(cells: readonly Cell[], dayIndex: (day: number) => number): DayHourCells {
  return {
    dayIndex: cells.map(({ day }) => dayIndex(day)),
    hour: cells.map(({ hour }) => hour),
    value: cells.map(({ value }) => value),
  };
}

function heardCells(db: SongDatabase, filter: DetectionFilter): Cell[] {
  const tally = tallyWhere(filter, ['day', 'hour']);
  if (tally === null) return countedCells(db, filter);
  return db
    .prepare<[object], Cell>(
      `SELECT t.day, t.hour, sum(t.detections) AS value FROM ${tally.from}
       WHERE ${tally.sql} AND t.day >= 0 GROUP BY t.day, t.hour ORDER BY t.day, t.hour`,
    )
    .all(tally.values);
}

function countedCells(db: SongDatabase, filter: DetectionFilter): Cell[] {
  return countedHours(db, filter).hours.map(({ hour, count }) => ({
    ...{ day: Math.floor(hour / 24), hour: hour % 24, value: count },
  }));
}

/** How many species were heard for the first time on each day. Where running counts know, of each species only its first day is read. */
function debuts(db: SongDatabase, filter: DetectionFilter): Debut[] {
  const tally = tallyWhere(filter, ['species', 'day']);
  const days = tally === null ? firstDays(db, filter) : talliedFirstDays(db, tally);
  const species = new Map<number, number>();
  for (const day of days) species.set(day, (species.get(day) ?? 0) + 1);
  return [...species].map(([day, count]) => ({ day, species: count }));
}

function talliedFirstDays(db: SongDatabase, { sql, values }: Tally): number[] {
  return db
    .prepare<[object], number | null>(
      `SELECT (SELECT t.day FROM species_days t WHERE ${sql} AND t.day >= 0 AND t.species_id = c.species_id
         ORDER BY t.day LIMIT 1) AS day FROM species_counts c`,
    )
    .pluck()
    .all(values)
    .filter((day) => day !== null);
}

function firstDays(db: SongDatabase, filter: DetectionFilter): number[] {
  const { wallMs } = detectionColumns(db);
  return speciesFigures(db, filter).flatMap(({ first }) => (first === 0 ? [] : dayNumber(wallMs[first] ?? 0)));
}

const effortOf = (db: SongDatabase, filter: DetectionFilter, which: 'all' | 'guessed'): Cell[] =>
  effortCells(db, filter, which).map(({ day, hour, seconds }) => ({ day, hour, value: seconds }));

/** The filter's station where it has a position; without one the station with most recordings that has. */
function sunPlace(db: SongDatabase, filter: DetectionFilter): SunPlace | null {
  const row = db
    .prepare<[object], SunPlace>(
      `SELECT t.name AS station, t.latitude, t.longitude, t.zone FROM stations t
       WHERE t.latitude IS NOT NULL AND t.longitude IS NOT NULL AND (@station IS NULL OR t.id = @station)
       ORDER BY (SELECT count(*) FROM recordings r WHERE r.station_id = t.id) DESC, t.id LIMIT 1`,
    )
    .get({ station: filter.station ?? null });
  return row ?? null;
}
