import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryOrder } from '#contract/gallery.ts';
import type { TimelineUnit } from '#contract/timeline.ts';
import type { DetectionId, SampleId, StationId } from '#contract/ids.ts';
import type { ReviewOrder } from '#contract/review.ts';
import { mostCompared } from '../gallery/compared.ts';
import { searchOf, writeSearch, type SearchRoute } from '../search/search-route.ts';
import { visitsOf, writeVisits, type VisitsRoute } from '../visits/visits-route.ts';
import { readFilter, writeFilter } from './filter-query.ts';

export type SpeciesSort = 'count' | 'first-heard' | 'name' | 'scientific' | 'taxonomy';

export type TimelineRoute = {
  readonly view: 'timeline';
  readonly unit: TimelineUnit;
  readonly sort: SpeciesSort;
  readonly filter: DetectionFilter;
  /** Absent: a table where it is small enough to be read, else a chart. */
  readonly show?: 'chart' | 'table' | 'ridges';
};
/** The page of one species. */
export type SpeciesRoute = { readonly view: 'species'; readonly species: string; readonly filter: DetectionFilter };
/** `cover` shows one card per species. */
export type GalleryGrouping = 'species' | 'day' | 'station' | 'cover';
export type GalleryRoute = {
  readonly view: 'gallery';
  readonly order: GalleryOrder;
  readonly picturesOnly: boolean;
  readonly filter: DetectionFilter;
  /** Absent: one list in the order above; else the order belongs to the groups. */
  readonly group?: GalleryGrouping;
};
/** Species side by side. */
export type CompareRoute = {
  readonly view: 'compare';
  readonly species: readonly string[];
  readonly filter: DetectionFilter;
};
export type ClipRoute = { readonly view: 'clip'; readonly detection: DetectionId };
export type ReviewRoute = {
  readonly view: 'review';
  readonly order: ReviewOrder;
  readonly filter: DetectionFilter;
  /** null goes through what the filter finds. */
  readonly sample: SampleId | null;
};
export type ThresholdRoute = {
  readonly view: 'threshold';
  readonly species: string | null;
  readonly sample: SampleId | null;
};
/** Stations on a map, in the week that begins on a Monday or over the whole time. */
export type MapRoute = { readonly view: 'map'; readonly filter: DetectionFilter; readonly week: string | null };
/** What a day at a station sounded like; null: the last day there is, of the first station. */
export type SoundscapeRoute = {
  readonly view: 'soundscape';
  /** 0: recordings at no station. */
  readonly station: StationId | 0 | null;
  readonly day: string | null;
};
/** A classifier of one's own: what it can learn, and how the one that is named did. */
export type ClassifierRoute = { readonly view: 'classifier'; readonly pack?: string };
const plainViews = [
  'news',
  'failed',
  'export',
  'truth',
  'reviewers',
  'stations',
  'range',
  'models',
  'settings',
  'pictures',
] as const;
type PlainRoute = { readonly view: (typeof plainViews)[number] };
export type Route =
  | SpeciesRoute
  | TimelineRoute
  | GalleryRoute
  | CompareRoute
  | ClipRoute
  | ReviewRoute
  | ThresholdRoute
  | MapRoute
  | SoundscapeRoute
  | SearchRoute
  | VisitsRoute
  | ClassifierRoute
  | PlainRoute;

const units: readonly TimelineUnit[] = ['hour-of-day', 'day', 'week', 'month'];
const sorts: readonly SpeciesSort[] = ['count', 'first-heard', 'name', 'scientific', 'taxonomy'];
const shows = ['chart', 'table', 'ridges'] as const;
const orders: readonly GalleryOrder[] = [
  'best-pictures',
  'newest-heard',
  'oldest-heard',
  'best-score',
  'species',
  'station',
];
const groupings: readonly GalleryGrouping[] = ['species', 'day', 'station', 'cover'];

export const firstTimeline: TimelineRoute = { view: 'timeline', unit: 'hour-of-day', sort: 'count', filter: {} };
export const firstGallery: GalleryRoute = { view: 'gallery', order: 'best-pictures', picturesOnly: false, filter: {} };

export const firstMap: MapRoute = { view: 'map', filter: {}, week: null };
export const firstSoundscape: SoundscapeRoute = { view: 'soundscape', station: null, day: null };
export const firstReview: ReviewRoute = {
  view: 'review',
  order: 'best-score',
  filter: { review: 'unreviewed' },
  sample: null,
};
const reviewOrders: readonly ReviewOrder[] = ['best-score', 'lowest-score', 'oldest-heard', 'newest-heard', 'species'];

