import type { DetectionId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { laterSaid } from './join-sides.ts';
import type { SaidOnce, SharedReview } from '#contract/search/review-file.ts';

const saidColumns = `x.verdict, s.code AS species, x.comment, x.reviewer, x.reviewed_at AS reviewedAt`;
const more = `x.call_type AS callType, x.individuals`;

/** When what stands was written last: a verdict that was put back has the time at which it was first given. */
const writtenAt = (side: string): string => `coalesce((SELECT max(h.written_at) FROM ${side}.review_history h
  WHERE h.detection_id = x.detection_id AND h.reviewed_at = x.reviewed_at AND h.reviewer = x.reviewer AND h.verdict = x.verdict
    AND h.comment = x.comment AND h.species_id IS x.species_id), x.reviewed_at) AS writtenAt`;

/** What was said of a detection, how it was settled, and what others said on their own. */
export type AllSaid = {
  readonly standing: SaidOnce[];
  readonly history: SaidOnce[];
  readonly opinions: SaidOnce[];
};

/** Everything said of one detection, here or in a data folder that is being joined. */
export function saidOf(db: SongDatabase, detection: number, side: 'main' | 'source' = 'main'): AllSaid {
  const read = (table: string, columns: string): SaidOnce[] =>
    db
      .prepare<[number], SaidOnce>(
        `SELECT ${saidColumns}, ${columns} FROM ${side}.${table} x LEFT JOIN ${side}.species s ON s.id = x.species_id
         WHERE x.detection_id = ?`,
      )
      .all(detection);
  const history = read('review_history', `${more}, x.written_at AS writtenAt`);
  const shown = read('reviews', `${more}, ${writtenAt(side)}`);
  const last = history.toSorted(laterSaid).at(-1);
  // Nothing is shown: what was said last is that it was taken back.
  const standing = shown.length === 0 && last?.verdict === null ? [last] : shown;
  return {
    standing: [...standing, ...read('other_verdicts', `${more}, ${writtenAt(side)}`)],
    history,
    opinions: read('second_verdicts', `'' AS callType, NULL AS individuals`),
  };
}

/** What was drawn around a detection last; null: nothing ever was. */
export function drawnBox(db: SongDatabase, detection: number): SharedReview['box'] {
  return (
    db
      .prepare<[number], NonNullable<SharedReview['box']>>(
        `SELECT start_s AS startSeconds, end_s AS endSeconds, low_hz AS lowHz, high_hz AS highHz, reviewer, drawn_at AS drawnAt
         FROM boxes WHERE detection_id = ?`,
      )
      .get(detection) ?? null
  );
}

type Row = Species &
  Omit<SharedReview['detection'], 'species' | 'byPerson'> & {
    id: DetectionId;
    recording: number;
    name: string;
    byPerson: number;
  };

/** Every detection that anybody said anything of, as another copy of the season reads it. */
export function readSharedReviews(db: SongDatabase): SharedReview[] {
  const contents = db
    .prepare<[number], string>('SELECT hash FROM contents WHERE recording_id = ? ORDER BY hash')
    .pluck();
  return db
    .prepare<[], Row>(
      `SELECT d.id, d.recording_id AS recording, r.name, s.code, s.scientific_name AS scientificName, s.common_name AS commonName,
         d.start_s AS startSeconds, d.end_s AS endSeconds, d.best_clip_start_s AS bestClipStartSeconds, d.score, d.clips,
         d.by_person AS byPerson
       FROM detections d JOIN recordings r ON r.id = d.recording_id
         JOIN species s ON s.id = coalesce(d.machine_species_id, d.species_id)
       WHERE d.id IN (SELECT detection_id FROM boxes UNION SELECT detection_id FROM review_history UNION SELECT detection_id FROM reviews
         UNION SELECT detection_id FROM other_verdicts UNION SELECT detection_id FROM second_verdicts)
       ORDER BY d.id`,
    )
    .all()
    .map(({ id, recording, name, code, scientificName, commonName, byPerson, ...detection }) => ({
      recording: { name, contents: contents.all(recording) },
      box: drawnBox(db, id),
      detection: { ...detection, species: { code, scientificName, commonName }, byPerson: byPerson === 1 },
      ...saidOf(db, id),
    }));
}

/** Labels that anybody gave. */
export function givenSpecies(db: SongDatabase): Species[] {
  return db
    .prepare<[], Species>(
      `SELECT code, scientific_name AS scientificName, common_name AS commonName FROM species
       WHERE id IN (SELECT species_id FROM review_history UNION SELECT species_id FROM reviews
         UNION SELECT species_id FROM other_verdicts UNION SELECT species_id FROM second_verdicts) ORDER BY code`,
    )
    .all();
}
