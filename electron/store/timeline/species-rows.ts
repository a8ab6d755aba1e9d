import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesRow, SpeciesCode } from '#contract/species.ts';
import type { DetectionId, PictureId } from '#contract/ids.ts';
import { dayOf } from './day-bins.ts';
import {
  countedAlong,
  detectionWhere,
  isTimeless,
  namesRecordings,
  tallyWhere,
  type Where,
} from '../detections/detection-filter.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type CountedSpecies = { readonly speciesId: number; readonly row: SpeciesRow };

/**
 * One row per species that was heard under the filter, most detections first.
 * @param detections how many, by species row id.
 */
export function speciesRows(
  db: SongDatabase,
  filter: DetectionFilter,
  detections: ReadonlyMap<number, number>,
): CountedSpecies[] {
  const recordings = recordingCounts(db, filter);
  const rows = edgeRows(db, filter, [...detections.keys()]).map(({ speciesId, ...edges }) => ({
    speciesId,
    row: speciesRow(edges, detections.get(speciesId) ?? 0, recordings.get(speciesId) ?? 0),
  }));
  return rows.sort((a, b) => b.row.detections - a.row.detections || a.row.commonName.localeCompare(b.row.commonName));
}

/** In how many recordings each species was heard: from the running counts where they know, else counted along an index. */
function recordingCounts(db: SongDatabase, filter: DetectionFilter): ReadonlyMap<number, number> {
  const { sql, values } = recordingsSql(filter);
  const rows = db.prepare<[object], { speciesId: number; recordings: number }>(sql).all(values);
  return new Map(rows.map((row): [number, number] => [row.speciesId, row.recordings]));
}

function recordingsSql(filter: DetectionFilter): Where {
  const timeless = isTimeless(filter);
  if (timeless && tallyWhere(filter, []) !== null) {
    const column = filter.review === 'all' ? 'all_recordings' : 'unrejected_recordings';
    return { sql: `SELECT species_id AS speciesId, ${column} AS recordings FROM species_counts`, values: {} };
  }
  const listed = detectionWhere(filter, 'hours');
  const { from, where } = countedAlong(listed, timeless ? 'detections_heard' : 'detections_hours');
  const sql = namesRecordings(listed)
    ? `SELECT d.species_id AS speciesId, count(DISTINCT d.recording_id) AS recordings FROM ${from}
       WHERE ${where.sql} GROUP BY d.species_id`
    : `SELECT c.species_id AS speciesId, (SELECT count(DISTINCT d.recording_id) FROM ${from}
         WHERE ${where.sql} AND d.species_id = c.species_id) AS recordings FROM species_counts c`;
  return { sql, values: where.values };
}

/** What is known of a species beside how often: its best and its first and last detection. */
type Edges = {
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  bestScore: number;
  best: DetectionId;
  bestPicture: PictureId | null;
  cover: DetectionId | null;
  coverPicture: PictureId | null;
  firstMs: number | null;
  firstOffset: number | null;
  firstGuessed: 0 | 1 | null;
  lastMs: number | null;
  lastOffset: number | null;
  lastGuessed: 0 | 1 | null;
};

/** All in one statement: what a filter lists, such as the recordings of a station, is gathered once and not for every species. */
function edgeRows(
  db: SongDatabase,
  filter: DetectionFilter,
  ids: readonly number[],
): ({ speciesId: number } & Edges)[] {
  const where = detectionWhere(filter, 'ms');
  const edge = (index: string, extra: string, order: string): string =>
    `(SELECT d.id FROM detections d INDEXED BY ${index}
      WHERE ${where.sql} AND d.species_id = s.id ${extra} ORDER BY ${order} LIMIT 1)`;
  const byScore = 'd.score DESC, d.rejected DESC, d.id DESC';
  const [best, cover] = isShort(filter)
    ? (['detections_species', 'detections_species'] as const)
    : (['detections_best', 'detections_cover'] as const);
  return db
    .prepare<[object], { speciesId: number } & Edges>(
      `WITH edges AS MATERIALIZED (
         SELECT s.id, ${edge(best, '', byScore)} AS best,
           ${edge(cover, 'AND d.picture_id IS NOT NULL', byScore)} AS cover,
           ${edge('detections_species', 'AND d.wall_ms IS NOT NULL', 'd.wall_ms ASC')} AS first,
           ${edge('detections_species', 'AND d.wall_ms IS NOT NULL', 'd.wall_ms DESC')} AS last
         FROM species s WHERE s.id IN (SELECT value FROM json_each(@ids)))
       SELECT s.id AS speciesId, s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
         b.score AS bestScore, b.id AS best, b.picture_id AS bestPicture, c.id AS cover, c.picture_id AS coverPicture,
         f.wall_ms AS firstMs, (f.wall_ms - f.utc_ms) / 60000 AS firstOffset,
         ${guessedSql('f')} AS firstGuessed,
         l.wall_ms AS lastMs, (l.wall_ms - l.utc_ms) / 60000 AS lastOffset, ${guessedSql('l')} AS lastGuessed
       FROM edges e JOIN species s ON s.id = e.id JOIN detections b ON b.id = e.best
         LEFT JOIN detections c ON c.id = e.cover LEFT JOIN detections f ON f.id = e.first
         LEFT JOIN detections l ON l.id = e.last`,
    )
    .all({ ...where.values, ids: JSON.stringify(ids) });
}

/** Whether the time of a detection, by its name in the statement, is only the disk's. */
const guessedSql = (detection: string): string =>
  `(SELECT ${guessedTimeSql} FROM recordings r WHERE r.id = ${detection}.recording_id)`;

const shortDays = 7;

/** Few days lie together in the index by time; of a long span the best is found sooner from the best of all downwards. */
function isShort({ fromDay, toDay }: DetectionFilter): boolean {
  const [from, to] = [dayOf(fromDay), dayOf(toDay)];
  return from !== null && to !== null && to - from < shortDays;
}

function speciesRow(edges: Edges, detections: number, recordings: number): SpeciesRow {
  const { code, scientificName, commonName, bestScore, best, bestPicture, cover, coverPicture } = edges;
  return {
    code,
    scientificName,
    commonName,
    detections,
    recordings,
    bestScore,
    first: momentAt(edges.firstMs, edges.firstOffset, edges.firstGuessed === 1),
    last: momentAt(edges.lastMs, edges.lastOffset, edges.lastGuessed === 1),
    coverDetection: cover ?? best,
    coverPicture: cover === null ? bestPicture : coverPicture,
  };
}
