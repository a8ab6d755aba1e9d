import type { DetectionFilter } from '#contract/detections.ts';
import type { SpeciesRow, SpeciesAnswer } from '#contract/species.ts';
import type { DetectionId, StationId } from '#contract/ids.ts';
import { detectionColumns, recordingColumns } from '../columns/columns.ts';
import { stretchInOrder } from '../columns/in-order.ts';
import { selectDetections } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { speciesRows } from './species-rows.ts';

/** One species under a filter, or null where it was not heard. @param filter names the species alone */
export function oneSpecies(db: SongDatabase, filter: DetectionFilter): SpeciesRow | null {
  const ids = selectDetections(db, filter);
  const [first] = ids;
  if (first === undefined) return null;
  const species = detectionColumns(db).species[first] ?? 0;
  return speciesRows(db, filter, new Map([[species, ids.length]]))[0]?.row ?? null;
}

type StationRow = { id: StationId; name: string; zone: string };

/** Where the filtered detections were made, the station with most first. */
export function detectionsByStation(db: SongDatabase, filter: DetectionFilter): SpeciesAnswer['stations'] {
  const [{ recording, score }, { station }] = [detectionColumns(db), recordingColumns(db)];
  const heard = new Map<number, { detections: number; bestScore: number }>();
  for (const id of selectDetections(db, filter)) {
    const at = station[recording[id] ?? 0] ?? 0;
    const sum = heard.get(at) ?? { detections: 0, bestScore: 0 };
    sum.detections += 1;
    sum.bestScore = Math.max(sum.bestScore, score[id] ?? 0);
    heard.set(at, sum);
  }
  const stations = db.prepare<[], StationRow>('SELECT id, name, zone FROM stations').all();
  const known = new Map(stations.map((row): [number, StationRow] => [row.id, row]));
  return [...heard]
    .map(([at, sums]) => ({ station: known.get(at) ?? null, ...sums }))
    .sort((a, b) => b.detections - a.detections);
}

/** The detections with the best scores. */
export function bestDetections(db: SongDatabase, filter: DetectionFilter, limit: number): DetectionId[] {
  const order = { by: detectionColumns(db).score, direction: -1, ids: -1 } as const;
  return stretchInOrder(selectDetections(db, filter), order, 0, limit) as DetectionId[];
}
