import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesYear } from '#contract/species.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortFrom } from '../recordings/effort.ts';
import { dayText, guessedTimeSql, momentAt } from '../recordings/local-time.ts';

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

/** Of a bare column beside min() or max() SQLite takes the row of that one. */
function yearEdges(db: SongDatabase, filter: DetectionFilter, edge: 'min' | 'max'): ReadonlyMap<number, Edge> {
  const where = detectionWhere(filter);
  const rows = db
    .prepare<[object], Edge>(
      `SELECT e.year, e.detections, e.wallMs, e.offsetMinutes, ${guessedTimeSql} AS guessed FROM (
         SELECT CAST(strftime('%Y', d.wall_ms / 1000, 'unixepoch') AS INTEGER) AS year, count(*) AS detections,
           ${edge}(d.wall_ms) AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, d.recording_id AS recording
         FROM detections d WHERE ${where.sql} AND d.wall_ms IS NOT NULL GROUP BY 1) e
       JOIN recordings r ON r.id = e.recording`,
    )
    .all(where.values);
  return new Map(rows.map((row): [number, Edge] => [row.year, row]));
}

type Recorded = { readonly recordedFrom: string; readonly recordedTo: string };

function recordedYears(db: SongDatabase, filter: DetectionFilter): ReadonlyMap<number, Recorded> {
  const from = effortFrom(filter);
  const rows = db
    .prepare<[object], { year: number; first: number; last: number }>(
      `SELECT CAST(strftime('%Y', day * 86400, 'unixepoch') AS INTEGER) AS year, min(day) AS first, max(day) AS last
       FROM ${from.sql} AND seconds > 0.001 GROUP BY 1`,
    )
    .all(from.values);
  return new Map(
    rows.map(({ year, first, last }): [number, Recorded] => [
      year,
      { recordedFrom: dayText(first), recordedTo: dayText(last) },
    ]),
  );
}
