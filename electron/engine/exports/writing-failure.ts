import { KnownFailure } from '#contract/failure.ts';

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
const refused: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const gone: ReadonlySet<string> = new Set(['ENOENT', 'ENODEV', 'ENXIO', 'EIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN']);

/** What the file system says of a place to write to, as a sentence. Anything that is no trouble of a file stays as it is. */
export function writingFailure(thrown: unknown, path: string): unknown {
  if (thrown instanceof KnownFailure || !(thrown instanceof Error)) return thrown;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const failure = (kind: 'disk-full' | 'data-folder-unusable', words: string): KnownFailure =>
    new KnownFailure(kind, words, { path, cause: thrown });
  if (full.has(code)) {
    return failure('disk-full', 'The disk is full: nothing was exported. Free some space and export again.');
  }
  if (refused.has(code)) {
    return failure('data-folder-unusable', `Nothing may be written into ${path}. Choose another folder.`);
  }
  if (gone.has(code)) {
    return failure(
      'data-folder-unusable',
      `${path} is not there any more. Connect its card or disk again, or choose another folder.`,
    );
  }
  if (code === '' && !thrown.message.includes("belongs to the system's kernel")) return thrown;
  return failure(
    'data-folder-unusable',
    `Nothing can be written into ${path} (${code === '' ? 'no place for files' : code}).`,
  );
}
