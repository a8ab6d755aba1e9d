import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesRow, SpeciesCode } from '#contract/species.ts';
import type { DetectionId, PictureId } from '#contract/ids.ts';
import { speciesFigures } from '../columns/species-figures.ts';
import { detectionWhere, tallyWhere } from '../detections/detection-filter.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type CountedSpecies = { readonly speciesId: number; readonly row: SpeciesRow };

/** Ids of the detections that stand for a species; null: there is none. */
type Edges = {
  readonly speciesId: number;
  readonly recordings: number;
  readonly best: number;
  readonly cover: number | null;
  readonly first: number | null;
  readonly last: number | null;
};

/**
 * One row per species that was heard under the filter, most detections first.
 * @param detections how many, by species row id.
 */
export function speciesRows(
  db: SongDatabase,
  filter: DetectionFilter,
  detections: ReadonlyMap<number, number>,
): CountedSpecies[] {
  const edges = isEverything(filter) ? knownEdges(db, filter) : foundEdges(db, filter);
  return detailed(
    db,
    edges.filter(({ speciesId }) => detections.has(speciesId)),
  )
    .map((row) => ({ speciesId: row.speciesId, row: speciesRow(row, detections.get(row.speciesId) ?? 0) }))
    .sort((a, b) => b.row.detections - a.row.detections || a.row.commonName.localeCompare(b.row.commonName));
}

/** Whether the running counts know in how many recordings each species is, and an index where its edges are. */
const isEverything = (filter: DetectionFilter): boolean =>
  filter.hourOfDay === undefined && filter.species === undefined && tallyWhere(filter, ['species']) !== null;

/** Along the indexes of each species. */
function knownEdges(db: SongDatabase, filter: DetectionFilter): Edges[] {
  const where = detectionWhere(filter);
  const edge = (index: string, extra: string, order: string): string =>
    `(SELECT d.id FROM detections d INDEXED BY ${index}
      WHERE ${where.sql} AND d.species_id = c.species_id ${extra} ORDER BY ${order} LIMIT 1)`;
  const byScore = 'd.score DESC, d.rejected DESC, d.id DESC';
  const recordings = filter.review === 'all' ? 'all_recordings' : 'unrejected_recordings';
  return db
    .prepare<[object], Edges & { readonly best: number | null }>(
      `SELECT c.species_id AS speciesId, c.${recordings} AS recordings, ${edge('detections_best', '', byScore)} AS best,
         ${edge('detections_cover', 'AND d.picture_id IS NOT NULL', byScore)} AS cover,
         ${edge('detections_species', 'AND d.wall_ms IS NOT NULL', 'd.wall_ms ASC')} AS first,
         ${edge('detections_species', 'AND d.wall_ms IS NOT NULL', 'd.wall_ms DESC')} AS last
       FROM species_counts c`,
    )
    .all(where.values)
    .filter(({ best }) => best !== null);
}

function foundEdges(db: SongDatabase, filter: DetectionFilter): Edges[] {
  const orNull = (id: number): number | null => (id === 0 ? null : id);
  return speciesFigures(db, filter).map(({ species, recordings, best, cover, first, last }) => ({
    ...{ speciesId: species, recordings, best, cover: orNull(cover), first: orNull(first), last: orNull(last) },
  }));
}

type Detailed = {
  speciesId: number;
  recordings: number;
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

/** What these detections say of their species. */
function detailed(db: SongDatabase, edges: readonly Edges[]): Detailed[] {
  const list = edges.map(({ speciesId, recordings, best, cover, first, last }) => [
    ...[speciesId, recordings, best, cover, first, last],
  ]);
  return db
    .prepare<[string], Detailed>(
      `WITH edges AS MATERIALIZED (SELECT value ->> 0 AS species, value ->> 1 AS recordings, value ->> 2 AS best,
         value ->> 3 AS cover, value ->> 4 AS first, value ->> 5 AS last FROM json_each(?))
       SELECT s.id AS speciesId, e.recordings, s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
         b.score AS bestScore, b.id AS best, b.picture_id AS bestPicture, c.id AS cover, c.picture_id AS coverPicture,
         f.wall_ms AS firstMs, (f.wall_ms - f.utc_ms) / 60000 AS firstOffset, ${guessedSql('f')} AS firstGuessed,
         l.wall_ms AS lastMs, (l.wall_ms - l.utc_ms) / 60000 AS lastOffset, ${guessedSql('l')} AS lastGuessed
       FROM edges e JOIN species s ON s.id = e.species JOIN detections b ON b.id = e.best
         LEFT JOIN detections c ON c.id = e.cover LEFT JOIN detections f ON f.id = e.first
         LEFT JOIN detections l ON l.id = e.last`,
    )
    .all(JSON.stringify(list));
}

/** Whether the time of a detection, by its name in the statement, is only the disk's. */
const guessedSql = (detection: string): string =>
  `(SELECT ${guessedTimeSql} FROM recordings r WHERE r.id = ${detection}.recording_id)`;

function speciesRow(row: Detailed, detections: number): SpeciesRow {
  const { code, scientificName, commonName, recordings, bestScore, best, bestPicture, cover, coverPicture } = row;
  return {
    ...{ code, scientificName, commonName, detections, recordings, bestScore },
    first: momentAt(row.firstMs, row.firstOffset, row.firstGuessed === 1),
    last: momentAt(row.lastMs, row.lastOffset, row.lastGuessed === 1),
    coverDetection: cover ?? best,
    coverPicture: cover === null ? bestPicture : coverPicture,
  };
}
