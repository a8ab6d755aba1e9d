import { Bug } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesYear } from '#contract/species.ts';
import { detectionColumns } from '../columns/columns.ts';
import { unknownHour } from '../columns/detection-columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortCells } from '../recordings/effort.ts';
import { dayText, guessedTimeSql, momentAt } from '../recordings/local-time.ts';

/** Of a year how many detections there are, the id of the first one and of the last. */
type Year = { detections: number; first: number; last: number };

/** The first and the last detection of every calendar year, newest year first. */
export function speciesYears(db: SongDatabase, filter: DetectionFilter): SpeciesYear[] {
  const recorded = recordedYears(db, filter);
  return [...heardYears(db, filter)]
    .flatMap(([year, { detections, first, last }]) => {
      const effort = recorded.get(year);
      const [began, ended] = [momentOf(db, first), momentOf(db, last)];
      if (effort === undefined || began === null || ended === null) return [];
      const { recordedFrom, recordedTo } = effort;
      return [{ year, detections, first: began, last: ended, recordedFrom, recordedTo }];
    })
    .sort((a, b) => b.year - a.year);
}

function heardYears(db: SongDatabase, filter: DetectionFilter): ReadonlyMap<number, Year> {
  const { wallMs, hours } = detectionColumns(db);
  const found = new Map<number, Year>();
  const yearOf = yearsOfDays();
  let [before, year]: [number, Year] = [unknownHour, { detections: 0, first: 0, last: 0 }];
  for (const id of selectDetections(db, filter)) {
    const hour = hours[id] ?? unknownHour;
    if (hour === unknownHour) continue;
    // Detections of one hour follow each other.
    if (hour !== before) year = found.get(yearOf(Math.floor(hour / 24))) ?? { detections: 0, first: id, last: id };
    before = hour;
    if (year.detections === 0) found.set(yearOf(Math.floor(hour / 24)), year);
    year.detections += 1;
    const ms = wallMs[id] ?? 0;
    if (ms < (wallMs[year.first] ?? 0)) year.first = id;
    if (ms > (wallMs[year.last] ?? 0)) year.last = id;
  }
  return found;
}

type Moment = { readonly wallMs: number; readonly offsetMinutes: number | null; readonly guessed: 0 | 1 };

function momentOf(db: SongDatabase, id: number): SpeciesYear['first'] | null {
  const row = db
    .prepare<[number], Moment>(
      `SELECT d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, ${guessedTimeSql} AS guessed
       FROM detections d JOIN recordings r ON r.id = d.recording_id WHERE d.id = ?`,
    )
    .get(id);
  if (row === undefined) throw new Bug(`detection ${id} is gone`);
  return momentAt(row.wallMs, row.offsetMinutes, row.guessed === 1);
}

/** The calendar year of a day since 1970; each day is looked up once. */
function yearsOfDays(): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    const year = known.get(day) ?? Number(dayText(day).slice(0, 4));
    known.set(day, year);
    return year;
  };
}

type Recorded = { readonly recordedFrom: string; readonly recordedTo: string };

function recordedYears(db: SongDatabase, filter: DetectionFilter): ReadonlyMap<number, Recorded> {
  const years = new Map<number, Recorded>();
  const yearOf = yearsOfDays();
  let before: number | null = null;
  for (const { day } of effortCells(db, filter, 'all')) {
    if (day === before) continue;
    before = day;
    const text = dayText(day);
    years.set(yearOf(day), { recordedFrom: years.get(yearOf(day))?.recordedFrom ?? text, recordedTo: text });
  }
  return years;
}
