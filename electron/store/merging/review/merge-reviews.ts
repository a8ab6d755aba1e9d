import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Verdict } from '#contract/detections.ts';
import { showConfirmed } from '../../detections/held-detections.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { ownShown } from '../../review/reviews.ts';
import type { TellConflict } from '../conflict.ts';
import { copyRows, mapped } from '../merge-tables.ts';
import type { DetectionPair } from '../pair-detections.ts';

/** How a detection is reviewed on one side; `species` is a row here. */
type Review = {
  verdict: Verdict;
  comment: string;
  reviewer: string;
  reviewed_at: string;
  species_id: number | null;
  call_type: string;
  individuals: number | null;
};

/** Joins verdicts and their history. Where two people differ the later verdict is shown, and the other is kept beside it. */
export function mergeReviews(db: SongDatabase, pairs: readonly DetectionPair[], tell: TellConflict): void {
  for (const pair of pairs) mergeReview(db, pair, tell);
}

const eventSql = `detection_id = @detection AND reviewed_at = @at AND reviewer = @reviewer AND verdict IS @verdict`;

/** What was last said of a detection on one side, be it that a verdict was taken back. */
type Last = { verdict: Verdict | null; reviewer: string; at: string };

function lastOf(db: SongDatabase, side: string, detection: number): Last | null {
  return (
    db
      .prepare<[object], Last>(
        `SELECT verdict, reviewer, reviewed_at AS at FROM (
           SELECT verdict, reviewer, reviewed_at, id FROM ${side}.review_history WHERE detection_id = @detection
           UNION ALL SELECT verdict, reviewer, reviewed_at, 0 FROM ${side}.reviews WHERE detection_id = @detection)
         ORDER BY reviewed_at DESC, id DESC LIMIT 1`,
      )
      .get({ detection }) ?? null
  );
}

function knows(db: SongDatabase, side: string, detection: number, event: Last): boolean {
  const values = { ...event, detection };
  return (
    db.prepare(`SELECT 1 FROM ${side}.review_history WHERE ${eventSql}`).get(values) !== undefined ||
    db.prepare(`SELECT 1 FROM ${side}.reviews WHERE ${eventSql}`).get(values) !== undefined
  );
}

function mergeReview(db: SongDatabase, pair: DetectionPair, tell: TellConflict): void {
  const theirs = lastOf(db, 'source', pair.source);
  if (theirs === null) return;
  const ours = lastOf(db, 'main', pair.here);
  const oursKnowTheirs = knows(db, 'main', pair.here, theirs);
  const theyKnowOurs = ours === null || knows(db, 'source', pair.source, ours);
  mergeHistory(db, pair);
  mergeOtherVerdicts(db, pair);
  if (oursKnowTheirs) return;
  const review = reviewOf(db, pair.source);
  const known = reviewHere(db, pair.here);
  if (theyKnowOurs) {
    showVerdict(db, pair.here, review);
    return;
  }
  // Two people worked on their own. A verdict that one took back says nothing against the other's.
  if (review === null) return;
  if (known === null) {
    showVerdict(db, pair.here, review);
    return;
  }
  const later = isLater(review, known);
  if (!saysSame(review, known)) {
    const [shown, other] = later ? [review, known] : [known, review];
    keepBeside(db, pair.here, other);
    tell({ kind: 'verdict', sentence: told(db, pair.here, shown, other) });
  }
  if (later) showVerdict(db, pair.here, review);
}

const isLater = (a: Review, b: Review): boolean =>
  a.reviewed_at > b.reviewed_at || (a.reviewed_at === b.reviewed_at && a.reviewer > b.reviewer);

const saysSame = (a: Review, b: Review): boolean => a.verdict === b.verdict && a.species_id === b.species_id;

function mergeHistory(db: SongDatabase, { source, here }: DetectionPair): void {
  copyRows(
    db,
    'review_history',
    `source.review_history x WHERE x.detection_id = @source AND NOT EXISTS (SELECT 1 FROM main.review_history t
       WHERE t.detection_id = @here AND t.reviewed_at = x.reviewed_at AND t.reviewer = x.reviewer AND t.verdict IS x.verdict
         AND t.comment = x.comment AND t.call_type = x.call_type AND t.individuals IS x.individuals) ORDER BY x.id`,
    {
      id: 'NULL',
      detection_id: '@here',
      species_id: mapped('map_species', 'x.species_id'),
      machine_species_id: mapped('map_species', 'x.machine_species_id'),
      machine_analysis_id: '(SELECT analysis_id FROM main.detections WHERE id = @here)',
    },
    { source, here },
  );
}

function mergeOtherVerdicts(db: SongDatabase, { source, here }: DetectionPair): void {
  copyRows(
    db,
    'other_verdicts',
    'source.other_verdicts x WHERE x.detection_id = @source ON CONFLICT DO NOTHING',
    { detection_id: '@here', species_id: mapped('map_species', 'x.species_id') },
    { source, here },
  );
}

const columns = 'verdict, comment, reviewer, reviewed_at, call_type, individuals';

function reviewOf(db: SongDatabase, detection: number): Review | null {
  const row = db
    .prepare<[number], Review>(
      `SELECT ${columns}, ${mapped('map_species', 'species_id')} AS species_id FROM source.reviews WHERE detection_id = ?`,
    )
    .get(detection);
  return row ?? null;
}

function reviewHere(db: SongDatabase, detection: number): Review | null {
  return (
    db
      .prepare<[number], Review>(`SELECT ${columns}, species_id FROM main.reviews WHERE detection_id = ?`)
      .get(detection) ?? null
  );
}

/** The same as a person's own review does, but for the history, which is joined already. */
export function showVerdict(db: SongDatabase, detection: number, review: Review | null): void {
  const values = {
    verdict: null,
    ...review,
    detection,
    species: review?.species_id ?? null,
    rejected: review?.verdict === 'rejected' ? 1 : 0,
  };
  db.prepare(
    `UPDATE main.detections SET rejected = @rejected, species_id = coalesce(@species, machine_species_id, species_id),
       machine_species_id = CASE WHEN @species IS NULL THEN NULL ELSE coalesce(machine_species_id, species_id) END, ${ownShown('@verdict')}
     WHERE id = @detection`,
  ).run(values);
  db.prepare('DELETE FROM main.reviews WHERE detection_id = ?').run(detection);
  if (review !== null) {
    db.prepare(
      `INSERT INTO main.reviews (detection_id, ${columns}, species_id)
       VALUES (@detection, @verdict, @comment, @reviewer, @reviewed_at, @call_type, @individuals, @species_id)`,
    ).run(values);
  }
  showConfirmed(db, [detection]);
}

function keepBeside(db: SongDatabase, detection: number, review: Review): void {
  db.prepare(
    `INSERT INTO main.other_verdicts (detection_id, ${columns}, species_id)
     VALUES (@detection, @verdict, @comment, @reviewer, @reviewed_at, @call_type, @individuals, @species_id)
     ON CONFLICT DO NOTHING`,
  ).run({ ...review, detection });
}

function told(db: SongDatabase, detection: number, shown: Review, other: Review): Sentence {
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

function verdictSaid(db: SongDatabase, { verdict, reviewer, reviewed_at: at, species_id: id }: Review): Sentence {
  const species =
    id === null
      ? ''
      : db.prepare<[number], string>('SELECT common_name FROM main.species WHERE id = ?').pluck().get(id);
  const values = { reviewer: reviewer === '' ? '–' : reviewer, at };
  if (species !== undefined && species !== '') return sentence('merge-relabelled', { ...values, species });
  return sentence(`merge-${verdict}`, values);
}
