import type { DetectionId, PictureId, RecordingId } from '#contract/ids.ts';
import type { PainterName, SamplerName } from '#contract/pictures.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A finished picture with all that is needed to paint it once more. */
export type PaintedPicture = {
  readonly id: PictureId;
  readonly detection: DetectionId;
  readonly recording: RecordingId;
  readonly recordingName: string;
  readonly channel: string;
  readonly clipStartSeconds: number;
  readonly seed: number;
  readonly painter: PainterName;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly guidanceScale: number;
  readonly modelHash: string;
  readonly species: Species;
};

/** @returns null for a picture that is not there or not finished. */
export function paintedPicture(db: SongDatabase, id: PictureId): PaintedPicture | null {
  const row = db
    .prepare<[PictureId], PaintedPicture & Species>(
      `SELECT p.id, d.id AS detection, d.recording_id AS recording, r.name AS recordingName, a.channel,
         p.clip_start_s AS clipStartSeconds, p.seed, p.painter, p.sampler, p.steps, p.guidance_scale AS guidanceScale,
         p.model_hash AS modelHash, s.code, s.scientific_name AS scientificName, s.common_name AS commonName
       FROM pictures p JOIN detections d ON d.id = p.detection_id JOIN recordings r ON r.id = d.recording_id
         JOIN analyses a ON a.id = d.analysis_id JOIN species s ON s.id = d.species_id
       WHERE p.id = ? AND p.state = 'done'`,
    )
    .get(id);
  if (row === undefined) return null;
  const { code, scientificName, commonName, ...facts } = row;
  return { ...facts, species: { code, scientificName, commonName } };
}
