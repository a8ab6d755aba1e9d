import type { DetectionFilter, SpeciesRow } from '#contract/requests.ts';
import type { DetectionId, LocalMoment, PictureId, SpeciesCode } from '#contract/recordings.ts';
import { detectionWhere, isPlainFilter, type Where } from './detection-filter.ts';
import { momentAt } from './local-time.ts';
import type { SongDatabase } from './open-store.ts';

export type CountedSpecies = { readonly speciesId: number; readonly row: SpeciesRow };

type Count = { readonly speciesId: number; readonly detections: number; readonly recordings: number };
type Named = { code: SpeciesCode; scientificName: string; commonName: string };

/** One row per species that was heard under the filter, most detections first. */
export function speciesRows(db: SongDatabase, filter: DetectionFilter): CountedSpecies[] {
  const where = detectionWhere(filter);
  const counts = isPlainFilter(filter) ? talliedCounts(db) : filteredCounts(db, where);
  const rows = counts.map((count) => ({ speciesId: count.speciesId, row: speciesRow(db, where, count) }));
  return rows.sort((a, b) => b.row.detections - a.row.detections || a.row.commonName.localeCompare(b.row.commonName));
}

function talliedCounts(db: SongDatabase): Count[] {
  return db
    .prepare<[], Count>(
      `SELECT t.species_id AS speciesId, t.detections,
         (SELECT count(*) FROM heard_in h WHERE h.species_id = t.species_id AND h.detections > 0) AS recordings
       FROM (SELECT species_id, sum(detections) AS detections FROM tallies GROUP BY species_id) t WHERE t.detections > 0`,
    )
    .all();
}

function filteredCounts(db: SongDatabase, where: Where): Count[] {
  return db
    .prepare<[object], Count>(
      `SELECT speciesId, sum(n) AS detections, count(*) AS recordings FROM (
         SELECT d.species_id AS speciesId, d.recording_id, count(*) AS n FROM detections d
         WHERE ${where.sql} GROUP BY d.species_id, d.recording_id) GROUP BY speciesId`,
    )
    .all(where.values);
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
      `SELECT e.wall_ms AS wallMs, r.utc_offset_min AS offsetMinutes FROM (
         SELECT d.wall_ms, d.recording_id FROM detections d INDEXED BY detections_species
         WHERE ${where.sql} AND d.wall_ms IS NOT NULL ORDER BY d.wall_ms ${direction} LIMIT 1) e
       JOIN recordings r ON r.id = e.recording_id`,
    )
    .get(where.values);
  return row === undefined ? null : momentAt(row.wallMs, row.offsetMinutes);
}
