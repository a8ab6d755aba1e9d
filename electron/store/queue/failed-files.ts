import type { FailedFile } from '#contract/watch.ts';
import type { FailureCode } from '#contract/failure.ts';
import type { FileId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { readSentence } from '../opening/stored-sentence.ts';
import { inScopeOrAny, scopeValues, type FileScope } from './file-scope.ts';

type Row = {
  file: FileId;
  folder: string;
  relativePath: string;
  code: FailureCode;
  sentence: string;
  attempts: number;
  failedAt: string;
};

/** Failed files with their reasons, newest first. @param scope null: of every folder. */
export function failedFiles(db: SongDatabase, scope: FileScope | null, limit = 5000): FailedFile[] {
  return db
    .prepare<[object], Row>(
      `SELECT f.id AS file, d.path AS folder, f.relative_path AS relativePath, f.failure_code AS code,
         f.failure_message AS sentence, f.attempts, f.finished_at AS failedAt
       FROM files f JOIN folders d ON d.id = f.folder_id
       WHERE f.state = 'failed' AND ${inScopeOrAny('f')}
       ORDER BY f.finished_at DESC, f.id DESC LIMIT @limit`,
    )
    .all({ ...scopeValues(scope), limit })
    .map(({ code, sentence, ...row }) => ({
      ...row,
      failure: { code, ...readSentence(sentence), path: row.relativePath },
    }));
}
