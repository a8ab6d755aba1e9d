import { readFilter } from './filter-check.ts';
import { readFields, readNothing, readText } from './readers.ts';
import type { SeasonRequests } from './timeline.ts';

type SeasonChecks = { readonly [K in keyof SeasonRequests]: (raw: unknown) => SeasonRequests[K]['ask'] };

export const seasonChecks = {
  'season.read': (raw) => ({ filter: readFilter(readFields(raw, 'ask', ['filter'])['filter']) }),
  'heard.read': readNothing,
  'names.read': (raw) => ({ language: readText(readFields(raw, 'ask', ['language'])['language'], 'language', 10, 2) }),
  'species.read': (raw) => {
    const { species, filter } = readFields(raw, 'ask', ['species', 'filter']);
    return { species: readText(species, 'species', 100, 1), filter: readFilter(filter) };
  },
} satisfies SeasonChecks;
