import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { GalleryItem, GalleryOrder, GalleryPage } from '#contract/gallery.ts';
import type { DetectionId, PictureId, StationId } from '#contract/ids.ts';
import type { PictureState } from '#contract/pictures.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { stationCounts } from './gallery-groups.ts';
import {
  countedAlong,
  detectionWhere,
  tallyWhere,
  type Tally,
  type TallyColumn,
  type Where,
} from '../detections/detection-filter.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type GalleryAsk = {
  readonly offset: number;
  readonly limit: number;
  readonly order: GalleryOrder;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

/** What is shown, and the same over the running counts where they can answer it. */
type Scope = { readonly where: Where; readonly tally: Tally | null };

/** A run of the gallery that one index gives in order; the gallery is its segments one after the other. */
type Segment = Scope & {
  readonly index: string;
  readonly orderBy: string;
  /** Where it is known already. */
  readonly count?: number;
};

/** What the segments of an order are told apart by. */
const countedBy: Readonly<Record<GalleryOrder, readonly TallyColumn[]>> = {
  'best-pictures': [],
  'best-score': [],
  'newest-heard': ['day'],
  'oldest-heard': ['day'],
  species: ['species'],
  station: [],
};

/** One page. Undated detections come last in either order of time. */
export function readGallery(db: SongDatabase, ask: GalleryAsk): GalleryPage {
  const { ids, total } = readPlaces(db, ask);
  const item = db.prepare<[DetectionId], ItemRow>(itemSql);
  return { total, offset: ask.offset, items: ids.flatMap((id) => galleryItem(item.get(id))) };
}

/** The detections of a stretch of the gallery, in its order. */
export function readGalleryIds(db: SongDatabase, ask: GalleryAsk): DetectionId[] {
  return readPlaces(db, ask).ids;
}

function readPlaces(db: SongDatabase, ask: GalleryAsk): { readonly ids: DetectionId[]; readonly total: number } {
  const plain = { where: detectionWhere(ask.filter), tally: tallyWhere(ask.filter, countedBy[ask.order]) };
  const scope = ask.picturesOnly ? narrow(plain, 'd.picture_id IS NOT NULL', 't.pictured = 1') : plain;
  let before = 0;
  const ids: DetectionId[] = [];
  for (const segment of segments(db, scope, ask)) {
    const count = segment.count ?? countSegment(db, segment);
    const offset = Math.max(0, ask.offset - before);
    const limit = ask.limit - ids.length;
    if (limit > 0 && offset < count) for (const id of segmentIds(db, segment, { limit, offset, count })) ids.push(id);
    before += count;
  }
  return { ids, total: before };
}

function narrow({ where, tally }: Scope, sql: string, tallySql: string, values: Where['values'] = {}): Scope {
  const and = <W extends Where>(before: W, term: string): W => ({
    ...before,
    sql: `${before.sql} AND ${term}`,
    values: { ...before.values, ...values },
  });
  return { where: and(where, sql), tally: tally === null ? null : and(tally, tallySql) };
}

function segments(db: SongDatabase, scope: Scope, ask: GalleryAsk): Segment[] {
  switch (ask.order) {
    case 'best-pictures':
      return [
        narrow(scope, 'd.picture_id IS NOT NULL', 't.pictured = 1'),
        narrow(scope, 'd.picture_id IS NULL', 't.pictured = 0'),
      ].map(byScore);
    case 'best-score':
      return [byScore(scope)];
    case 'newest-heard':
      return inTime(scope, 'DESC');
    case 'oldest-heard':
      return inTime(scope, 'ASC');
    case 'species':
      return speciesByName(db, scope).map(({ speciesId, count }) => ({
        ...narrow(scope, 'd.species_id = @speciesId', 't.species_id = @speciesId', { speciesId }),
        count,
        index: 'detections_species',
        orderBy: 'd.wall_ms DESC, d.id DESC',
      }));
    case 'station':
      return stationCounts(db, ask.filter, ask.picturesOnly).map(({ id, n }) => ({
        ...narrow(scope, 'd.recording_id IN (SELECT id FROM recordings WHERE station_id IS @stationId)', '0', {
          stationId: id,
        }),
        count: n,
        index: 'detections_time',
        orderBy: 'd.wall_ms DESC, d.id DESC',
      }));
  }
}

const byScore = (scope: Scope): Segment => ({
  ...scope,
  index: 'detections_score',
  orderBy: 'd.score DESC, d.id DESC',
});

