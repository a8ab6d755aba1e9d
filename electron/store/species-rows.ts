import type { DetectionFilter, SpeciesRow } from '#contract/requests.ts';
import type { DetectionId, LocalMoment, PictureId, SpeciesCode } from '#contract/recordings.ts';
import { detectionWhere, isTimeless, tallyWhere, type Where } from './detection-filter.ts';
import { momentAt } from './local-time.ts';
import type { SongDatabase } from './open-store.ts';

export type CountedSpecies = { readonly speciesId: number; readonly row: SpeciesRow };

type Count = { readonly speciesId: number; readonly detections: number; readonly recordings: number };
type Named = { code: SpeciesCode; scientificName: string; commonName: string };

/**
 * One row per species that was heard under the filter, most detections first.
 * @param detections how many, by species row id.
 */
export function speciesRows(
  db: SongDatabase,
  filter: DetectionFilter,
  detections: ReadonlyMap<number, number>,
): CountedSpecies[] {
  const where = detectionWhere(filter);
  const recordings = recordingCounts(db, filter, detections.keys());
  const rows = [...detections].map(([speciesId, count]) => ({
    speciesId,
    row: speciesRow(db, where, { speciesId, detections: count, recordings: recordings.get(speciesId) ?? 0 }),
  }));
  return rows.sort((a, b) => b.row.detections - a.row.detections || a.row.commonName.localeCompare(b.row.commonName));
}

/** In how many recordings each species was heard: from the running counts where they know, else counted along an index. */
function recordingCounts(
  db: SongDatabase,
  filter: DetectionFilter,
  species: Iterable<number>,
): ReadonlyMap<number, number> {
  if (isTimeless(filter) && tallyWhere(filter) !== null) return knownRecordingCounts(db, filter);
  const where = detectionWhere(filter);
  const index = isTimeless(filter) ? 'detections_heard' : 'detections_hours';
  const count = db.prepare<[object], { recordings: number }>(
    `SELECT count(DISTINCT d.recording_id) AS recordings FROM detections d INDEXED BY ${index}
     WHERE ${where.sql} AND d.species_id = @speciesId`,
  );
  return new Map(
    [...species].map((speciesId): [number, number] => [
      speciesId,
      count.get({ ...where.values, speciesId })?.recordings ?? 0,
    ]),
  );
}

function knownRecordingCounts(db: SongDatabase, { review }: DetectionFilter): ReadonlyMap<number, number> {
  const column = review === 'all' ? 'all_recordings' : 'unrejected_recordings';
  const rows = db
    .prepare<[], { speciesId: number; recordings: number }>(
      `SELECT species_id AS speciesId, ${column} AS recordings FROM species_counts`,
    )
    .all();
  return new Map(rows.map((row): [number, number] => [row.speciesId, row.recordings]));
}

function speciesRow(db: SongDatabase, where: Where, { speciesId, detections, recordings }: Count): SpeciesRow {
  const named = db
    .prepare<[number], Named>(
      'SELECT code, scientific_name AS scientificName, common_name AS commonName FROM species WHERE id = ?',
    )
    .get(speciesId);
  const scope = { sql: `${where.sql} AND d.species_id = @speciesId`, values: { ...where.values, speciesId } };
  const best = bestDetection(db, scope, 'detections_best', '');
  if (named === undefined || best === null) throw new Error(`species ${speciesId} was counted and then not found`);
  const cover = bestDetection(db, scope, 'detections_cover', 'AND d.picture_id IS NOT NULL') ?? best;
  return {
    ...named,
    detections,
    recordings,
    bestScore: best.score,
    first: edgeMoment(db, scope, 'ASC'),
    last: edgeMoment(db, scope, 'DESC'),
    coverDetection: cover.id,
    coverPicture: cover.picture,
  };
}

type Best = { id: DetectionId; score: number; picture: PictureId | null };

function bestDetection(db: SongDatabase, where: Where, index: string, extra: string): Best | null {
  const row = db
    .prepare<[object], Best>(
      `SELECT d.id, d.score, d.picture_id AS picture FROM detections d INDEXED BY ${index}
       WHERE ${where.sql} ${extra} ORDER BY d.score DESC LIMIT 1`,
    )
    .get(where.values);
  return row ?? null;
}

function edgeMoment(db: SongDatabase, where: Where, direction: 'ASC' | 'DESC'): LocalMoment | null {
  const row = db
    .prepare<[object], { wallMs: number; offsetMinutes: number | null }>(
      `SELECT e.wall_ms AS wallMs, (x.wall_ms - x.utc_ms) / 60000 AS offsetMinutes FROM (
         SELECT d.wall_ms, d.id FROM detections d INDEXED BY detections_species
         WHERE ${where.sql} AND d.wall_ms IS NOT NULL ORDER BY d.wall_ms ${direction} LIMIT 1) e
       JOIN detections x ON x.id = e.id`,
    )
    .get(where.values);
  return row === undefined ? null : momentAt(row.wallMs, row.offsetMinutes);
}
