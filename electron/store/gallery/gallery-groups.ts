import type { GalleryGroup, GroupBy } from '#contract/gallery.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { StationName } from '#contract/stations.ts';
import { detectionColumns } from '../columns/columns.ts';
import { selectDetections, stationsOfDetections } from '../columns/select-detections.ts';
import { speciesByName } from '../columns/species-names.ts';
import { effortCells } from '../recordings/effort.ts';
import { dayNumber, dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from '../timeline/species-rows.ts';

export type GroupsAsk = {
  readonly by: GroupBy;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

/** The groups of the gallery in the order in which its pages hold them; a group without anything is left out. */
export function readGalleryGroups(db: SongDatabase, { by, filter, picturesOnly }: GroupsAsk): GalleryGroup[] {
  switch (by) {
    case 'species':
      return speciesGroups(db, filter, picturesOnly);
    case 'day':
      return dayGroups(db, filter, picturesOnly);
    case 'station':
      return stationCounts(db, { filter, picturesOnly }).map(({ station, n }) => ({
        count: n,
        of: { kind: 'station', station },
      }));
  }
}

/** Detections by something of theirs that is a whole number, or not known (NaN). */
function counts(db: SongDatabase, ask: Shown, keyOf: (id: number) => number): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const id of selectDetections(db, shownBy(ask))) {
    const key = keyOf(id);
    sums.set(key, (sums.get(key) ?? 0) + 1);
  }
  return sums;
}

type Shown = Pick<GroupsAsk, 'filter' | 'picturesOnly'>;

const shownBy = ({ filter, picturesOnly }: Shown): DetectionFilter =>
  picturesOnly ? { ...filter, pictured: true } : filter;

function speciesGroups(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): GalleryGroup[] {
  const { species: of } = detectionColumns(db);
  const sums = counts(db, { filter, picturesOnly }, (id) => of[id] ?? 0);
  const rows = new Map(speciesRows(db, filter, sums).map(({ speciesId, row }) => [speciesId, row]));
  return speciesByName(db).flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const { code, scientificName, commonName, coverDetection, coverPicture } = row;
    const species = { code, scientificName, commonName };
    return [{ count: sums.get(id) ?? 0, of: { kind: 'species', species, coverDetection, coverPicture } }];
  });
}

/** Newest day first, what has no time last, as `newest-heard` has them. */
function dayGroups(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): GalleryGroup[] {
  const { wallMs } = detectionColumns(db);
  const found = counts(db, { filter, picturesOnly }, (id) => dayNumber(wallMs[id] ?? Number.NaN));
  const guessed = guessedDays(db, filter);
  return [...found]
    .map(([day, n]) => ({ key: Number.isNaN(day) ? null : day, n }))
    .sort((a, b) => (b.key ?? Number.NEGATIVE_INFINITY) - (a.key ?? Number.NEGATIVE_INFINITY))
    .map(({ key, n }) => ({
      count: n,
      of: {
        kind: 'day',
        day: key === null ? null : dayText(key),
        ...(key !== null && guessed.has(key) && { guessed: true as const }),
      },
    }));
}

/** Days on which sound lies whose time is only the disk's. */
function guessedDays(db: SongDatabase, filter: DetectionFilter): ReadonlySet<number> {
  return new Set(effortCells(db, filter, 'guessed').map(({ day }) => day));
}

type StationCount = { readonly station: StationName | null; readonly n: number };

/** Detections of each station by its name; those of recordings without a station last. */
function stationCounts(db: SongDatabase, ask: Shown): StationCount[] {
  const stations = stationsOfDetections(db);
  const found = counts(db, ask, (id) => stations[id] ?? 0);
  const named = db
    .prepare<[], StationName>('SELECT id, name, zone FROM stations ORDER BY name COLLATE NOCASE, id')
    .all();
  const placed = named.map((each): StationCount => ({ station: each, n: found.get(each.id) ?? 0 }));
  return [...placed, { station: null, n: found.get(0) ?? 0 }].filter(({ n }) => n > 0);
}
