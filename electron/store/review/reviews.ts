import type { DetectionId } from '#contract/ids.ts';
import type { Review, Verdict } from '#contract/detections.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { ReviewState } from '#contract/review.ts';
import { showConfirmed } from '../detections/held-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { boxColumns, boxFrom, boxJoin, type BoxRow } from './boxes.ts';
import { tagsColumn, tagsFrom } from './tags.ts';

export type ReviewToWrite = {
  readonly detection: DetectionId;
  /** null takes the review back. */
  readonly verdict: Verdict | null;
  readonly comment: string;
  readonly reviewer: string;
  readonly reviewedAt: string;
  /** When it is written, where that is not when it was given: a verdict that is put back. */
  readonly writtenAt?: string;
  /** The label a person gives; null or absent: the machine's stands. */
  readonly species?: SpeciesCode | null;
  readonly callType?: string;
  readonly individuals?: number | null;
};

type Place = { machine: number; machineCode: SpeciesCode };

/**
 * Writes a person's verdicts beside the machine's, which stay as they are: all or none are on the disk. Every change is
 * kept in `review_history`.
 * @returns how many were written: not those of a detection or species that is not there
 */
export function writeReviews(db: SongDatabase, reviews: readonly ReviewToWrite[]): number {
  return db.transaction(() => reviews.filter((review) => write(db, review)).length).immediate();
}

function write(db: SongDatabase, review: ReviewToWrite): boolean {
  const place = machineLabel(db, review.detection);
  if (place === null) return false;
  const given = review.verdict === null ? null : givenSpecies(db, review, place);
  if (given === undefined) return false;
  const values = { ...absent, writtenAt: review.reviewedAt, ...review, species: given, machine: place.machine };
  // Triggers count every row that is written: one that stays as it is must not be.
  db.prepare(
    `UPDATE detections SET rejected = @rejected, species_id = coalesce(@species, @machine),
       machine_species_id = CASE WHEN @species IS NULL THEN NULL ELSE @machine END, ${ownShown('@verdict')}
     WHERE id = @detection AND (by_person = 1 OR rejected <> @rejected OR species_id <> coalesce(@species, @machine)
       OR (machine_species_id IS NULL) <> (@species IS NULL))`,
  ).run({ ...values, rejected: review.verdict === 'rejected' ? 1 : 0 });
  db.prepare(
    `INSERT INTO review_history (detection_id, verdict, comment, reviewer, reviewed_at, species_id, call_type, individuals,
       machine_analysis_id, machine_score, machine_start_s, machine_end_s, machine_species_id, written_at)
     SELECT id, @verdict, @comment, @reviewer, @reviewedAt, @species, @callType, @individuals,
       analysis_id, score, start_s, end_s, @machine, @writtenAt FROM detections WHERE id = @detection`,
  ).run(values);
  // A person has decided, also between verdicts of two data folders.
  db.prepare('DELETE FROM other_verdicts WHERE detection_id = ?').run(review.detection);
  if (review.verdict === null) db.prepare('DELETE FROM reviews WHERE detection_id = ?').run(review.detection);
  else replaceReview(db, values);
  showConfirmed(db, [review.detection]);
  return true;
}

/** A detection of a person's own is there as long as its verdict is: taken back, it is no longer shown. */
export const ownShown = (verdict: string): string =>
  `current = CASE WHEN by_person = 1 THEN ${verdict} IS NOT NULL ELSE current END`;

const absent = { callType: '', individuals: null };

function machineLabel(db: SongDatabase, detection: DetectionId): Place | null {
  const row = db
    .prepare<[DetectionId], Place>(
      `SELECT s.id AS machine, s.code AS machineCode FROM detections d
         JOIN species s ON s.id = coalesce(d.machine_species_id, d.species_id) WHERE d.id = ?`,
    )
    .get(detection);
  return row ?? null;
}

/** The row of another species than the machine's, null where that stands, undefined for a species nobody knows. */
function givenSpecies(db: SongDatabase, review: ReviewToWrite, { machineCode }: Place): number | null | undefined {
  const { species = null } = review;
  if (species === null || species === machineCode) return null;
  return speciesId(db, species);
}

