import type { Sentence } from '#contract/words/sentence.ts';
import { readSentences } from '../opening/stored-sentence.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { inScopeOrAny, scopeValues, type FileScope } from '../queue/file-scope.ts';
import { guessedTimeSql } from './local-time.ts';

/** One thing that is odd about recordings: how many, the first of them, and what is said of that one. */
export type WarningCount = { readonly recordings: number; readonly first: string; readonly warning: Sentence };

type Row = { readonly warnings: string; readonly recordings: number; readonly first: string };

/** What is odd about the sound of recordings that were analysed, each kind once, the most frequent first. */
export function warningCounts(db: SongDatabase, scope: FileScope | null): WarningCount[] {
  const rows = db
    .prepare<[object], Row>(
      `SELECT r.warnings, count(DISTINCT r.id) AS recordings, min(f.relative_path) AS first
       FROM files f JOIN recordings r ON r.id = f.recording_id
       WHERE f.state = 'done' AND r.warnings <> '[]' AND ${inScopeOrAny('f')} GROUP BY r.warnings`,
    )
    .all(scopeValues(scope));
  const kinds = new Map<string, WarningCount>();
  for (const { warnings, recordings, first } of rows) {
    for (const warning of readSentences(warnings)) {
      const known = kinds.get(warning.key);
      const isFirst = known === undefined || first < known.first;
      kinds.set(warning.key, {
        recordings: recordings + (known?.recordings ?? 0),
        ...(isFirst ? { first, warning } : { first: known.first, warning: known.warning }),
      });
    }
  }
  return [...kinds.values()].sort((a, b) => b.recordings - a.recordings || a.first.localeCompare(b.first));
}

/** Recordings whose time is only a guess from the disk, and the first of their files. */
export function guessedTimes(db: SongDatabase, scope: FileScope | null): { recordings: number; first: string } | null {
  const row = db
    .prepare<[object], { recordings: number; first: string | null }>(
      `SELECT count(DISTINCT r.id) AS recordings, min(f.relative_path) AS first FROM files f JOIN recordings r ON r.id = f.recording_id
       WHERE f.state = 'done' AND ${guessedTimeSql} AND ${inScopeOrAny('f')}`,
    )
    .get(scopeValues(scope));
  return row === undefined || row.first === null ? null : { recordings: row.recordings, first: row.first };
}
