import { KnownFailure } from '#contract/failure.ts';
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

function said(key: Key, values: Values): string {
  return modelFileSentences[key].en.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}
