import { KnownFailure } from '#contract/failure.ts';
import { SystemPlace } from '#store/opening/make-folder.ts';

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
const refused: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const gone: ReadonlySet<string> = new Set(['ENOENT', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN']);

/** What the file system says of a place to write to, as a sentence. Anything that is no trouble of a file stays as it is. */
export function writingFailure(thrown: unknown, path: string): unknown {
  if (thrown instanceof KnownFailure || !(thrown instanceof Error)) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const around = { path, cause: thrown };
  if (full.has(code)) return new KnownFailure('disk-full', 'export-disk-full', around);
  const kind = 'data-folder-unusable';
  if (refused.has(code)) return new KnownFailure(kind, 'export-no-permission', { values: { path }, ...around });
  if (gone.has(code)) return new KnownFailure(kind, 'export-place-gone', { values: { path }, ...around });
  if (code !== '') return new KnownFailure(kind, 'export-not-written', { values: { path, detail: code }, ...around });
  if (!(thrown instanceof SystemPlace)) return thrown;
  return new KnownFailure(kind, 'export-system-place', { values: { path }, ...around });
}