const inTime = (scope: Scope, direction: 'ASC' | 'DESC'): Segment[] => [
  {
    ...narrow(scope, 'd.wall_ms IS NOT NULL', 't.day >= 0'),
    index: 'detections_time',
    orderBy: `d.wall_ms ${direction}, d.id ${direction}`,
  },
  {
    ...narrow(scope, 'd.wall_ms IS NULL', 't.day < 0'),
    index: 'detections_time',
    orderBy: `d.id ${direction}`,
  },
];

/** The species that have something in the gallery, counted once for all of them. */
function speciesByName(db: SongDatabase, { where: listed, tally }: Scope): { speciesId: number; count: number }[] {
  const { from, where } = countedAlong(listed, 'detections_species');
  const counted =
    tally === null
      ? `SELECT d.species_id AS speciesId, count(*) AS count FROM ${from}
         WHERE ${where.sql} GROUP BY d.species_id`
      : `SELECT t.species_id AS speciesId, sum(t.detections) AS count FROM ${tally.from}
         WHERE ${tally.sql} GROUP BY t.species_id HAVING sum(t.detections) > 0`;
  return db
    .prepare<[object], { speciesId: number; count: number }>(
      `SELECT speciesId, count FROM (${counted}) JOIN species s ON s.id = speciesId
       ORDER BY s.common_name COLLATE NOCASE, s.id`,
    )
    .all((tally ?? where).values);
}

function countSegment(db: SongDatabase, { where: listed, tally }: Scope): number {
  const { from, where } = countedAlong(listed);
  const sql =
    tally === null
      ? `SELECT count(*) AS n FROM ${from} WHERE ${where.sql}`
      : `SELECT sum(t.detections) AS n FROM ${tally.from} WHERE ${tally.sql}`;
  const row = db.prepare<[object], { n: number | null }>(sql).get((tally ?? where).values);
  return row?.n ?? 0;
}

/** Walks along the index from the nearer end: the last page costs no more than the first. */
function segmentIds(
  db: SongDatabase,
  { index, where, orderBy }: Segment,
  { limit, offset, count }: { readonly limit: number; readonly offset: number; readonly count: number },
): DetectionId[] {
  const fromEnd = offset > count / 2;
  const end = Math.min(count, offset + limit);
  const ids = db
    .prepare<[object], DetectionId>(
      `SELECT d.id FROM detections d INDEXED BY ${index} WHERE ${where.sql}
       ORDER BY ${fromEnd ? reversed(orderBy) : orderBy} LIMIT @take OFFSET @skip`,
    )
    .pluck()
    .all({ ...where.values, take: end - offset, skip: fromEnd ? count - end : offset });
  return fromEnd ? ids.reverse() : ids;
}

function reversed(orderBy: string): string {
  return orderBy.replace(/ASC|DESC/g, (way) => (way === 'ASC' ? 'DESC' : 'ASC'));
}

type ItemRow = {
  detection: DetectionId;
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  score: number;
  byPerson: 0 | 1;
  wallMs: number | null;
  offsetMinutes: number | null;
  guessed: 0 | 1;
  stationId: StationId | null;
  stationName: string;
  zone: string;
  recordingName: string;
  pictureState: PictureState;
  picture: PictureId | null;
  verdict: Verdict | null;
  favourite: 0 | 1;
};

const itemSql = `
SELECT d.id AS detection, s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.score, d.by_person AS byPerson,
  d.wall_ms AS wallMs, (d.wall_ms - d.utc_ms) / 60000 AS offsetMinutes, r.name AS recordingName,
  ${guessedTimeSql} AS guessed, t.id AS stationId, t.name AS stationName, t.zone, d.picture_id AS picture, w.verdict,
  EXISTS (SELECT 1 FROM favourites f WHERE f.detection_id = d.id) AS favourite,
  coalesce((SELECT p.state FROM pictures p WHERE p.detection_id = d.id ORDER BY p.id DESC LIMIT 1), 'none') AS pictureState
FROM detections d JOIN species s ON s.id = d.species_id JOIN recordings r ON r.id = d.recording_id
  LEFT JOIN reviews w ON w.detection_id = d.id LEFT JOIN stations t ON t.id = r.station_id
WHERE d.id = ?`;

function galleryItem(row: ItemRow | undefined): GalleryItem[] {
  if (row === undefined) return [];
  const { code, scientificName, commonName, wallMs, offsetMinutes, guessed, ...rest } = row;
  const { stationId, stationName, zone, favourite, byPerson, ...plain } = rest;
  const own = byPerson === 1 && { own: true as const };
  const station = stationId === null ? null : { id: stationId, name: stationName, zone };
  const species = { code, scientificName, commonName };
  return [
    {
      ...plain,
      ...own,
      favourite: favourite === 1,
      species,
      station,
      at: momentAt(wallMs, offsetMinutes, guessed === 1),
    },
  ];
}
