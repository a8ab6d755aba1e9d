import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryOrder, GroupBy } from '#contract/gallery.ts';
import type { DetectionId, FileId, FolderId, RecordingId, StationId } from '#contract/ids.ts';
import type { Ask, RequestName } from '#contract/requests.ts';
import type { ReviewOrder } from '#contract/review.ts';
import { sunParts } from '#contract/schema/sun-span.ts';
import type { SpeciesCode } from '#contract/species.ts';

/** A request that only reads, with a name for a table of figures. */
export type SeasonQuestion = {
  readonly [K in RequestName]: { readonly request: K; readonly of: string; readonly ask: Ask<K> };
}[RequestName];

const [common, rare] = ['species_0', 'species_290'] as const;

/** Every kind of filter, alone and together, over a season of `makeSeason`. */
const filters: Readonly<Record<string, DetectionFilter>> = {
  everything: {},
  'a common species': { species: [common] },
  'a rare species': { species: [rare] },
  'a week': { fromDay: '2026-04-01', toDay: '2026-04-07' },
  'two months': { fromDay: '2026-03-10', toDay: '2026-05-09' },
  'an hour of the day': { hourOfDay: 5 },
  'score from 0.9': { minScore: 0.9 },
  'score from 0.6': { minScore: 0.6 },
  'a folder': { folder: 1 as FolderId },
  'a station': { station: 2 as StationId },
  'rejected too': { review: 'all' },
  reviewed: { review: 'reviewed' },
  unreviewed: { review: 'unreviewed' },
  'a station, two months, score from 0.7': {
    station: 1 as StationId,
    fromDay: '2026-03-10',
    toDay: '2026-05-09',
    minScore: 0.7,
  },
  'a file and a folder': { among: { folders: [1 as FolderId], files: [5 as FileId] } },
  favourites: { favourites: true },
  'a tag': { tag: 'dawn' },
  'at night by the sun': { sun: sunParts.night },
  'dawn chorus at a station': { sun: sunParts.dawn, station: 1 as StationId },
  'two species, a month, mornings': {
    species: [common, rare],
    fromDay: '2026-04-01',
    toDay: '2026-04-30',
    hourOfDay: 5,
  },
  'a station, unreviewed, score from 0.8': { station: 2 as StationId, review: 'unreviewed', minScore: 0.8 },
  'a folder, a month, rejected too': {
    folder: 1 as FolderId,
    fromDay: '2026-04-01',
    toDay: '2026-04-30',
    review: 'all',
  },
  'all but some': { but: [1, 2, 3, 500, 70_000] as DetectionId[] },
  'with a picture, score from 0.55': { pictured: true, minScore: 0.55 },
  'a common species at a station, unreviewed': { species: [common], station: 1 as StationId, review: 'unreviewed' },
};

const orders: readonly GalleryOrder[] = [
  'best-pictures',
  'newest-heard',
  'oldest-heard',
  'best-score',
  'species',
  'station',
];
const groups: readonly GroupBy[] = ['species', 'day', 'station'];
const reviewOrders: readonly ReviewOrder[] = ['oldest-heard', 'newest-heard', 'best-score', 'lowest-score', 'species'];

function filtered(of: string, filter: DetectionFilter): SeasonQuestion[] {
  return [
    { request: 'timeline.read', of: `by hour, ${of}`, ask: { unit: 'hour-of-day', filter } },
    { request: 'timeline.read', of: `by day, ${of}`, ask: { unit: 'day', filter } },
    { request: 'timeline.read', of: `by week, ${of}`, ask: { unit: 'week', filter } },
    { request: 'map.read', of, ask: { filter } },
    { request: 'visits.read', of: `common, ${of}`, ask: { species: common as SpeciesCode, filter, visitDays: 7 } },
    { request: 'season.read', of, ask: { filter } },
    { request: 'species.read', of: `common, ${of}`, ask: { species: common, filter } },
    { request: 'species.read', of: `rare, ${of}`, ask: { species: rare, filter } },
    { request: 'export.preview', of, ask: { format: 'detections-csv', filter } },
    ...groups.map((by) => ({
      request: 'gallery.groups' as const,
      of: `by ${by}, ${of}`,
      ask: { by, filter, picturesOnly: true },
    })),
    ...reviewOrders.map((order) => ({
      request: 'review.queue' as const,
      of: `${order}, ${of}`,
      ask: { filter, order, limit: 1000 },
    })),
  ];
}

