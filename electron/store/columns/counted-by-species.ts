import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { detectionColumns, keptUntilChange } from './columns.ts';
import type { DetectionColumns } from './detection-columns.ts';
import { selectDetections } from './select-detections.ts';

const msPerHour = 3_600_000;

/** So many detections of a species in a bin: a day since 1970, or an hour of the day; -1: their time is unknown. */
export type SpeciesCount = { readonly species: number; readonly bin: number; readonly count: number };

/** Detections under a filter by species and day, or hour of the day. */
export function countedBySpecies(
  db: SongDatabase,
  by: 'day' | 'hour',
  filter: DetectionFilter,
): readonly SpeciesCount[] {
  return keptUntilChange(db, `species-by-${by} ${JSON.stringify(filter)}`, () => {
    const ids = selectDetections(db, filter);
    return counted(detectionColumns(db), ids, binsOf(detectionColumns(db), ids, by));
  });
}

const noTime = -1;

/** The bin of each of these detections. */
function binsOf({ wallMs }: DetectionColumns, ids: Uint32Array, by: 'day' | 'hour'): Int32Array {
  const bins = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const hours = Math.floor((wallMs[ids[at] ?? 0] ?? Number.NaN) / msPerHour);
    bins[at] = Number.isNaN(hours) ? noTime : by === 'hour' ? hours % 24 : Math.floor(hours / 24);
  }
  return bins;
}

/** Up to so many cells are counted in a plain array: 32 MB. */
const mostCells = 8_000_000;

function counted({ species }: DetectionColumns, ids: Uint32Array, bins: Int32Array): SpeciesCount[] {
  let [mostSpecies, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < ids.length; at += 1) {
    const bin = bins[at] ?? noTime;
    mostSpecies = Math.max(mostSpecies, species[ids[at] ?? 0] ?? 0);
    first = Math.min(first, bin);
    last = Math.max(last, bin);
  }
  const width = first > last ? 0 : last - first + 1;
  if ((mostSpecies + 1) * width > mostCells) return countedInMap(species, ids, bins);
  const cells = new Uint32Array((mostSpecies + 1) * width);
  for (let at = 0; at < ids.length; at += 1) {
    const cell = (species[ids[at] ?? 0] ?? 0) * width + (bins[at] ?? noTime) - first;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  const found: SpeciesCount[] = [];
  for (let cell = 0; cell < cells.length; cell += 1) {
    const count = cells[cell] ?? 0;
    if (count > 0) found.push({ species: Math.floor(cell / width), bin: (cell % width) + first, count });
  }
  return found;
}

/** The same where a recorder's clock was never set, and days lie decades apart. */
function countedInMap(species: Uint32Array, ids: Uint32Array, bins: Int32Array): SpeciesCount[] {
  const cells = new Map<number, Map<number, number>>();
  for (let at = 0; at < ids.length; at += 1) {
    const [of, bin] = [species[ids[at] ?? 0] ?? 0, bins[at] ?? noTime];
    const ofSpecies = cells.get(of) ?? new Map<number, number>();
    if (ofSpecies.size === 0) cells.set(of, ofSpecies);
    ofSpecies.set(bin, (ofSpecies.get(bin) ?? 0) + 1);
  }
  return [...cells]
    .sort(([a], [b]) => a - b)
    .flatMap(([of, ofSpecies]) =>
      [...ofSpecies].sort(([a], [b]) => a - b).map(([bin, count]) => ({ species: of, bin, count })),
    );
}
