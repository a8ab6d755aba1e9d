import type { SelectionStepId } from '#contract/ids.ts';
import type { ReviewState } from '#contract/review.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** Steps that can be taken back; older ones are forgotten. */
const mostSteps = 20;

/**
 * How detections were reviewed before something was done to all that were selected. It is kept on the disk beside the database
 * while the program runs, page by page, for a season of it would fill the memory.
 */
const table = `CREATE TEMP TABLE IF NOT EXISTS selection_steps (
  step INTEGER NOT NULL,
  page INTEGER NOT NULL,
  states TEXT NOT NULL,
  PRIMARY KEY (step, page)
) STRICT, WITHOUT ROWID`;

/** A step whose first page is empty. */
export function newStep(db: SongDatabase): SelectionStepId {
  db.exec(table);
  const last = db.prepare<[], number>('SELECT coalesce(max(step), 0) FROM temp.selection_steps').pluck().get();
  const step = (last ?? 0) + 1;
  db.prepare('DELETE FROM temp.selection_steps WHERE step <= ?').run(step - mostSteps);
  db.prepare(`INSERT INTO temp.selection_steps (step, page, states) VALUES (?, 0, '[]')`).run(step);
  return step as SelectionStepId;
}

/** Keeps a page of a step. */
export function keepPage(db: SongDatabase, step: SelectionStepId, states: readonly ReviewState[]): void {
  db.prepare(
    `INSERT INTO temp.selection_steps (step, page, states)
     SELECT @step, max(page) + 1, @states FROM temp.selection_steps WHERE step = @step`,
  ).run({ step, states: JSON.stringify(states) });
}

/** The numbers of the pages that are kept of a step, the last one first; none where it is forgotten. */
export function pagesOf(db: SongDatabase, step: SelectionStepId): readonly number[] {
  db.exec(table);
  return db
    .prepare<[number], number>('SELECT page FROM temp.selection_steps WHERE step = ? ORDER BY page DESC')
    .pluck()
    .all(step);
}

/** How the detections of a page were reviewed. */
export function readKeptPage(db: SongDatabase, step: SelectionStepId, page: number): readonly ReviewState[] {
  const text = db
    .prepare<[number, number], string>('SELECT states FROM temp.selection_steps WHERE step = ? AND page = ?')
    .pluck()
    .get(step, page);
  // Written by `keepPage` alone, in this run of the program.
  return JSON.parse(text ?? '[]') as ReviewState[];
}

/** A step that was taken back is kept no longer. */
export function forgetStep(db: SongDatabase, step: SelectionStepId): void {
  db.prepare('DELETE FROM temp.selection_steps WHERE step = ?').run(step);
}