/** The gallery at its beginning, in its middle and at its end. */
function galleryPages(of: string, filter: DetectionFilter, detections: number): SeasonQuestion[] {
  return orders.flatMap((order) =>
    [0, Math.floor(detections / 2), detections - 100].map((offset) => ({
      request: 'gallery.read' as const,
      of: `${order} from ${offset}, ${of}`,
      ask: { offset, limit: 60, order, filter, picturesOnly: true },
    })),
  );
}

/** Every request that only reads, asked in every way that the window and a curious person ask it. */
export function seasonQuestions(detections: number): SeasonQuestion[] {
  const first = 12 as DetectionId;
  const some = Array.from({ length: 200 }, (_, at) => (1 + at * Math.floor(detections / 200)) as DetectionId);
  const nothing = {};
  const missed = { species: common as SpeciesCode, filter: nothing, offset: 0, limit: 50 };
  return [
    ...Object.entries(filters).flatMap(([of, filter]) => [
      ...filtered(of, filter),
      ...galleryPages(of, filter, detections),
    ]),
    ...[1, 7, 31].map((days) => ({ request: 'news.read' as const, of: `${days} days`, ask: { days, toDay: null } })),
    { request: 'news.read', of: 'a week in April', ask: { days: 7, toDay: '2026-04-20' } },
    {
      request: 'gallery.ids',
      of: 'the best half of all that may be selected',
      ask: { offset: 0, limit: 100_000, order: 'best-score', filter: nothing, picturesOnly: false },
    },
    { request: 'soundscape.days', of: 'all', ask: nothing },
    { request: 'search.missed', of: 'a common species', ask: { order: 'score', ...missed } },
    {
      request: 'search.missed',
      of: 'a common species, the fifth page',
      ask: { order: 'score', ...missed, offset: 200 },
    },
    {
      request: 'search.missed',
      of: 'clips without a detection, from a day on',
      ask: { order: 'time', ...missed, filter: { only: 'undetected', fromDay: '2026-03-02' } },
    },
    { request: 'tags.read', of: 'all', ask: nothing },
    { request: 'range.read', of: 'all', ask: nothing },
    { request: 'watch.read', of: 'now', ask: nothing },
    { request: 'settings.read', of: 'now', ask: nothing },
    { request: 'heard.read', of: 'all', ask: nothing },
    { request: 'labels.read', of: 'all', ask: nothing },
    { request: 'names.read', of: 'German', ask: { language: 'de' } },
    { request: 'stations.read', of: 'all', ask: nothing },
    {
      request: 'station.preview',
      of: 'a pattern',
      ask: { name: 'R1', link: { kind: 'pattern', folder: null, pattern: 'SITE/*.WAV' } },
    },
    {
      request: 'station.preview',
      of: 'a recorder',
      ask: { name: 'R1', link: { kind: 'recorder', recorderId: '24F319046035A5D3' } },
    },
    { request: 'stations.sites', of: 'a pattern', ask: { folder: null, pattern: 'SITE/*.WAV' } },
    { request: 'clock.read', of: 'all', ask: nothing },
    {
      request: 'clock.preview',
      of: 'a folder',
      ask: { place: { folder: 1 as FolderId, subfolder: 'R1' }, change: { kind: 'shift', seconds: 60 } },
    },
    { request: 'detection.read', of: 'the first', ask: { detection: first } },
    ...some.slice(0, 20).map((detection) => ({
      request: 'detection.read' as const,
      of: `detection ${detection}`,
      ask: { detection },
    })),
    { request: 'review.items', of: '200', ask: { detections: some } },
    { request: 'samples.read', of: 'all', ask: nothing },
    { request: 'precision.read', of: 'common', ask: { species: common as SpeciesCode, sample: null } },
    { request: 'precision.read', of: 'rare', ask: { species: rare as SpeciesCode, sample: null } },
    { request: 'thresholds.read', of: 'all', ask: nothing },
    { request: 'failed.read', of: 'all', ask: nothing },
    { request: 'missing.read', of: 'all', ask: { folder: null } },
    { request: 'photo.read', of: 'all', ask: nothing },
    {
      request: 'recording.heard',
      of: 'five minutes',
      ask: { recording: 5 as RecordingId, fromSeconds: 0, toSeconds: 300 },
    },
    { request: 'data.read', of: 'all', ask: nothing },
    { request: 'data.plan', of: 'half', ask: { budgetBytes: 1e9 } },
    { request: 'packs.read', of: 'all', ask: nothing },
  ];
}
