import type { DetectionId } from '#contract/ids.ts';
import type { HeldReason, HeldSpecies, SpeciesCode } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A detection that is held back is shown like any other while a person's verdict confirms it. Call it inside a transaction. */
export function showConfirmed(db: SongDatabase, detections: readonly number[]): void {
  const show = db.prepare(
    `UPDATE detections SET current = EXISTS (
       SELECT 1 FROM reviews w WHERE w.detection_id = detections.id AND w.verdict = 'confirmed')
     WHERE id = ? AND held IS NOT NULL`,
  );
  for (const id of detections) show.run(id);
}

type Row = {
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  reason: HeldReason;
  likelihood: number | null;
  detections: number;
  recordings: number;
  bestScore: number;
  bestDetection: DetectionId;
};

/**
 * What is held back, species by species, best score first; with why, and how likely the species is at its likeliest moment.
 * @param within wall-clock milliseconds, the end not included; null: whenever it was recorded.
 */
export function heldSpecies(
  db: SongDatabase,
  within: { readonly fromMs: number; readonly toMs: number } | null = null,
): HeldSpecies[] {
  const days = within === null ? '' : 'AND wall_ms >= @fromMs AND wall_ms < @toMs';
  return db
    .prepare<[object], Row>(
      // Of a bare column beside max() SQLite takes the row of the maximum.
      `SELECT s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.held AS reason,
         h.likelihood, h.detections, h.recordings, max(d.score) AS bestScore, d.id AS bestDetection
       FROM (SELECT species_id, held, max(likelihood) AS likelihood, count(*) AS detections,
               count(DISTINCT recording_id) AS recordings
             FROM detections WHERE held IS NOT NULL AND current = 0 ${days} GROUP BY species_id, held) h
         JOIN detections d ON d.species_id = h.species_id AND d.held = h.held AND d.current = 0 ${days}
         JOIN species s ON s.id = h.species_id
       GROUP BY h.species_id, h.held ORDER BY bestScore DESC, s.code`,
    )
    .all(within ?? {})
    .map(({ code, scientificName, commonName, ...row }) => ({ species: { code, scientificName, commonName }, ...row }));
}
