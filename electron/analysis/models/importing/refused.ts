import { KnownFailure, type FailureCode } from '#contract/failure.ts';
import type { SentenceValue } from '#contract/words/sentence.ts';
import type { modelFileSentences } from '#contract/words/model-files.ts';

type Values = Readonly<Record<string, SentenceValue>>;
type Key = keyof typeof modelFileSentences;
type Options = { readonly path?: string; readonly cause?: unknown };

/** A model that cannot be imported, as a failure. */
export function refused(key: Key, values: Values = {}, { cause, ...place }: Options = {}): KnownFailure {
  return KnownFailure.of({ code: 'pack-invalid', key, values, ...place }, cause);
}

/** Something that was named and is not there. */
export function missing(key: Key, path: string, cause: unknown): KnownFailure {
  return KnownFailure.of({ code: 'file-missing', key, path }, cause);
}

const codes: ReadonlyMap<string, { readonly code: FailureCode; readonly key: Key }> = new Map([
  ['ENOSPC', { code: 'disk-full', key: 'model-disk-full' }],
  ['EDQUOT', { code: 'disk-full', key: 'model-disk-full' }],
  ['EACCES', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['EPERM', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['EIO', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['ELOOP', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['ENAMETOOLONG', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['ENOENT', { code: 'file-missing', key: 'model-path-empty' }],
]);

const denied: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * What the disk's own errors mean to a person; everything else stays what it is.
 * @param path the file that was chosen
 * @param target where is written; what is refused there is no fault of the file
 */
export function diskFailure(thrown: unknown, path: string, target: string | null = null): unknown {
  const errno: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  const place: unknown = thrown instanceof Error ? Reflect.get(thrown, 'path') : undefined;
  if (target !== null && denied.has(errno) && typeof place === 'string' && place.startsWith(target))
    return KnownFailure.of({ code: 'data-folder-unusable', key: 'model-not-written', path: target }, thrown);
  const known = typeof errno === 'string' ? codes.get(errno) : undefined;
  return known === undefined ? thrown : KnownFailure.of({ ...known, path }, thrown);
}
