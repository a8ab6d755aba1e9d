import { sentence } from '#contract/words/sentence.ts';
import { usualTimeOrder } from '#contract/recordings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { TellConflict } from './conflict.ts';
import { mapped } from './merge-tables.ts';

type Pair = { readonly source: number; readonly here: number };
type Claim = { source: string; local: string; offset_min: number | null };

/**
 * Joins what the files of one recording say of its start, and the corrections of its clock.
 * @returns whether anything is different now.
 */
export function mergeClaims(db: SongDatabase, pair: Pair, tell: TellConflict): boolean {
  const claimed = joinClaims(db, pair);
  return joinCorrections(db, pair, tell) || claimed;
}

const claimsSql = (side: string): string =>
  `SELECT source, local, offset_min FROM ${side}.start_claims WHERE recording_id = ? ORDER BY rank`;

/** A copy's modification time may be that of the copying: the earlier one is nearer to the recording. */
function joinClaims(db: SongDatabase, { source, here }: Pair): boolean {
  const ours = db.prepare<[number], Claim>(claimsSql('main')).all(here);
  const theirs = db.prepare<[number], Claim>(claimsSql('source')).all(source);
  const joined = new Map(ours.map((claim) => [claim.source, claim]));
  for (const claim of theirs) {
    const known = joined.get(claim.source);
    if (known === undefined || (claim.source === 'modified-time' && claim.local < known.local))
      joined.set(claim.source, claim);
  }
  const claims = [...joined.values()];
  if (claims.length === ours.length && claims.every((claim) => ours.includes(claim))) return false;
  const order: readonly string[] = usualTimeOrder;
  claims.sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  db.prepare('DELETE FROM main.start_claims WHERE recording_id = ?').run(here);
  const write = db.prepare(
    'INSERT INTO main.start_claims (recording_id, rank, source, local, offset_min) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [rank, claim] of claims.entries()) write.run(here, rank, claim.source, claim.local, claim.offset_min);
  return true;
}

type Correction = { id: number; shift_s: number; made_at: string };

/**
 * Corrections that one side made in the knowledge of the other's add up. Where both teams put one clock right on their own, only the
 * later correction holds: the clock was wrong once.
 */
function joinCorrections(db: SongDatabase, { source, here }: Pair, tell: TellConflict): boolean {
  const ours = db
    .prepare<[number], Correction>(
      `SELECT c.id, c.shift_s, c.made_at FROM main.corrected_recordings r JOIN main.clock_corrections c ON c.id = r.correction_id
       WHERE r.recording_id = ? AND c.undone_at IS NULL ORDER BY c.made_at`,
    )
    .all(here);
  const theirs = db
    .prepare<[number], Correction>(
      `SELECT c.id, c.shift_s, c.made_at FROM source.corrected_recordings r
         JOIN main.clock_corrections c ON c.id = ${mapped('map_correction', 'r.correction_id')}
       WHERE r.recording_id = ? AND c.undone_at IS NULL ORDER BY c.made_at`,
    )
    .all(source);
  const has = (list: readonly Correction[], { id }: Correction): boolean => list.some((other) => other.id === id);
  if (theirs.every((correction) => has(ours, correction))) return false;
  const add = db.prepare('INSERT OR IGNORE INTO main.corrected_recordings (recording_id, correction_id) VALUES (?, ?)');
  if (ours.every((correction) => has(theirs, correction))) {
    for (const { id } of theirs) add.run(here, id);
    return true;
  }
  return laterHolds(db, here, { ours, theirs }, tell);
}

function laterHolds(
  db: SongDatabase,
  here: number,
  { ours, theirs }: { readonly ours: readonly Correction[]; readonly theirs: readonly Correction[] },
  tell: TellConflict,
): boolean {
  const last = (list: readonly Correction[]): string => list.at(-1)?.made_at ?? '';
  const sum = (list: readonly Correction[]): number => list.reduce((all, { shift_s: shift }) => all + shift, 0);
  const theirsHold = last(theirs) > last(ours);
  const [kept, left] = theirsHold ? [theirs, ours] : [ours, theirs];
  if (sum(kept) !== sum(left)) {
    const name = db.prepare<[number], string>('SELECT name FROM main.recordings WHERE id = ?').pluck().get(here) ?? '';
    tell({ kind: 'clock', sentence: sentence('merge-clock', { name, kept: sum(kept), left: sum(left) }) });
  }
  if (!theirsHold) return false;
  db.prepare('DELETE FROM main.corrected_recordings WHERE recording_id = ?').run(here);
  const add = db.prepare('INSERT INTO main.corrected_recordings (recording_id, correction_id) VALUES (?, ?)');
  for (const { id } of theirs) add.run(here, id);
  return true;
}
