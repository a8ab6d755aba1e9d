import type { GalleryGroup, GroupBy } from '#contract/gallery.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { StationId } from '#contract/ids.ts';
import {
  countedAlong,
  detectionWhere,
  isTimeless,
  tallyWhere,
  type TallyColumn,
} from '../detections/detection-filter.ts';
import { effortFrom } from '../recordings/effort.ts';
import { dayText } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from '../timeline/species-rows.ts';

export type GroupsAsk = {
  readonly by: GroupBy;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

type Counted<K> = { key: K; n: number };

/** The groups of the gallery in the order in which its pages hold them; a group without anything is left out. */
export function readGalleryGroups(db: SongDatabase, { by, filter, picturesOnly }: GroupsAsk): GalleryGroup[] {
  switch (by) {
    case 'species':
      return speciesGroups(db, filter, picturesOnly);
    case 'day':
      return dayGroups(db, filter, picturesOnly);
    case 'station':
      return stationCounts(db, filter, picturesOnly).map(({ id, name, zone, n }) => ({
        count: n,
        of: { kind: 'station', station: id === null ? null : { id, name, zone } },
      }));
  }
}

/** Counts by a key that the running counts know, or else along the detections. */
function counts(
  db: SongDatabase,
  { filter, picturesOnly }: Pick<GroupsAsk, 'filter' | 'picturesOnly'>,
  key: { readonly of: TallyColumn; readonly tally: string; readonly row: string },
): Counted<number | null>[] {
  const tally = tallyWhere(filter, [key.of]);
  const { from, where } = countedAlong(detectionWhere(filter));
  if (tally !== null) {
    const pictured = picturesOnly ? 'AND t.pictured = 1' : '';
    return db
      .prepare<[object], Counted<number>>(
        `SELECT ${key.tally} AS key, sum(t.detections) AS n FROM ${tally.from} WHERE ${tally.sql} ${pictured}
         GROUP BY 1 HAVING n > 0`,
      )
      .all(tally.values);
  }
  const pictured = picturesOnly ? 'AND d.picture_id IS NOT NULL' : '';
  return db
    .prepare<[object], Counted<number | null>>(
      `SELECT ${key.row} AS key, count(*) AS n FROM ${from} WHERE ${where.sql} ${pictured} GROUP BY 1`,
    )
    .all(where.values);
}

function speciesGroups(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): GalleryGroup[] {
  const found = counts(db, { filter, picturesOnly }, { of: 'species', tally: 't.species_id', row: 'd.species_id' });
  const sums = new Map(found.map(({ key, n }): [number, number] => [key ?? 0, n]));
  const order = db
    .prepare<[], { id: number }>('SELECT id FROM species ORDER BY common_name COLLATE NOCASE, id')
    .all()
    .map(({ id }) => id);
  const rows = new Map(speciesRows(db, filter, sums).map(({ speciesId, row }) => [speciesId, row]));
  return order.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const { code, scientificName, commonName, coverDetection, coverPicture } = row;
    const species = { code, scientificName, commonName };
    return [{ count: sums.get(id) ?? 0, of: { kind: 'species', species, coverDetection, coverPicture } }];
  });
}

/** Newest day first, what has no time last, as `newest-heard` has them. */
function dayGroups(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): GalleryGroup[] {
  const found = counts(
    db,
    { filter, picturesOnly },
    { of: 'day', tally: 'CASE WHEN t.day < 0 THEN NULL ELSE t.day END', row: 'd.wall_ms / 86400000' },
  );
  const guessed = guessedDays(db, filter);
  return found
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
  const from = effortFrom(filter, 'guessed');
  return new Set(db.prepare<[object], number>(`SELECT DISTINCT day FROM ${from.sql}`).pluck().all(from.values));
}

export type StationCount = {
  readonly id: StationId | null;
  readonly name: string;
  readonly zone: string;
  readonly n: number;
};

/** Detections of each station by its name; those of recordings without a station last. */
export function stationCounts(db: SongDatabase, filter: DetectionFilter, picturesOnly: boolean): StationCount[] {
  const { from, where, values } = stationSource(filter, picturesOnly);
  return db
    .prepare<[object], StationCount>(
      `SELECT t.id, t.name, t.zone, sum(c.n) AS n FROM (${from} WHERE ${where} GROUP BY recording) c
       JOIN recordings r ON r.id = c.recording LEFT JOIN stations t ON t.id = r.station_id
       GROUP BY r.station_id HAVING sum(c.n) > 0 ORDER BY t.name IS NULL, t.name COLLATE NOCASE, t.id`,
    )
    .all(values);
}

type Source = { readonly from: string; readonly where: string; readonly values: object };

/** By recording: from the running counts where these know, else along the detections. */
function stationSource(filter: DetectionFilter, picturesOnly: boolean): Source {
  if (!picturesOnly && isTimeless(filter) && filter.species === undefined && tallyWhere(filter, []) !== null) {
    const column = filter.review === 'all' ? 'all_n' : 'unrejected_n';
    return {
      from: `SELECT h.recording_id AS recording, sum(h.${column}) AS n FROM heard_in h`,
      where: '1',
      values: {},
    };
  }
  const { from, where } = countedAlong(detectionWhere(filter));
  const { sql, values } = where;
  return {
    from: `SELECT d.recording_id AS recording, count(*) AS n FROM ${from}`,
    where: picturesOnly ? `${sql} AND d.picture_id IS NOT NULL` : sql,
    values,
  };
}
