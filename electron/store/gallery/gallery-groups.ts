import type { GalleryGroup, GroupBy } from '#contract/gallery.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { StationName } from '#contract/stations.ts';
import { detectionColumns } from '../columns/columns.ts';
import { countedByKey } from '../columns/ranked.ts';
import { countedHours } from '../columns/counted-hours.ts';
import { selectDetections, stationsOfDetections } from '../columns/select-detections.ts';
import { mostSpecies, speciesByName } from '../columns/species-names.ts';
import { effortCells } from '../recordings/effort.ts';
import { dayText } from '../recordings/local-time.ts';
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

/** Detections by something of theirs that is a small number; the place of a count is that number. */
const counts = (db: SongDatabase, ask: Shown, keys: Uint32Array, most: number): Uint32Array =>
  countedByKey(selectDetections(db, shownBy(ask)), keys, most + 1);

type Shown = Pick<GroupsAsk, 'filter' | 'picturesOnly'>;

const shownBy = ({ filter, picturesOnly }: Shown): DetectionFilter =>
  picturesOnly ? { ...filter, pictured: true } : filter;

function speciesGroups(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): GalleryGroup[] {
  const { species: of } = detectionColumns(db);
  const heard = counts(db, { filter, picturesOnly }, of, mostSpecies(db));
  const sums = new Map([...heard].map((n, id): [number, number] => [id, n]).filter(([, n]) => n > 0));
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
  const { hours, undated } = countedHours(db, shownBy({ filter, picturesOnly }));
  const sums = new Map<number | null, number>();
  for (const { hour, count } of hours.toReversed()) {
    const day = Math.floor(hour / 24);
    sums.set(day, (sums.get(day) ?? 0) + count);
  }
  if (undated > 0) sums.set(null, undated);
  const guessed = guessedDays(db, filter);
  return [...sums]
    .map(([key, n]) => ({ key, n }))
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
  const named = db
    .prepare<[], StationName>('SELECT id, name, zone FROM stations ORDER BY name COLLATE NOCASE, id')
    .all();
  const most = named.reduce((largest, { id }) => Math.max(largest, id), 0);
  const found = counts(db, ask, stationsOfDetections(db), most);
  const placed = named.map((each): StationCount => ({ station: each, n: found[each.id] ?? 0 }));
  return [...placed, { station: null, n: found[0] ?? 0 }].filter(({ n }) => n > 0);
}
