import { Bug } from '#contract/failure.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesYear } from '#contract/species.ts';
import { detectionColumns } from '../columns/columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortCells } from '../recordings/effort.ts';
import { dayNumber, dayText, guessedTimeSql, momentAt } from '../recordings/local-time.ts';

type Edge = { year: number; detections: number; wallMs: number; offsetMinutes: number | null; guessed: 0 | 1 };

/** The first and the last detection of every calendar year, newest year first. */
export function speciesYears(db: SongDatabase, filter: DetectionFilter): SpeciesYear[] {
  const [first, last] = [yearEdges(db, filter, 'min'), yearEdges(db, filter, 'max')];
  const recorded = recordedYears(db, filter);
  return [...first.values()]
    .flatMap((from) => {
      const to = last.get(from.year);
      const effort = recorded.get(from.year);
      const [began, ended] = [momentOf(from), to === undefined ? null : momentOf(to)];
      if (effort === undefined || began === null || ended === null) return [];
      const { recordedFrom, recordedTo } = effort;
      return [{ year: from.year, detections: from.detections, first: began, last: ended, recordedFrom, recordedTo }];
    })
    .sort((a, b) => b.year - a.year);
}

const momentOf = ({ wallMs, offsetMinutes, guessed }: Edge): SpeciesYear['first'] | null =>
  momentAt(wallMs, offsetMinutes, guessed === 1);

/** By year its first or its last detection. */
function yearEdges(db: SongDatabase, filter: DetectionFilter, edge: 'min' | 'max'): ReadonlyMap<number, Edge> {
  const { wallMs } = detectionColumns(db);
  const found = new Map<number, { id: number; detections: number }>();
  const yearOf = yearsOfDays();
  for (const id of selectDetections(db, filter)) {
    const ms = wallMs[id] ?? Number.NaN;
    if (Number.isNaN(ms)) continue;
    const year = yearOf(dayNumber(ms));
    const known = found.get(year);
    if (known === undefined) {
      found.set(year, { id, detections: 1 });
      continue;
    }
    known.detections += 1;
    const before = wallMs[known.id] ?? 0;
    if (edge === 'min' ? ms < before : ms > before) known.id = id;
  }
  return new Map([...found].map(([year, { id, detections }]) => [year, { year, detections, ...momentParts(db, id) }]));
}

function momentParts(db: SongDatabase, id: number): Pick<Edge, 'wallMs' | 'offsetMinutes' | 'guessed'> {
  const row = db
    .prepare<[number], Pick<Edge, 'wallMs' | 'offsetMinutes' | 'guessed'>>(
      `SELECT d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, ${guessedTimeSql} AS guessed
       FROM detections d JOIN recordings r ON r.id = d.recording_id WHERE d.id = ?`,
    )
    .get(id);
  if (row === undefined) throw new Bug(`detection ${id} is gone`);
  return row;
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
