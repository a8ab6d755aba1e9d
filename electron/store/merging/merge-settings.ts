import { sentence } from '#contract/words/sentence.ts';
import type { Settings } from '#contract/settings.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { TellConflict } from './conflict.ts';
import { readStoredJson } from '../opening/stored-sentence.ts';

/** Settings that results follow from; those of a person or a computer stay where they are. */
const joined: readonly (keyof Settings)[] = [
  'threshold',
  'speciesThresholds',
  'rangeFilter',
  'rangeThreshold',
  'otherAnimals',
  'overlapSeconds',
  'channel',
  'longestDetectionSeconds',
  'namePattern',
  'picturePolicy',
  'painter',
  'sampler',
  'steps',
  'guidanceScale',
];
/** What was derived last, and from what: the season's results follow from the same as long as its settings are the sources'. */
const marks = ['derived', 'placed'];
/** Settings that came from a source, by name: a person who changes one in the season has the last word. */
const takenKey = 'merge.settings';

type Row = { key: string; here: string | null; other: string | null };

/**
 * Takes over the settings of a source that nobody set here. Where two sources differ, the lower of both values stays, whichever came
 * first: a lower threshold hides nothing. Call it inside a transaction. @param first whether nothing was merged or heard here before.
 */
export function mergeSettings(db: SongDatabase, first: boolean, tell: TellConflict): void {
  const taken = new Map(Object.entries(readTaken(db)));
  for (const row of rows(
    db,
    joined.map((name) => `setting.${name}`),
  )) {
    const { key, here, other } = row;
    if (here === other) {
      if (here !== null && first) taken.set(key, here);
      continue;
    }
    const ours = here !== null && taken.get(key) !== here;
    const kept = ours ? here : first ? other : lower(here, other);
    if (!first) {
      const values = {
        setting: key.replace('setting.', ''),
        kept: kept ?? '–',
        left: (kept === here ? other : here) ?? '–',
      };
      tell({ kind: 'setting', sentence: sentence('merge-setting', values) });
    }
    if (ours || kept === here || kept === null) continue;
    write(db, key, kept);
    taken.set(key, kept);
  }
  if (first) for (const { key, other } of rows(db, marks)) if (other !== null) write(db, key, other);
  write(db, takenKey, JSON.stringify(Object.fromEntries(taken)));
}

function rows(db: SongDatabase, keys: readonly string[]): Row[] {
  return db
    .prepare<[string], Row>(
      `SELECT k.value AS key, t.value AS here, x.value AS other FROM json_each(?) k
         LEFT JOIN main.settings t ON t.key = k.value LEFT JOIN source.settings x ON x.key = k.value`,
    )
    .all(JSON.stringify(keys));
}

/** null, the program's own value, is lower than any. */
function lower(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  const [left, right]: unknown[] = [readStoredJson(a), readStoredJson(b)];
  const isLower = typeof left === 'number' && typeof right === 'number' ? left < right : a < b;
  return isLower ? a : b;
}

function write(db: SongDatabase, key: string, value: string): void {
  db.prepare(
    'INSERT INTO main.settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

function readTaken(db: SongDatabase): Record<string, string> {
  const stored = db.prepare<[string], string>('SELECT value FROM main.settings WHERE key = ?').pluck().get(takenKey);
  return stored === undefined ? {} : (readStoredJson(stored) as Record<string, string>);
}
