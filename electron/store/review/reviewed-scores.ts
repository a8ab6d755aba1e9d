import type { SampleId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** A detection a person has reviewed: whether the machine's label was right, and its score. */
export type ReviewedScore = { readonly score: number; readonly right: boolean };

export type ReviewedScores = {
  readonly reviewed: readonly ReviewedScore[];
  readonly unsure: number;
  /** Scores of all detections the machine gave this label, in thousandths of the score, as counts. */
  readonly histogram: readonly number[];
};

/** Bins of `histogram`: bin i holds scores from i / 1000 to (i + 1) / 1000, a score of 1 lies in the last. */
const scoreBins = 1000;

type Row = { score: number; verdict: string; relabelled: number };

/**
 * What people said of one species as the machine named it. A detection with another label given to it counts as wrong.
 * @param sample only what belongs to this sample; null: everything reviewed.
 */
export function readReviewedScores(db: SongDatabase, species: SpeciesCode, sample: SampleId | null): ReviewedScores {
  const machine = `coalesce(d.machine_species_id, d.species_id) = (SELECT id FROM species WHERE code = @species)`;
  const rows = db
    .prepare<[object], Row>(
      `SELECT d.score, w.verdict, d.machine_species_id IS NOT NULL AS relabelled
       FROM reviews w CROSS JOIN detections d ON d.id = w.detection_id
       WHERE d.current = 1 AND ${machine} AND (@sample IS NULL OR d.id IN
         (SELECT detection_id FROM review_sample_members WHERE sample_id = @sample))`,
    )
    .all({ species, sample });
  const sure = rows.filter((row) => row.verdict !== 'unsure');
  const histogram = new Array<number>(scoreBins).fill(0);
  const counted = db
    .prepare<[object], { bin: number; n: number }>(
      `SELECT min(${scoreBins - 1}, CAST(score * ${scoreBins} AS INTEGER)) AS bin, count(*) AS n FROM (
         SELECT score FROM detections WHERE machine_species_id = @id AND current = 1
         UNION ALL
         SELECT score FROM detections INDEXED BY detections_best
         WHERE species_id = @id AND current = 1 AND machine_species_id IS NULL)
       GROUP BY 1`,
    )
    .all({ id: speciesRow(db, species) });
  for (const { bin, n } of counted) histogram[bin] = n;
  return {
    reviewed: sure.map((row) => ({ score: row.score, right: row.verdict === 'confirmed' && row.relabelled === 0 })),
    unsure: rows.length - sure.length,
    histogram,
  };
}

function speciesRow(db: SongDatabase, code: SpeciesCode): number | null {
  return db.prepare<[string], { id: number }>('SELECT id FROM species WHERE code = ?').get(code)?.id ?? null;
}
