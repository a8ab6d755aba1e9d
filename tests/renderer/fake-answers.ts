import type { DetectionFilter } from '#contract/detections.ts';
import type { GalleryItem, GalleryOrder } from '#contract/gallery.ts';
import type { TimelineBuckets, TimelineUnit } from '#contract/timeline.ts';
import type { StationId } from '#contract/ids.ts';
import { days, listenedHours, species, type FakeDetection } from './fake-data.ts';

function matches({ detection }: FakeDetection, filter: DetectionFilter): boolean {
  const day = detection.at?.local.slice(0, 10) ?? null;
  const hour = detection.at === null ? null : Number(detection.at.local.slice(11, 13));
  if (filter.species !== undefined && !filter.species.includes(detection.species.code)) return false;
  if (filter.fromDay !== undefined && (day === null || day < filter.fromDay)) return false;
  if (filter.toDay !== undefined && (day === null || day > filter.toDay)) return false;
  if (filter.hourOfDay !== undefined && hour !== filter.hourOfDay) return false;
  const review = filter.review ?? 'unrejected';
  if (review === 'unrejected') return detection.review?.verdict !== 'rejected';
  if (review === 'all') return true;
  return (detection.review !== null) === (review === 'reviewed');
}

export function selected(all: readonly FakeDetection[], filter: DetectionFilter): readonly FakeDetection[] {
  return all.filter((each) => matches(each, filter));
}

/** The same answer the store gives, counted in memory. */
export function fakeTimeline(
  all: readonly FakeDetection[],
  unit: TimelineUnit,
  filter: DetectionFilter,
): TimelineBuckets {
  const found = selected(all, filter);
  const inDays = days.filter((day) => day >= (filter.fromDay ?? '') && day <= (filter.toDay ?? '9'));
  const bins = unit === 'day' ? inDays : Array.from({ length: 24 }, (_, hour) => String(hour));
  const heard = species.filter((each) => found.some(({ detection }) => detection.species.code === each.code));
  const cells = new Map<string, number>();
  for (const { detection } of found) {
    if (detection.at === null) continue;
    const name = unit === 'day' ? detection.at.local.slice(0, 10) : String(Number(detection.at.local.slice(11, 13)));
    const key = `${heard.findIndex((each) => each.code === detection.species.code)} ${bins.indexOf(name)}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const keys = [...cells.keys()].map((key) => key.split(' ').map(Number));
  const hourly = (bin: string): number => (listenedHours.includes(Number(bin)) ? 1800 * inDays.length : 0);
  return {
    unit,
    bins,
    effortSeconds: bins.map((bin) =>
      all.length === 0 ? 0 : unit === 'day' ? 1800 * listenedHours.length : hourly(bin),
    ),
    species: heard.map((each) => {
      const own = found.filter(({ detection }) => detection.species.code === each.code);
      const best = own.toSorted((a, b) => b.detection.score - a.detection.score)[0]!;
      const timed = own.flatMap(({ detection }) => detection.at ?? []).toSorted((a, b) => (a.local < b.local ? -1 : 1));
      const painted = own.find(({ pictures }) => pictures[0]?.state === 'done');
      return {
        ...each,
        detections: own.length,
        recordings: new Set(own.map(({ recordingName }) => recordingName)).size,
        bestScore: best.detection.score,
        first: timed[0] ?? null,
        last: timed.at(-1) ?? null,
        coverDetection: (painted ?? best).detection.id,
        coverPicture: painted?.pictures[0]?.id ?? null,
      };
    }),
    cells: {
      speciesIndex: keys.map(([index]) => index!),
      binIndex: keys.map(([, bin]) => bin!),
      count: [...cells.values()],
    },
    undated: found.filter(({ detection }) => detection.at === null).length,
  };
}

const fakeStationNames = ['Marsh edge', 'Pond', 'Orchard'];

/** Every fourth has none. */
function stationAt(id: number): GalleryItem['station'] {
  const name = fakeStationNames[id % 4];
  return name === undefined ? null : { id: ((id % 4) + 1) as StationId, name, zone: 'America/New_York' };
}

function toItem({ detection, recordingName, pictures }: FakeDetection): GalleryItem {
  const done = pictures.filter((each) => each.state === 'done').at(-1);
  return {
    detection: detection.id,
    species: detection.species,
    score: detection.score,
    at: detection.at,
    station: stationAt(detection.id),
    recordingName,
    pictureState: done?.state ?? pictures.at(-1)?.state ?? 'none',
    picture: done?.id ?? null,
    verdict: detection.review?.verdict ?? null,
  };
}

export function fakeGallery(
  all: readonly FakeDetection[],
  order: GalleryOrder,
  filter: DetectionFilter,
  picturesOnly: boolean,
): GalleryItem[] {
  const time = (item: GalleryItem): string => item.at?.local ?? '';
  const compare: Readonly<Record<GalleryOrder, (a: GalleryItem, b: GalleryItem) => number>> = {
    'newest-heard': (a, b) => time(b).localeCompare(time(a)),
    'oldest-heard': (a, b) => time(a).localeCompare(time(b)),
    'best-score': (a, b) => b.score - a.score,
    station: (a, b) => (a.station?.name ?? '~').localeCompare(b.station?.name ?? '~') || time(b).localeCompare(time(a)),
    species: (a, b) => a.species.commonName.localeCompare(b.species.commonName) || time(b).localeCompare(time(a)),
  };
  return selected(all, filter)
    .map(toItem)
    .filter((item) => !picturesOnly || item.picture !== null)
    .sort(compare[order]);
}
