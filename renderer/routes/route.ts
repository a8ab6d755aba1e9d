import type { DetectionFilter, GalleryOrder, TimelineUnit } from '#contract/requests.ts';
import type { DetectionId } from '#contract/recordings.ts';
import { readFilter, writeFilter } from './filter-query.ts';

export type SpeciesSort = 'count' | 'first-heard' | 'name';

export type TimelineRoute = {
  readonly view: 'timeline';
  readonly unit: TimelineUnit;
  readonly sort: SpeciesSort;
  readonly filter: DetectionFilter;
};
export type GalleryRoute = {
  readonly view: 'gallery';
  readonly order: GalleryOrder;
  readonly picturesOnly: boolean;
  readonly filter: DetectionFilter;
};
export type ClipRoute = { readonly view: 'clip'; readonly detection: DetectionId };
export type PlainRoute = { readonly view: 'failed' | 'export' | 'settings' | 'pictures' };
export type Route = TimelineRoute | GalleryRoute | ClipRoute | PlainRoute;

const units: readonly TimelineUnit[] = ['hour-of-day', 'day'];
const sorts: readonly SpeciesSort[] = ['count', 'first-heard', 'name'];
const orders: readonly GalleryOrder[] = ['newest-heard', 'oldest-heard', 'best-score', 'species'];

export const firstTimeline: TimelineRoute = { view: 'timeline', unit: 'hour-of-day', sort: 'count', filter: {} };
export const firstGallery: GalleryRoute = { view: 'gallery', order: 'newest-heard', picturesOnly: false, filter: {} };

function oneOf<T extends string>(choices: readonly T[], wanted: string | null, fallback: T): T {
  return choices.find((choice) => choice === wanted) ?? fallback;
}

/** Reads the address after `#`. An address nobody wrote leads to the timeline, never to an empty page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(search);
  const [, view = '', id = ''] = path.split('/');
  if (view === 'gallery') {
    const order = oneOf(orders, query.get('order'), firstGallery.order);
    return { view, order, picturesOnly: query.get('pictures') === 'only', filter: readFilter(query) };
  }
  if (view === 'clip' && /^\d+$/.test(id)) return { view, detection: Number(id) as DetectionId };
  if (view === 'failed' || view === 'export' || view === 'settings' || view === 'pictures') return { view };
  const unit = oneOf(units, query.get('unit'), firstTimeline.unit);
  return { view: 'timeline', unit, sort: oneOf(sorts, query.get('sort'), 'count'), filter: readFilter(query) };
}

/** The address of a route; defaults are left out so that addresses stay short. */
export function routeHash(route: Route): string {
  if (route.view === 'clip') return `#/clip/${route.detection}`;
  const query = new URLSearchParams();
  if (route.view === 'timeline') {
    if (route.unit !== firstTimeline.unit) query.set('unit', route.unit);
    if (route.sort !== firstTimeline.sort) query.set('sort', route.sort);
    writeFilter(query, route.filter);
  }
  if (route.view === 'gallery') {
    if (route.order !== firstGallery.order) query.set('order', route.order);
    if (route.picturesOnly) query.set('pictures', 'only');
    writeFilter(query, route.filter);
  }
  const search = query.toString();
  return search === '' ? `#/${route.view}` : `#/${route.view}?${search}`;
}
