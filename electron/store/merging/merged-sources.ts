import type { SongDatabase } from '../opening/song-database.ts';

/** How far a source is merged: up to which of its recordings, and whether all that follows is done, too. */
export type MergedSource = { readonly mergedTo: number; readonly finished: boolean };

/** A source that was never begun begins before its first recording. */
export function mergedSource(db: SongDatabase, fingerprint: string): MergedSource | null {
  const row = db
    .prepare<[string], { mergedTo: number; finished: number }>(
      `SELECT merged_to AS mergedTo, finished_at IS NOT NULL AS finished FROM main.merged_sources WHERE fingerprint = ?`,
    )
    .get(fingerprint);
  return row === undefined ? null : { mergedTo: row.mergedTo, finished: row.finished === 1 };
}

/** Call it in the transaction of what it is about. @param finishedAt null: there is more. */
export function noteMerged(
  db: SongDatabase,
  fingerprint: string,
  progress: { readonly folder: string; readonly mergedTo: number; readonly finishedAt: string | null },
): void {
  db.prepare(
    `INSERT INTO main.merged_sources (fingerprint, folder, merged_to, finished_at)
     VALUES (@fingerprint, @folder, @mergedTo, @finishedAt)
     ON CONFLICT (fingerprint) DO UPDATE SET merged_to = excluded.merged_to, finished_at = excluded.finished_at`,
  ).run({ ...progress, fingerprint });
}

const withoutPictures = (fingerprint: string): string => `pictures ${fingerprint}`;

/** Whether files of a source's pictures were not to be had when it was merged. */
export function lacksPictures(db: SongDatabase, fingerprint: string): boolean {
  return mergedSource(db, withoutPictures(fingerprint)) !== null;
}

/** Call it with the note that a source is merged. */
export function noteLacking(db: SongDatabase, fingerprint: string, folder: string, lacks: boolean): void {
  const note = withoutPictures(fingerprint);
  if (lacks) noteMerged(db, note, { folder, mergedTo: 0, finishedAt: null });
  else db.prepare('DELETE FROM main.merged_sources WHERE fingerprint = ?').run(note);
}

/** Whether nothing was ever heard or merged here, so that settings are nobody's yet. */
export function isUntouched(db: SongDatabase): boolean {
  const has = (sql: string): boolean => db.prepare(sql).get() !== undefined;
  return (
    !has('SELECT 1 FROM main.recordings LIMIT 1') &&
    !has('SELECT 1 FROM main.merged_sources LIMIT 1') &&
    !has(`SELECT 1 FROM main.settings WHERE key LIKE 'setting.%' LIMIT 1`)
  );
}

/** Whether there is anything here whose place a merge could change: in an empty folder each recording lies where its source has it. */
export function hasPlaces(db: SongDatabase): boolean {
  return (
    db
      .prepare('SELECT 1 WHERE EXISTS (SELECT 1 FROM main.recordings) OR EXISTS (SELECT 1 FROM main.stations)')
      .get() !== undefined
  );
}
