import type { RecordingId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** What a person said of a stretch: that a species is to be heard in it, or that it is not. */
export type TrainingClip = {
  readonly recording: RecordingId;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly species: Species;
  readonly heard: boolean;
};

type Row = Species & Omit<TrainingClip, 'species' | 'heard'> & { heard: number };

/**
 * Every verdict as what it teaches: a confirmed label is heard in its best clip, a rejected one is not, and a label that a person
 * replaced is not either. Unsure ones teach nothing.
 */
export function trainingClips(db: SongDatabase): TrainingClip[] {
  const learned = learnedAgain(db);
  const columns = `d.recording_id AS recording, CASE d.by_person WHEN 1 THEN d.start_s ELSE d.best_clip_start_s END AS startSeconds,
    CASE d.by_person WHEN 1 THEN d.end_s ELSE d.best_clip_start_s + p.window_s END AS endSeconds,
    s.code, s.scientific_name AS scientificName, s.common_name AS commonName`;
  const from = `reviews w JOIN detections d ON d.id = w.detection_id JOIN analyses a ON a.id = d.analysis_id
    JOIN packs p ON p.id = a.pack_id`;
  return db
    .prepare<[], Row>(
      `SELECT ${columns}, w.verdict = 'confirmed' AS heard FROM ${from} JOIN species s ON s.id = d.species_id
         WHERE w.verdict IN ('confirmed', 'rejected')
       UNION ALL SELECT ${columns}, 0 FROM ${from} JOIN species s ON s.id = d.machine_species_id
         WHERE w.verdict = 'confirmed' AND d.machine_species_id <> d.species_id
       ORDER BY 1, 2`,
    )
    .all()
    .map(({ code, scientificName, commonName, heard, ...row }) => ({
      ...row,
      species: learned.get(code) ?? { code, scientificName, commonName },
      heard: heard === 1,
    }));
}

/**
 * A classifier of a person's own that learned a species of its parent gives it the code `own_<code>` beside the parent's. What is
 * said of that label is said of the species.
 */
function learnedAgain(db: SongDatabase): ReadonlyMap<string, Species> {
  const rows = db
    .prepare<[], Species & { own: string }>(
      `SELECT o.code AS own, s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM species o JOIN species s ON s.code = substr(o.code, 5) WHERE o.code LIKE 'own!_%' ESCAPE '!'`,
    )
    .all();
  return new Map(rows.map(({ own, ...species }) => [own, species]));
}