function replaceReview(db: SongDatabase, values: object): void {
  db.prepare(
    `INSERT INTO reviews (detection_id, verdict, comment, reviewer, reviewed_at, species_id, call_type, individuals)
     VALUES (@detection, @verdict, @comment, @reviewer, @reviewedAt, @species, @callType, @individuals)
     ON CONFLICT (detection_id) DO UPDATE SET verdict = excluded.verdict, comment = excluded.comment,
       reviewer = excluded.reviewer, reviewed_at = excluded.reviewed_at, species_id = excluded.species_id,
       call_type = excluded.call_type, individuals = excluded.individuals`,
  ).run(values);
}

/** The columns a `ReviewRow` needs, of `detections d JOIN species s` left-joined with `reviews w` and `species m`. */
export const reviewColumns = `w.verdict, w.comment, w.reviewer, w.reviewed_at AS reviewedAt, w.call_type AS callType,
  w.individuals, m.code AS machineCode, m.scientific_name AS machineScientificName, m.common_name AS machineCommonName`;
export const reviewJoins = `LEFT JOIN reviews w ON w.detection_id = d.id LEFT JOIN species m ON m.id = d.machine_species_id`;

export type ReviewRow = {
  verdict: Verdict | null;
  comment: string | null;
  reviewer: string | null;
  reviewedAt: string | null;
  callType: string | null;
  individuals: number | null;
  machineCode: SpeciesCode | null;
  machineScientificName: string | null;
  machineCommonName: string | null;
};

/** @returns null where nobody has reviewed. */
export function reviewFrom(row: ReviewRow): Review | null {
  if (row.verdict === null) return null;
  return {
    verdict: row.verdict,
    comment: row.comment ?? '',
    reviewer: row.reviewer ?? '',
    reviewedAt: row.reviewedAt ?? '',
    relabelledFrom: machineSpecies(row),
    callType: row.callType ?? '',
    individuals: row.individuals,
  };
}

/** What the machine said, where a person gave another label. */
function machineSpecies(row: ReviewRow): Species | null {
  const { machineCode: code, machineScientificName: scientificName, machineCommonName: commonName } = row;
  return code === null || scientificName === null || commonName === null ? null : { code, scientificName, commonName };
}

/** How detections are reviewed now, in the order asked for; those that are gone are left out. */
export function readReviewStates(db: SongDatabase, detections: readonly DetectionId[]): ReviewState[] {
  const read = db.prepare<[DetectionId], ReviewRow & BoxRow & Species & { detection: DetectionId; tags: string }>(
    `SELECT d.id AS detection, s.code, s.scientific_name AS scientificName, s.common_name AS commonName, ${reviewColumns}, ${boxColumns}, ${tagsColumn}
     FROM detections d JOIN species s ON s.id = d.species_id ${reviewJoins} ${boxJoin} WHERE d.id = ?`,
  );
  return detections.flatMap((id) => {
    const row = read.get(id);
    if (row === undefined) return [];
    const { detection, code, scientificName, commonName } = row;
    return [
      {
        detection,
        species: { code, scientificName, commonName },
        review: reviewFrom(row),
        box: boxFrom(row),
        tags: tagsFrom(row.tags),
      },
    ];
  });
}

/** Whether a detection can be given this label. */
export function isLabel(db: SongDatabase, code: SpeciesCode): boolean {
  return speciesId(db, code) !== undefined;
}

function speciesId(db: SongDatabase, code: SpeciesCode): number | undefined {
  return db.prepare<[string], { id: number }>('SELECT id FROM species WHERE code = ?').get(code)?.id;
}

/** Every label a detection can be given: the species of all packs that ever listened, by common name. */
export function readLabels(db: SongDatabase): Species[] {
  return db
    .prepare<[], Species>(
      `SELECT code, scientific_name AS scientificName, common_name AS commonName FROM species
       ORDER BY common_name COLLATE NOCASE, code`,
    )
    .all();
}

/** Makes a label known that a person may give. @param own it is no species: a call type, `rain` */
export function addSpecies(db: SongDatabase, species: Species, own: { readonly now: string } | null = null): void {
  db.prepare(
    `INSERT INTO species (code, scientific_name, common_name) VALUES (@code, @scientificName, @commonName)
     ON CONFLICT (code) DO NOTHING`,
  ).run(species);
  if (own !== null)
    db.prepare('INSERT INTO own_labels (code, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      species.code,
      own.now,
    );
}
