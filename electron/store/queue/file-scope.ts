import type { DetectionFilter } from '#contract/detections.ts';
import type { FileId, FolderId } from '#contract/ids.ts';

/** Whole folders, and single files. */
export type FileScope = { readonly folders: readonly FolderId[]; readonly files: readonly FileId[] };

export const ofFolder = (folder: FolderId): FileScope => ({ folders: [folder], files: [] });

/** Whether a row of `files`, by the name it has in the statement, is in the scope. Found by the indexes of both columns. */
export const inScope = (files: string): string =>
  `(${files}.folder_id IN (SELECT value FROM json_each(@folders)) OR ${files}.id IN (SELECT value FROM json_each(@files)))`;

/** The same where there may be no scope: then all are. */
export const inScopeOrAny = (files: string): string => `(@folders IS NULL OR ${inScope(files)})`;

/** Whether a recording has a file in a scope. @param recording its id in the statement */
export const heldInScope = (recording: string): string =>
  `(@folders IS NULL OR ${recording} IN (SELECT n.recording_id FROM files n WHERE ${inScope('n')}))`;

/** The values for `inScope`. */
export function scopeValues(scope: FileScope | null): {
  readonly folders: string | null;
  readonly files: string | null;
} {
  if (scope === null) return { folders: null, files: null };
  return { folders: JSON.stringify(scope.folders), files: JSON.stringify(scope.files) };
}

/** What a filter says of folders and files; null: nothing. */
export function scopeOf({ folder, among }: DetectionFilter): FileScope | null {
  if (folder === undefined && among === undefined) return null;
  return { folders: folder === undefined ? (among?.folders ?? []) : [folder], files: among?.files ?? [] };
}
