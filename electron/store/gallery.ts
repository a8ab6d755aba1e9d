import type { DetectionFilter, GalleryItem, GalleryOrder, GalleryPage } from '#contract/requests.ts';
import type { DetectionId, PictureId, PictureState, SpeciesCode, Verdict } from '#contract/recordings.ts';
import { detectionWhere, type Where } from './detection-filter.ts';
import { momentAt } from './local-time.ts';
import type { SongDatabase } from './open-store.ts';

export type GalleryAsk = {
  readonly offset: number;
  readonly limit: number;
  readonly order: GalleryOrder;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
};

/** A run of the gallery that one index gives in order; the gallery is its segments one after the other. */
type Segment = { readonly where: Where; readonly index: string; readonly orderBy: string };

/** One page. Undated detections come last in either order of time. */
export function readGallery(db: SongDatabase, ask: GalleryAsk): GalleryPage {
  const plain = detectionWhere(ask.filter);
  const where = ask.picturesOnly ? and(plain, 'd.picture_id IS NOT NULL') : plain;
  let before = 0;
  const ids: DetectionId[] = [];
  for (const segment of segments(db, where, ask.order)) {
    const count = countSegment(db, segment);
    const offset = Math.max(0, ask.offset - before);
    const limit = ask.limit - ids.length;
    if (limit > 0 && offset < count) ids.push(...segmentIds(db, segment, limit, offset));
    before += count;
  }
  const item = db.prepare<[DetectionId], ItemRow>(itemSql);
  return { total: before, offset: ask.offset, items: ids.flatMap((id) => galleryItem(item.get(id))) };
}

const and = (where: Where, sql: string, values: Where['values'] = {}): Where => ({
  sql: `${where.sql} AND ${sql}`,
  values: { ...where.values, ...values },
});

function segments(db: SongDatabase, where: Where, order: GalleryOrder): Segment[] {
  switch (order) {
    case 'best-score':
      return [{ where, index: 'detections_score', orderBy: 'd.score DESC, d.id DESC' }];
    case 'newest-heard':
      return inTime(where, 'DESC');
    case 'oldest-heard':
      return inTime(where, 'ASC');
    case 'species':
      return speciesByName(db).map((speciesId) => ({
        where: and(where, 'd.species_id = @speciesId', { speciesId }),
        index: 'detections_species',
        orderBy: 'd.wall_ms DESC, d.id DESC',
      }));
  }
}

const inTime = (where: Where, direction: 'ASC' | 'DESC'): Segment[] => [
  {
    where: and(where, 'd.wall_ms IS NOT NULL'),
    index: 'detections_time',
    orderBy: `d.wall_ms ${direction}, d.id ${direction}`,
  },
  { where: and(where, 'd.wall_ms IS NULL'), index: 'detections_time', orderBy: `d.id ${direction}` },
];

function speciesByName(db: SongDatabase): number[] {
  return db
    .prepare<[], { id: number }>('SELECT id FROM species ORDER BY common_name COLLATE NOCASE, id')
    .all()
    .map((row) => row.id);
}

function countSegment(db: SongDatabase, { where }: Segment): number {
  const row = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM detections d WHERE ${where.sql}`)
    .get(where.values);
  return row?.n ?? 0;
}

function segmentIds(db: SongDatabase, segment: Segment, limit: number, offset: number): DetectionId[] {
  return db
    .prepare<[object], { id: DetectionId }>(
      `SELECT d.id FROM detections d INDEXED BY ${segment.index} WHERE ${segment.where.sql}
       ORDER BY ${segment.orderBy} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...segment.where.values, limit, offset })
    .map((row) => row.id);
}

type ItemRow = {
  detection: DetectionId;
  code: SpeciesCode;
  scientificName: string;
  commonName: string;
  score: number;
  wallMs: number | null;
  offsetMinutes: number | null;
  recordingName: string;
  pictureState: PictureState;
  picture: PictureId | null;
  verdict: Verdict | null;
};

const itemSql = `
SELECT d.id AS detection, s.code, s.scientific_name AS scientificName, s.common_name AS commonName, d.score,
  d.wall_ms AS wallMs, r.utc_offset_min AS offsetMinutes, r.name AS recordingName, d.picture_id AS picture, w.verdict,
  coalesce((SELECT p.state FROM pictures p WHERE p.detection_id = d.id ORDER BY p.id DESC LIMIT 1), 'none') AS pictureState
FROM detections d JOIN species s ON s.id = d.species_id JOIN recordings r ON r.id = d.recording_id
  LEFT JOIN reviews w ON w.detection_id = d.id
WHERE d.id = ?`;

function galleryItem(row: ItemRow | undefined): GalleryItem[] {
  if (row === undefined) return [];
  const { code, scientificName, commonName, wallMs, offsetMinutes, ...plain } = row;
  return [{ ...plain, species: { code, scientificName, commonName }, at: momentAt(wallMs, offsetMinutes) }];
}
