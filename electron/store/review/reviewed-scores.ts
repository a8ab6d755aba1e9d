import type { SampleId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { detectionColumns } from '../columns/columns.ts';
import { selectDetections } from '../columns/select-detections.ts';
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
  return {
    reviewed: sure.map((row) => ({ score: row.score, right: row.verdict === 'confirmed' && row.relabelled === 0 })),
    unsure: rows.length - sure.length,
    histogram: histogramOf(db, species),
  };
}

/** Scores of everything that the machine called so, whatever people call it. */
function histogramOf(db: SongDatabase, species: SpeciesCode): number[] {
  const histogram = new Array<number>(scoreBins).fill(0);
  const add = (score: number, count: 1 | -1): void => {
    const bin = Math.min(scoreBins - 1, Math.trunc(score * scoreBins));
    histogram[bin] = (histogram[bin] ?? 0) + count;
  };
  const { score } = detectionColumns(db);
  for (const id of selectDetections(db, { species: [species], review: 'all' })) add(score[id] ?? 0, 1);
  for (const row of relabelled(db, species)) add(row.score, row.here);
  return histogram;
}

/** Detections that people gave another label: away from this one (1), and to it (-1). */
function relabelled(db: SongDatabase, species: SpeciesCode): { score: number; here: 1 | -1 }[] {
  const id = db.prepare<[string], { id: number }>('SELECT id FROM species WHERE code = ?').get(species)?.id;
  return db
    .prepare<[object], { score: number; here: 1 | -1 }>(
      `SELECT score, CASE machine_species_id WHEN @id THEN 1 ELSE -1 END AS here FROM detections
       WHERE machine_species_id IS NOT NULL AND machine_species_id <> species_id
         AND (machine_species_id = @id OR species_id = @id) AND current = 1`,
    )
    .all({ id: id ?? null });
}
