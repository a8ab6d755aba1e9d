import type { DetectionId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** Of a species the best detection of every recording, the best first. @param limit so many at most; null: all */
export function bestDetections(db: SongDatabase, species: string, limit: number | null): DetectionId[] {
  const rows = db
    .prepare<[string, number], { id: DetectionId }>(
      `SELECT id, max(score) FROM (SELECT d.id, d.recording_id, d.score FROM detections d JOIN species s ON s.id = d.species_id
         WHERE s.code = ? AND d.current = 1 AND d.rejected = 0 ORDER BY d.start_s)
       GROUP BY recording_id ORDER BY max(score) DESC, id LIMIT ?`,
    )
    .all(species, limit ?? -1);
  return rows.map(({ id }) => id);
}
