import { KnownFailure } from './failure.ts';
import { exportFormats, type ExportOptions, type ExportRequests } from './exports.ts';
import { readFilter } from './filter-check.ts';
import { optional } from './optional.ts';
import { readFields, readNumber, readOneOf, readText } from './readers.ts';

function readOptions(raw: unknown): ExportOptions {
  const fields = readFields(raw, 'options', ['title', 'holder', 'licence', 'sound', 'marginSeconds', 'fileName']);
  return {
    ...optional(fields, 'title', (value, at) => readText(value, at, 300)),
    ...optional(fields, 'holder', (value, at) => readText(value, at, 300)),
    ...optional(fields, 'licence', (value, at) => readText(value, at, 500)),
    ...optional(fields, 'sound', (value, at) => readOneOf(value, at, ['wav', 'flac'])),
    ...optional(fields, 'marginSeconds', (value, at) => readNumber(value, at, 0, 60)),
    ...optional(fields, 'fileName', readFileName),
  };
}

/** A name in the folder, never a way out of it. */
function readFileName(value: unknown, at: string): string {
  const name = readText(value, at, 200, 1);
  if (/[/\\\u0000]/.test(name) || name === '.' || name === '..') {
    throw new KnownFailure('bad-request', `“${at}” is the name of a file without folders.`);
  }
  return name;
}

type ExportChecks = { readonly [K in keyof ExportRequests]: (raw: unknown) => ExportRequests[K]['ask'] };

/** The requests of an export, checked field by field. @throws KnownFailure `bad-request` that names the field. */
export const exportChecks = {
  'export.preview': (raw) => {
    const { format, filter } = readFields(raw, 'ask', ['format', 'filter']);
    return { format: readOneOf(format, 'format', exportFormats), filter: readFilter(filter) };
  },
  'export.write': (raw) => {
    const { format, filter, options, folder } = readFields(raw, 'ask', ['format', 'filter', 'options', 'folder']);
    return {
      format: readOneOf(format, 'format', exportFormats),
      filter: readFilter(filter),
      options: readOptions(options),
      folder: folder === null ? null : readText(folder, 'folder', 4096, 1),
    };
  },
  'export.cancel': (raw) => {
    readFields(raw, 'ask', []);
    return {};
  },
} satisfies ExportChecks;
