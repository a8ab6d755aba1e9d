import type { DetectionFilter } from '#contract/detections.ts';
import type { DayHourCells, Season, SunPlace } from '#contract/timeline.ts';
import { dayBins, indexBy } from './day-bins.ts';
import { countedAlong, detectionWhere, tallyWhere } from '../detections/detection-filter.ts';
import { effortFrom } from '../recordings/effort.ts';
import { dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

type Cell = { readonly day: number; readonly hour: number; readonly value: number };
type Debut = { readonly day: number; readonly species: number };

/** Detections and effort per local day and hour, and how many species each day brought for the first time. */
export function readSeason(db: SongDatabase, filter: DetectionFilter): Season {
  const detections = heardCells(db, filter);
  const effort = effortCells(db, filter, 'all');
  const days = dayBins([...detections, ...effort].map(({ day }) => day));
  const dayIndex = indexBy(days);
  const newSpecies = new Array<number>(days.length).fill(0);
  for (const { day, species } of debuts(db, filter)) newSpecies[dayIndex(day)] = species;
  return {
    days: days.map(dayText),
    detections: columns(detections, dayIndex),
    effort: columns(effort, dayIndex),
    guessed: columns(effortCells(db, filter, 'guessed'), dayIndex),
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
  const { from, where } = countedAlong(detectionWhere(filter, 'hours'));
  const sql =
    tally === null
      ? `SELECT d.wall_hours / 24 AS day, d.wall_hours % 24 AS hour, count(*) AS value FROM ${from}
         WHERE ${where.sql} AND d.wall_hours IS NOT NULL GROUP BY d.wall_hours ORDER BY d.wall_hours`
      : `SELECT t.day, t.hour, sum(t.detections) AS value FROM ${tally.from}
         WHERE ${tally.sql} AND t.day >= 0 GROUP BY t.day, t.hour ORDER BY t.day, t.hour`;
  return db.prepare<[object], Cell>(sql).all((tally ?? where).values);
}

/** Where running counts know, of each species only its first day is read. */
function debuts(db: SongDatabase, filter: DetectionFilter): Debut[] {
  const tally = tallyWhere(filter, ['species', 'day']);
  const { from, where } = countedAlong(detectionWhere(filter, 'hours'));
  const first =
    tally === null
      ? `SELECT min(d.wall_hours) / 24 AS day FROM ${from}
         WHERE ${where.sql} AND d.wall_hours IS NOT NULL GROUP BY d.species_id`
      : `SELECT (SELECT t.day FROM ${tally.table} t WHERE ${tally.sql} AND t.day >= 0 AND t.species_id = c.species_id
           ORDER BY t.day LIMIT 1) AS day FROM species_counts c`;
  return db
    .prepare<[object], Debut>(`SELECT day, count(*) AS species FROM (${first}) WHERE day IS NOT NULL GROUP BY day`)
    .all((tally ?? where).values);
}

function effortCells(db: SongDatabase, filter: DetectionFilter, only: 'all' | 'guessed'): Cell[] {
  const from = effortFrom(filter, only);
  return db
    .prepare<[object], Cell>(
      `SELECT day, hour, sum(seconds) AS value FROM ${from.sql} GROUP BY day, hour HAVING sum(seconds) > 0.001 ORDER BY day, hour`,
    )
    .all(from.values);
}

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
