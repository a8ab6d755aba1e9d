/** Search by sound: for a detection, a stretch of a recording (`r3-0-3000`), or what was missed. */
export type SearchRoute = {
  readonly view: 'search';
  readonly detection?: number;
  readonly stretch?: string;
  readonly missed?: 'time' | 'score';
  readonly species?: string;
};

/** The page in an address. */
export function searchOf(query: URLSearchParams): SearchRoute {
  const [detection, stretch, missed, species] = ['detection', 'stretch', 'missed', 'species'].map(
    (key) => query.get(key) ?? '',
  );
  if (/^[1-9]\d{0,14}$/.test(detection ?? '')) return { view: 'search', detection: Number(detection) };
  if (/^r[1-9]\d{0,14}-\d{1,10}-\d{1,10}$/.test(stretch ?? '')) return { view: 'search', stretch: stretch ?? '' };
  if (missed === 'score' && /^[\w-]+$/.test(species ?? '')) return { view: 'search', missed, species: species ?? '' };
  return missed === 'time' ? { view: 'search', missed } : { view: 'search' };
}

/** Writes what `searchOf` reads. */
export function writeSearch(query: URLSearchParams, { detection, stretch, missed, species }: SearchRoute): void {
  if (detection !== undefined) query.set('detection', String(detection));
  if (stretch !== undefined) query.set('stretch', stretch);
  if (missed !== undefined) query.set('missed', missed);
  if (species !== undefined) query.set('species', species);
}
