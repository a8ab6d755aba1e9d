import { KnownFailure, type FailureCode } from '#contract/failure.ts';
import { modelFileSentences } from '#contract/words/model-files.ts';

type Values = Readonly<Record<string, string | number>>;
type Key = keyof typeof modelFileSentences;
type Options = { readonly path?: string; readonly cause?: unknown };

/** A model that cannot be imported, as a failure. */
export function refused(key: Key, values: Values = {}, options: Options = {}): KnownFailure {
  return new KnownFailure('pack-invalid', said(key, values), options);
}

/** Something that was named and is not there. */
export function missing(key: Key, path: string, cause: unknown): KnownFailure {
  return new KnownFailure('file-missing', said(key, {}), { path, cause });
}

const codes: ReadonlyMap<string, { readonly code: FailureCode; readonly key: Key }> = new Map([
  ['ENOSPC', { code: 'disk-full', key: 'model-disk-full' }],
  ['EDQUOT', { code: 'disk-full', key: 'model-disk-full' }],
  ['EACCES', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['EPERM', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['EIO', { code: 'file-unreadable', key: 'model-not-readable' }],
  ['ENOENT', { code: 'file-missing', key: 'model-path-empty' }],
]);

/** What the disk's own errors mean to a person; everything else stays what it is. @param path the file that was chosen */
export function diskFailure(thrown: unknown, path: string): unknown {
  const errno: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  const known = typeof errno === 'string' ? codes.get(errno) : undefined;
  return known === undefined ? thrown : new KnownFailure(known.code, said(known.key, {}), { path, cause: thrown });
}

function said(key: Key, values: Values): string {
  return modelFileSentences[key].en.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}
