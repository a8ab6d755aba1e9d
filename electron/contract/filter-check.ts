import { optional } from './optional.ts';
import { readArray, readDay, readFields, readId, readNumber, readOneOf, readText, readWhole } from './readers.ts';
import type { FolderId, StationId } from './ids.ts';
import type { DetectionFilter } from './filter.ts';

const reviews = ['all', 'unrejected', 'reviewed', 'unreviewed'] as const;

/** Reads a filter from outside. An absent field stays absent. */
export function readFilter(raw: unknown, name = 'filter'): DetectionFilter {
  const fields = readFields(raw, name, [
    'species',
    'fromDay',
    'toDay',
    'hourOfDay',
    'folder',
    'station',
    'minScore',
    'review',
  ]);
  return {
    ...optional(fields, 'species', (value, at) => readArray(value, at, (item) => readText(item, at, 100))),
    ...optional(fields, 'fromDay', readDay),
    ...optional(fields, 'toDay', readDay),
    ...optional(fields, 'hourOfDay', (value, at) => readWhole(value, at, 0, 23)),
    ...optional(fields, 'folder', readId<FolderId>),
    ...optional(fields, 'station', readId<StationId>),
    ...optional(fields, 'minScore', (value, at) => readNumber(value, at, 0, 1)),
    ...optional(fields, 'review', (value, at) => readOneOf(value, at, reviews)),
  };
}
