import { schema } from './schema/schema.ts';
import type { SongDatabase } from './song-database.ts';

/** By recording, which is asked while detections come. */
const kept = 'detections_recording';

/**
 * Drops what finds detections fast, for as long as millions of them come into a season that was empty: to put each of them into its
 * place in every index writes the whole of them again and again. `buildIndices` makes them in one go; where a crash keeps it from
 * that, the next start does.
 */
export function dropIndices(db: SongDatabase): void {
  const names = db
    .prepare<[string], string>(
      `SELECT name FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = 'detections' AND sql IS NOT NULL AND name <> ?`,
    )
    .pluck()
    .all(kept);
  for (const name of names) db.exec(`DROP INDEX main.${name}`);
}

/** Makes every index that is not there. */
export function buildIndices(db: SongDatabase): void {
  const there = new Set(
    db.prepare<[], string>(`SELECT name FROM main.sqlite_schema WHERE type = 'index'`).pluck().all(),
  );
  const missing = [...schema.matchAll(/CREATE (?:UNIQUE )?INDEX (\w+)[^;]*;/g)].filter(
    ([, name = '']) => !there.has(name),
  );
  if (missing.length === 0) return;
  // Sorted on the disk: of tens of millions of rows there may be more than memory.
  db.pragma('temp_store = FILE');
  for (const [sql] of missing) db.exec(sql);
  db.pragma('temp_store = MEMORY');
}
