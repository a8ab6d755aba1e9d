import type { DetectionFilter, Verdict } from '#contract/detections.ts';
import type { GalleryItem, GalleryOrder, GalleryPage } from '#contract/gallery.ts';
import type { DetectionId, PictureId, StationId } from '#contract/ids.ts';
import type { PictureState } from '#contract/pictures.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { detectionColumns, keptUntilChange } from '../columns/columns.ts';
import { bits } from '../columns/detection-columns.ts';
import { stretchInOrder, type Order } from '../columns/in-order.ts';
import { rankBy } from '../columns/ranked.ts';
import { selectDetections, stationsOfDetections } from '../columns/select-detections.ts';
import { speciesByName } from '../columns/species-names.ts';
import { guessedTimeSql, momentAt } from '../recordings/local-time.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type GalleryAsk = {
  readonly offset: number;
  readonly limit: number;
  readonly order: GalleryOrder;
  readonly filter: DetectionFilter;
  readonly picturesOnly: boolean;
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
  const shown = selectDetections(db, ask.picturesOnly ? { ...ask.filter, pictured: true } : ask.filter);
  const ids = stretchInOrder(shown, orderOf(db, ask), ask.offset, ask.offset + ask.limit);
  return { ids: ids as DetectionId[], total: shown.length };
}

function orderOf(db: SongDatabase, { order, filter, picturesOnly }: GalleryAsk): Order {
  const { wallMs, score, species } = detectionColumns(db);
  const newest = { by: wallMs, direction: -1, ids: -1 } as const;
  const best = { by: score, direction: -1, ids: -1 } as const;
  switch (order) {
    case 'best-pictures':
      return picturesOnly || filter.pictured === true
        ? best
        : { ...best, rank: { keys: unpictured(db), places: inTurn } };
    case 'best-score':
      return best;
    case 'newest-heard':
      return newest;
    case 'oldest-heard':
      return { by: wallMs, direction: 1, ids: 1 };
    case 'species':
      return { ...newest, rank: rankBy(species, speciesByName(db)) };
    case 'station':
      return { ...newest, rank: rankBy(stationsOfDetections(db), stationsByName(db)) };
  }
}

/** By the id of a detection 0 where it has a picture, else 1. */
const unpictured = (db: SongDatabase): Uint32Array =>
  keptUntilChange(db, 'unpictured', () => {
    const { state, last } = detectionColumns(db);
    const keys = new Uint32Array(last + 1);
    for (let id = 1; id <= last; id += 1) if (((state[id] ?? 0) & bits.pictured) === 0) keys[id] = 1;
    return keys;
  });

const inTurn = Uint32Array.of(0, 1);

const stationsByName = (db: SongDatabase): number[] =>
  db.prepare<[], number>('SELECT id FROM stations ORDER BY name COLLATE NOCASE, id').pluck().all();

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
