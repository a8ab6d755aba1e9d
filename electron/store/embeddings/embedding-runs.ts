import type { FileId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { removeRuns } from './write-embeddings.ts';

/** What is kept of one model's embeddings. */
export type KeptModel = {
  /** SHA-256 of the encoder. */
  readonly model: string;
  readonly title: string;
  readonly width: number;
  readonly clips: number;
  readonly recordings: number;
};

/** @param db of embeddings */
export function keptModels(db: SongDatabase): KeptModel[] {
  return db
    .prepare<[], KeptModel>(
      `SELECT m.model, m.title, m.width, coalesce(sum(r.clips), 0) AS clips, count(r.id) AS recordings
       FROM models m LEFT JOIN runs r ON r.model_id = m.id GROUP BY m.id ORDER BY clips DESC, m.title`,
    )
    .all();
}

/** Whether the embeddings of an analysis are kept. @param db of embeddings; null: nothing is */
export function isKept(db: SongDatabase | null, analysis: number, stamp: string): boolean {
  if (db === null) return false;
  return db.prepare('SELECT 1 FROM analysed WHERE analysis_id = ? AND stamp = ?').get(analysis, stamp) !== undefined;
}

type Row = { id: number; stamp: string };

/** When an analysis was written; null: it is not there. @param db the season's */
export function stampOf(db: SongDatabase, analysis: number): string | null {
  return db.prepare<[number], string>('SELECT created_at FROM analyses WHERE id = ?').pluck().get(analysis) ?? null;
}

/**
 * Analyses by which recordings are shown and whose embeddings are not kept.
 * @param db the season's @param kept of embeddings; null: none are
 */
export function analysesWithout(db: SongDatabase, kept: SongDatabase | null): number[] {
  const runs = kept?.prepare<[], Row>('SELECT analysis_id AS id, stamp FROM analysed').all() ?? [];
  const stamps = new Map(runs.map(({ id, stamp }) => [id, stamp]));
  return db
    .prepare<[], Row>('SELECT id, created_at AS stamp FROM analyses WHERE current = 1')
    .all()
    .flatMap(({ id, stamp }) => (stamps.get(id) === stamp ? [] : [id]));
}

/** Lets another analysis of the same clips have the embeddings of a run. @param db of embeddings */
export function aliasRun(db: SongDatabase, run: number, analysis: number, stamp: string): void {
  db.prepare('INSERT OR REPLACE INTO aliases (analysis_id, stamp, run_id) VALUES (?, ?, ?)').run(analysis, stamp, run);
}

/** Takes away what belongs to no analysis any more, at most so many at once. @returns whether all were looked at, and how many went */
export function mendRuns(
  db: SongDatabase,
  kept: SongDatabase,
  after: number,
): { readonly last: number | null; readonly removed: number } {
  const page = kept
    .prepare<[number], Row & { run: number }>(
      'SELECT id AS run, analysis_id AS id, stamp FROM runs WHERE id > ? ORDER BY id LIMIT 2000',
    )
    .all(after);
  const lost = page.filter(({ id, stamp }) => stampOf(db, id) !== stamp).map(({ id }) => id);
  if (lost.length > 0) removeRuns(kept, lost);
  return { last: page.at(-1)?.run ?? null, removed: lost.length };
}

const oneFileEach = `
SELECT min(f.id) FROM files f JOIN folders o ON o.id = f.folder_id JOIN analyses a ON a.recording_id = f.recording_id
WHERE o.watched = 1 AND f.state = 'done' AND f.shorter = 0 AND a.current = 1
  AND a.id IN (SELECT value FROM json_each(?)) GROUP BY f.recording_id`;

/** One file of each recording that is shown by these analyses goes back into the queue, where its folder is watched. @returns how many */
export function requeueAnalyses(db: SongDatabase, analyses: readonly number[]): number {
  const list = JSON.stringify(analyses);
  const files = db.prepare<[string], FileId>(oneFileEach).pluck().all(list);
  return db
    .prepare(
      `UPDATE files SET state = 'waiting', attempts = 0, not_before_ms = 0 WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify(files)).changes;
}

/** How many files that would be. */
export function filesToHearAgain(db: SongDatabase, analyses: readonly number[]): number {
  return (
    db.prepare<[string], number>(`SELECT count(*) FROM (${oneFileEach})`).pluck().get(JSON.stringify(analyses)) ?? 0
  );
}
