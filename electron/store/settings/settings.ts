import type { SongDatabase } from '../opening/song-database.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

/** All stored values by key, as parsed JSON that its reader checks. */
export function readStoredValues(db: SongDatabase): ReadonlyMap<string, unknown> {
  const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings').all();
  return new Map(rows.map((row): [string, unknown] => [row.key, readStoredJson(row.value)]));
}

/** Writes the given values and leaves the others, in one transaction. */
export function writeStoredValues(db: SongDatabase, values: Readonly<Record<string, unknown>>): void {
  const write = db.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  db.transaction(() => {
    for (const [key, value] of Object.entries(values)) write.run(key, JSON.stringify(value));
  }).immediate();
}

export function forgetStoredValue(db: SongDatabase, key: string): void {
  db.prepare('DELETE FROM settings WHERE key = ?').run(key);
}