function sampleOf(query: URLSearchParams): SampleId | null {
  const text = query.get('sample') ?? '';
  return /^[1-9]\d{0,15}$/.test(text) ? (Number(text) as SampleId) : null;
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

function soundscapeOf(query: URLSearchParams): SoundscapeRoute {
  const station = query.get('station') ?? '';
  const known = /^(0|[1-9]\d{0,15})$/.test(station);
  return {
    view: 'soundscape',
    station: known ? (Number(station) as StationId | 0) : null,
    day: dayOf(query.get('day')),
  };
}

function oneOf<T extends string>(choices: readonly T[], wanted: string | null, fallback: T): T {
  return choices.find((choice) => choice === wanted) ?? fallback;
}

/** Species and the rest of the filter share the address; what is compared is no part of the filter. */
function compareOf(query: URLSearchParams): CompareRoute {
  const { species = [], ...filter } = readFilter(query);
  return { view: 'compare', species: [...new Set(species)].slice(0, mostCompared), filter };
}

function classifierOf(query: URLSearchParams): ClassifierRoute {
  const pack = query.get('pack') ?? '';
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/.test(pack) ? { view: 'classifier', pack } : { view: 'classifier' };
}

/** Reads the address after `#`. An address nobody wrote leads to the timeline, never to an empty page. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const query = new URLSearchParams(search);
  const [, view = '', id = ''] = path.split('/');
  if (view === 'gallery') {
    const order = oneOf(orders, query.get('order'), firstGallery.order);
    const group = groupings.find((each) => each === query.get('group'));
    const picturesOnly = query.get('pictures') === 'only';
    return { view, order, picturesOnly, filter: readFilter(query), ...(group !== undefined && { group }) };
  }
  if (view === 'compare') return compareOf(query);
  if (view === 'map') return { view, filter: readFilter(query), week: dayOf(query.get('week')) };
  if (view === 'soundscape') return soundscapeOf(query);
  if (view === 'clip' && /^\d+$/.test(id)) return { view, detection: Number(id) as DetectionId };
  if (view === 'species' && /^[\w-]+$/.test(id)) return { view, species: id, filter: readFilter(query) };
  const plain = plainViews.find((each) => each === view);
  if (plain !== undefined) return { view: plain };
  if (view === 'review') {
    const filter = search === '' ? firstReview.filter : readFilter(query);
    return { view, order: oneOf(reviewOrders, query.get('order'), firstReview.order), filter, sample: sampleOf(query) };
  }
  if (view === 'search') return searchOf(query);
  if (view === 'visits') return visitsOf(query);
  if (view === 'classifier') return classifierOf(query);
  if (view === 'threshold') return { view, species: query.get('species'), sample: sampleOf(query) };
  const unit = oneOf(units, query.get('unit'), firstTimeline.unit);
  const show = shows.find((choice) => choice === query.get('show'));
  const sort = oneOf(sorts, query.get('sort'), 'count');
  return { view: 'timeline', unit, sort, filter: readFilter(query), ...(show !== undefined && { show }) };
}

/** The address of a route; defaults are left out so that addresses stay short. */
export function routeHash(route: Route): string {
  if (route.view === 'clip') return `#/clip/${route.detection}`;
  const query = new URLSearchParams();
  if (route.view === 'timeline') {
    if (route.unit !== firstTimeline.unit) query.set('unit', route.unit);
    if (route.sort !== firstTimeline.sort) query.set('sort', route.sort);
    if (route.show !== undefined) query.set('show', route.show);
    writeFilter(query, route.filter);
  }
  if (route.view === 'gallery') {
    if (route.order !== firstGallery.order) query.set('order', route.order);
    if (route.group !== undefined) query.set('group', route.group);
    if (route.picturesOnly) query.set('pictures', 'only');
    writeFilter(query, route.filter);
  }
  if (route.view === 'review') {
    query.set('order', route.order);
    writeFilter(query, route.filter);
    if (route.sample !== null) query.set('sample', String(route.sample));
  }
  if (route.view === 'threshold') {
    if (route.species !== null) query.set('species', route.species);
    if (route.sample !== null) query.set('sample', String(route.sample));
  }
  if (route.view === 'map') {
    writeFilter(query, route.filter);
    if (route.week !== null) query.set('week', route.week);
  }
  if (route.view === 'soundscape') {
    if (route.station !== null) query.set('station', String(route.station));
    if (route.day !== null) query.set('day', route.day);
  }
  if (route.view === 'search') writeSearch(query, route);
  if (route.view === 'visits') writeVisits(query, route);
  if (route.view === 'classifier' && route.pack !== undefined) query.set('pack', route.pack);
  if (route.view === 'compare') writeFilter(query, { ...route.filter, species: route.species });
  if (route.view === 'species') writeFilter(query, route.filter);
  const search = query.toString();
  if (route.view === 'species') return `#/species/${route.species}${search === '' ? '' : `?${search}`}`;
  return search === '' ? `#/${route.view}` : `#/${route.view}?${search}`;
}
