import type { DetectionFilter } from '#contract/requests.ts';
import { dayStartMs } from './local-time.ts';

export type Where = { readonly sql: string; readonly values: Readonly<Record<string, string | number | null>> };

const msPerDay = 86_400_000;

/** A filter as SQL over `detections d`. The default of `review` is `unrejected`, as in every chart. */
export function detectionWhere(filter: DetectionFilter): Where {
  const terms = ['d.current = 1'];
  const values: Record<string, string | number | null> = {};
  const add = (sql: string, name: string, value: string | number | null): void => {
    terms.push(sql);
    values[name] = value;
  };
  if (filter.species !== undefined) {
    const codes = JSON.stringify(filter.species);
    add(
      'd.species_id IN (SELECT id FROM species WHERE code IN (SELECT value FROM json_each(@species)))',
      'species',
      codes,
    );
  }
  if (filter.fromDay !== undefined) add('d.wall_ms >= @fromMs', 'fromMs', dayStartMs(filter.fromDay));
  if (filter.toDay !== undefined) add('d.wall_ms < @toMs', 'toMs', (dayStartMs(filter.toDay) ?? 0) + msPerDay);
  if (filter.hourOfDay !== undefined) add('d.wall_ms / 3600000 % 24 = @hour', 'hour', filter.hourOfDay);
  if (filter.minScore !== undefined) add('d.score >= @minScore', 'minScore', filter.minScore);
  if (filter.folder !== undefined) {
    add('d.recording_id IN (SELECT recording_id FROM files WHERE folder_id = @folder)', 'folder', filter.folder);
  }
  terms.push(reviewTerm(filter.review ?? 'unrejected'));
  return { sql: terms.join(' AND '), values };
}

function reviewTerm(review: NonNullable<DetectionFilter['review']>): string {
  switch (review) {
    case 'all':
      return '1';
    case 'unrejected':
      return 'd.rejected = 0';
    case 'reviewed':
      return 'd.id IN (SELECT detection_id FROM reviews)';
    case 'unreviewed':
      return 'NOT EXISTS (SELECT 1 FROM reviews w WHERE w.detection_id = d.id)';
  }
}

/** Whether the running counts of `tallies` answer this filter: nothing is asked but what every chart leaves out. */
export function isPlainFilter(filter: DetectionFilter): boolean {
  const { review, ...rest } = filter;
  return (review ?? 'unrejected') === 'unrejected' && Object.values(rest).every((value) => value === undefined);
}
