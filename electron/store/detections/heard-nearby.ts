import type { HeardNearby } from '#contract/clip.ts';
import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { Verdict } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { boxColumns, boxFrom, boxJoin, type BoxRow } from '../review/boxes.ts';

const most = 500;

type Row = BoxRow & {
  detection: DetectionId;
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  startSeconds: number;
  endSeconds: number;
  score: number;
  verdict: Verdict | null;
};

/** What was heard in a recording between two times, first to last; a detection that reaches into the stretch counts. */
export function heardNearby(
  db: SongDatabase,
  recording: RecordingId,
  fromSeconds: number,
  toSeconds: number,
): HeardNearby[] {
  return db
    .prepare<[object], Row>(
      `SELECT d.id AS detection, s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
         d.start_s AS startSeconds, d.end_s AS endSeconds, d.score, w.verdict, ${boxColumns}
       FROM detections d INDEXED BY detections_recording JOIN species s ON s.id = d.species_id
         LEFT JOIN reviews w ON w.detection_id = d.id ${boxJoin}
       WHERE d.recording_id = @recording AND d.current = 1 AND d.end_s > @fromSeconds AND d.start_s < @toSeconds
       ORDER BY d.start_s, d.score DESC LIMIT ${most}`,
    )
    .all({ recording, fromSeconds, toSeconds })
    .map((row) => {
      const { detection, code, scientificName, commonName, startSeconds, endSeconds, score, verdict } = row;
      const box = boxFrom(row);
      const species = { code, scientificName, commonName };
      return { detection, species, startSeconds, endSeconds, score, verdict, ...(box !== null && { box }) };
    });
}
