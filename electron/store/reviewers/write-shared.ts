import type { DetectionId, RecordingId } from '#contract/ids.ts';
import type { SaidOnce, SharedReview } from '#contract/search/review-file.ts';
import { matchDetections, type OldSpan } from '../detections/match-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { detectionTime, recordingClock } from '../recordings/recording-times.ts';
import { noteMarks } from '../review/person-changes.ts';
import { addSpecies } from '../review/reviews.ts';
import { boxFrom, writeBox } from '../review/boxes.ts';
import { drawnBox, saidOf } from './read-shared.ts';
import { joinSides, saidKey } from './join-sides.ts';
import { showStanding } from './show-standing.ts';

/** The recording that a review of another copy is about; of several with that content the one of that name. */
export function recordingOf(db: SongDatabase, { contents, name }: SharedReview['recording']): RecordingId | null {
  const found = db
    .prepare<[string, string], RecordingId>(
      `SELECT r.id FROM contents c JOIN recordings r ON r.id = c.recording_id
       WHERE c.hash IN (SELECT value FROM json_each(?)) ORDER BY r.name <> ?, r.id LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(contents), name);
  return found ?? null;
}

/**
 * The detection of this species that lies there, else a new one, which stays hidden until a threshold shows it, unless a person made it.
 * @returns null where the recording was not analysed
 */
export function detectionOf(
  db: SongDatabase,
  recording: RecordingId,
  { species, ...detection }: SharedReview['detection'],
): number | null {
  const here = db
    .prepare<[object], Omit<OldSpan, 'kept'>>(
      `SELECT d.id, s.code AS species, d.start_s AS startSeconds, d.end_s AS endSeconds FROM detections d
         JOIN species s ON s.id = coalesce(d.machine_species_id, d.species_id)
       WHERE d.recording_id = @recording AND s.code = @code AND d.by_person = @byPerson ORDER BY d.current DESC, d.id`,
    )
    .all({ recording, code: species.code, byPerson: detection.byPerson ? 1 : 0 });
  const same = here.find(
    ({ startSeconds, endSeconds }) => startSeconds === detection.startSeconds && endSeconds === detection.endSeconds,
  );
  if (same !== undefined) return same.id;
  const { pairs } = matchDetections(
    here.map((span) => ({ ...span, kept: false })),
    [{ ...detection, species: species.code }],
  );
  if (pairs[0] !== null && pairs[0] !== undefined) return pairs[0];
  addSpecies(db, species);
  const made = db
    .prepare<[object], number>(
      `INSERT INTO detections (recording_id, analysis_id, species_id, start_s, end_s, best_clip_start_s, score, clips, wall_ms,
         wall_hours, utc_ms, current, by_person)
       SELECT a.recording_id, a.id, s.id, @startSeconds, @endSeconds, @bestClipStartSeconds, @score, @clips, @wallMs, @wallHours,
         @utcMs, @byPerson, @byPerson
       FROM analyses a, species s WHERE a.recording_id = @recording AND a.current = 1 AND s.code = @code RETURNING id`,
    )
    .pluck()
    .get({
      ...detection,
      ...detectionTime(recordingClock(db, recording), detection.startSeconds),
      ...{ recording, code: species.code, byPerson: detection.byPerson ? 1 : 0 },
    });
  return made ?? null;
}

/** What a merge of one detection changed, and what now stands against what. */
export type JoinedReview = { readonly changed: boolean; readonly standing: readonly SaidOnce[] };

/** Joins what another copy says of a detection with what is said here. Call it inside a transaction. */
export function joinReview(db: SongDatabase, detection: number, theirs: SharedReview): JoinedReview {
  const ours = saidOf(db, detection);
  const joined = joinSides(ours, theirs);
  const opinions = [...theirs.opinions, ...independent(joined.standing)];
  const before = JSON.stringify([
    ours.standing.map(saidKey).toSorted(),
    ours.history.length,
    ours.opinions.map(saidKey).toSorted(),
  ]);
  writeHistory(db, detection, ours.history, joined.history);
  showStanding(db, detection, ours.standing, joined.standing);
  for (const opinion of opinions) addOpinion(db, detection, opinion);
  const boxed = joinBox(db, detection as DetectionId, theirs.box);
  const now = saidOf(db, detection);
  const after = JSON.stringify([
    now.standing.map(saidKey).toSorted(),
    now.history.length,
    now.opinions.map(saidKey).toSorted(),
  ]);
  return { changed: boxed || before !== after, standing: joined.standing };
}

/** Of two boxes the one that was drawn last stays. @returns whether theirs is new here */
function joinBox(db: SongDatabase, detection: DetectionId, theirs: SharedReview['box']): boolean {
  const ours = drawnBox(db, detection);
  const key = (box: SharedReview['box']): string => (box === null ? '' : `${box.drawnAt} ${JSON.stringify(box)}`);
  if (theirs === null || key(theirs) <= key(ours)) return false;
  const { startSeconds, endSeconds, reviewer, drawnAt, ...band } = theirs;
  const box = boxFrom({ ...band, boxStartSeconds: startSeconds, boxEndSeconds: endSeconds });
  writeBox(db, detection, box, { reviewer, now: drawnAt });
  return true;
}

/** Several reviewers who did not know of each other: each has an opinion of his own. */
function independent(standing: readonly SaidOnce[]): readonly SaidOnce[] {
  const said = standing.filter(({ verdict }) => verdict !== null);
  return new Set(said.map(({ reviewer }) => reviewer)).size > 1 ? said : [];
}

const valuesOf = (detection: number, said: SaidOnce): { readonly reviewedAt: string } => ({
  writtenAt: said.reviewedAt,
  ...said,
  ...{ detection },
});
const speciesSql = '(SELECT id FROM species WHERE code = @species)';

function writeHistory(db: SongDatabase, detection: number, ours: readonly SaidOnce[], all: readonly SaidOnce[]): void {
  const known = new Set(ours.map(saidKey));
  const add = db.prepare(
    `INSERT INTO review_history (detection_id, verdict, comment, reviewer, reviewed_at, species_id, call_type, individuals,
       machine_analysis_id, machine_score, machine_start_s, machine_end_s, machine_species_id, written_at)
     SELECT id, @verdict, @comment, @reviewer, @reviewedAt, ${speciesSql}, @callType, @individuals,
       analysis_id, score, start_s, end_s, coalesce(machine_species_id, species_id), @writtenAt FROM detections WHERE id = @detection`,
  );
  for (const each of all) if (!known.has(saidKey(each))) add.run(valuesOf(detection, each));
}

/** Of two opinions of one reviewer the later one counts; one that was taken back here later stays away. */
function addOpinion(db: SongDatabase, detection: number, said: SaidOnce): void {
  const values = valuesOf(detection, said);
  const { changes } = db
    .prepare(
      `INSERT INTO second_verdicts (detection_id, reviewer, verdict, species_id, comment, reviewed_at)
     SELECT @detection, @reviewer, @verdict, ${speciesSql}, @comment, @reviewedAt WHERE NOT EXISTS (SELECT 1 FROM person_changes
       WHERE detection_id = @detection AND kind = 'second-verdict' AND name = @reviewer AND present = 0 AND changed_at >= @reviewedAt)
     ON CONFLICT (detection_id, reviewer) DO UPDATE SET verdict = excluded.verdict, species_id = excluded.species_id,
       comment = excluded.comment, reviewed_at = excluded.reviewed_at
     WHERE (excluded.reviewed_at, excluded.verdict, excluded.comment) > (reviewed_at, verdict, comment)`,
    )
    .run(values);
  const change = { kind: 'second-verdict', present: true, now: said.reviewedAt } as const;
  if (changes > 0) noteMarks(db, change, 'SELECT @detection AS detection, @reviewer AS name', values);
}
