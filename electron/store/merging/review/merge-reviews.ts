import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { SaidOnce } from '#contract/search/review-file.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { joinSides } from '../../reviewers/join-sides.ts';
import { saidOf } from '../../reviewers/read-shared.ts';
import { showStanding } from '../../reviewers/show-standing.ts';
import type { TellConflict } from '../conflict.ts';
import { copyRows, mapped } from '../merge-tables.ts';
import type { DetectionPair } from '../pair-detections.ts';

/**
 * Joins verdicts and their history. Where people differ who did not know of each other the latest verdict is shown, and the others are
 * kept beside it until somebody decides on one side.
 * @returns on how many detections the verdicts are others now
 */
export function mergeReviews(db: SongDatabase, pairs: readonly DetectionPair[], tell: TellConflict): number {
  return pairs.filter((pair) => mergeReview(db, pair, tell)).length;
}

function mergeReview(db: SongDatabase, pair: DetectionPair, tell: TellConflict): boolean {
  const theirs = saidOf(db, pair.source, 'source');
  if (theirs.standing.length === 0 && theirs.history.length === 0) return false;
  const ours = saidOf(db, pair.here);
  const { standing } = joinSides(ours, theirs);
  mergeHistory(db, pair);
  if (!showStanding(db, pair.here, ours.standing, standing)) return false;
  const [shown, ...others] = standing;
  if (shown === undefined) return true;
  for (const other of others)
    if (other.verdict !== shown.verdict || other.species !== shown.species)
      tell({ kind: 'verdict', sentence: told(db, pair.here, shown, other) });
  return true;
}

function mergeHistory(db: SongDatabase, { source, here }: DetectionPair): void {
  const species = mapped('map_species', 'x.species_id');
  copyRows(
    db,
    'review_history',
    `source.review_history x WHERE x.detection_id = @source AND NOT EXISTS (SELECT 1 FROM main.review_history t
       WHERE t.detection_id = @here AND t.reviewed_at = x.reviewed_at AND t.reviewer = x.reviewer AND t.verdict IS x.verdict
         AND t.comment = x.comment AND t.call_type = x.call_type AND t.individuals IS x.individuals
         AND t.written_at = x.written_at AND t.species_id IS ${species}) ORDER BY x.id`,
    {
      id: 'NULL',
      detection_id: '@here',
      species_id: species,
      machine_species_id: mapped('map_species', 'x.machine_species_id'),
      machine_analysis_id: '(SELECT analysis_id FROM main.detections WHERE id = @here)',
    },
    { source, here },
  );
}

function told(db: SongDatabase, detection: number, shown: SaidOnce, other: SaidOnce): Sentence {
  const row = db
    .prepare<[number], { name: string; species: string; seconds: number }>(
      `SELECT r.name, s.common_name AS species, d.start_s AS seconds FROM main.detections d
         JOIN main.recordings r ON r.id = d.recording_id
         JOIN main.species s ON s.id = coalesce(d.machine_species_id, d.species_id) WHERE d.id = ?`,
    )
    .get(detection);
  return sentence('merge-verdict', {
    ...(row ?? { name: '', species: '', seconds: 0 }),
    shown: verdictSaid(db, shown),
    other: verdictSaid(db, other),
  });
}

function verdictSaid(db: SongDatabase, { verdict, reviewer, reviewedAt: at, species: code }: SaidOnce): Sentence {
  const species = db
    .prepare<[string | null], string>('SELECT common_name FROM main.species WHERE code = ?')
    .pluck()
    .get(code);
  const values = { reviewer: reviewer === '' ? '–' : reviewer, at };
  if (species !== undefined && species !== '') return sentence('merge-relabelled', { ...values, species });
  return sentence(`merge-${verdict ?? 'unsure'}`, values);
}
