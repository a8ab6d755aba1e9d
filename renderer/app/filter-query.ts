import type { DetectionFilter } from '#contract/detections.ts';
import type { FolderId, StationId } from '#contract/ids.ts';
import { readSunSpan, sunSpanText } from '#contract/schema/sun-span.ts';

const reviews = ['all', 'unrejected', 'reviewed', 'unreviewed'] as const;

function readDay(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

function readHour(text: string | null): number | null {
  return text !== null && /^\d{1,2}$/.test(text) && Number(text) < 24 ? Number(text) : null;
}

function readScore(text: string | null): number | null {
  const value = Number(text ?? 'none');
  return value >= 0 && value <= 1 ? value : null;
}

/** The filter in an address. Parts that make no sense are left out. */
export function readFilter(query: URLSearchParams): DetectionFilter {
  const species = query
    .getAll('species')
    .flatMap((codes) => codes.split(','))
    .filter((code) => /^[\w-]+$/.test(code));
  const fromDay = readDay(query.get('from'));
  const toDay = readDay(query.get('to'));
  const hourOfDay = readHour(query.get('hour'));
  const sun = readSunSpan(query.get('sun') ?? '');
  const folder = query.get('folder');
  const station = query.get('station');
  const minScore = readScore(query.get('score'));
  const tag = (query.get('tag') ?? '').trim().slice(0, 50);
  const review = reviews.find((choice) => choice === query.get('review'));
  return {
    ...(species.length > 0 && { species }),
    ...(fromDay !== null && { fromDay }),
    ...(toDay !== null && { toDay }),
    ...(hourOfDay !== null && { hourOfDay }),
    ...(sun !== null && { sun }),
    ...(folder !== null && /^\d+$/.test(folder) && { folder: Number(folder) as FolderId }),
    ...(station !== null && /^\d+$/.test(station) && { station: Number(station) as StationId }),
    ...(minScore !== null && { minScore }),
    ...(review !== undefined && { review }),
    ...(tag !== '' && { tag }),
    ...(query.get('favourites') === 'only' && { favourites: true as const }),
  };
}

/** Writes what `readFilter` reads. */
export function writeFilter(query: URLSearchParams, filter: DetectionFilter): void {
  for (const code of filter.species ?? []) query.append('species', code);
  if (filter.fromDay !== undefined) query.set('from', filter.fromDay);
  if (filter.toDay !== undefined) query.set('to', filter.toDay);
  if (filter.hourOfDay !== undefined) query.set('hour', String(filter.hourOfDay));
  if (filter.sun !== undefined) query.set('sun', sunSpanText(filter.sun));
  if (filter.folder !== undefined) query.set('folder', String(filter.folder));
  if (filter.station !== undefined) query.set('station', String(filter.station));
  if (filter.minScore !== undefined) query.set('score', String(filter.minScore));
  if (filter.review !== undefined) query.set('review', filter.review);
  if (filter.tag !== undefined) query.set('tag', filter.tag);
  if (filter.favourites === true) query.set('favourites', 'only');
}

/** The filter with one part set, or taken away with null. */
export function withPart<K extends keyof DetectionFilter>(
  filter: DetectionFilter,
  part: K,
  value: DetectionFilter[K] | null,
): DetectionFilter {
  const rest: { -readonly [P in keyof DetectionFilter]: DetectionFilter[P] } = { ...filter };
  delete rest[part];
  return value === null || value === undefined ? rest : { ...rest, [part]: value };
}
