import type { SaidOnce } from '#contract/search/review-file.ts';
import { showConfirmed } from '../detections/held-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { ownShown } from '../review/reviews.ts';
import { saidKey } from './join-sides.ts';

/**
 * Makes this what stands of a detection, the first of it shown and the others beside it, until a person decides. The history is joined
 * already. Call it inside a transaction.
 * @param before what stood @returns whether it is something else
 */
export function showStanding(
  db: SongDatabase,
  detection: number,
  before: readonly SaidOnce[],
  standing: readonly SaidOnce[],
): boolean {
  const [shown = null, ...others] = standing;
  const [shownBefore = null] = before;
  const keys = (all: readonly SaidOnce[]): string => all.map(saidKey).toSorted().join();
  if (keys(before) === keys(standing) && keyOf(shown) === keyOf(shownBefore)) return false;
  if (keyOf(shown) !== keyOf(shownBefore)) showVerdict(db, detection, shown);
  db.prepare('DELETE FROM main.other_verdicts WHERE detection_id = ?').run(detection);
  for (const other of others) if (other.verdict !== null) addOther(db, detection, other);
  return true;
}

const keyOf = (said: SaidOnce | null): string => (said === null ? '' : saidKey(said));

const columns = 'detection_id, verdict, comment, reviewer, reviewed_at, species_id, call_type, individuals';
const cells = `@detection, @verdict, @comment, @reviewer, @reviewedAt, (SELECT id FROM main.species WHERE code = @species),
  @callType, @individuals`;

/** The same as a person's own review does, but for the history. */
function showVerdict(db: SongDatabase, detection: number, said: SaidOnce | null): void {
  const values = {
    verdict: null,
    ...said,
    detection,
    species: said === null || said.verdict === null ? null : said.species,
    rejected: said?.verdict === 'rejected' ? 1 : 0,
  };
  const species = '(SELECT id FROM main.species WHERE code = @species)';
  db.prepare(
    `UPDATE main.detections SET rejected = @rejected, species_id = coalesce(${species}, machine_species_id, species_id),
       machine_species_id = CASE WHEN ${species} IS NULL THEN NULL ELSE coalesce(machine_species_id, species_id) END,
       ${ownShown('@verdict')} WHERE id = @detection`,
  ).run(values);
  db.prepare('DELETE FROM main.reviews WHERE detection_id = ?').run(detection);
  if (values.verdict !== null) db.prepare(`INSERT INTO main.reviews (${columns}) VALUES (${cells})`).run(values);
  showConfirmed(db, [detection]);
}

function addOther(db: SongDatabase, detection: number, said: SaidOnce): void {
  db.prepare(`INSERT INTO main.other_verdicts (${columns}) VALUES (${cells}) ON CONFLICT DO NOTHING`).run({
    ...said,
    detection,
  });
}
