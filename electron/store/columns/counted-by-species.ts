import type { DetectionFilter } from '#contract/detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { detectionColumns, keptUntilChange } from './columns.ts';
import { hourSpan } from './counted-hours.ts';
import { unknownHour, type DetectionColumns } from './detection-columns.ts';
import { selectDetections } from './select-detections.ts';
import { mostSpecies } from './species-names.ts';

/** So many detections of a species in a bin: a day since 1970, or an hour of the day; -1: their time is unknown. */
export type SpeciesCount = { readonly species: number; readonly bin: number; readonly count: number };

type Unit = 'day' | 'hour';

/** Detections under a filter by species and day, or hour of the day. */
export function countedBySpecies(db: SongDatabase, by: Unit, filter: DetectionFilter): readonly SpeciesCount[] {
  return keptUntilChange(db, `species-by-${by} ${JSON.stringify(filter)}`, () =>
    counted(detectionColumns(db), selectDetections(db, filter), by, mostSpecies(db)),
  );
}

const noTime = -1;
const hoursOfDay = 24;

const binOf = (hour: number, by: Unit): number => (by === 'hour' ? hour % hoursOfDay : Math.floor(hour / hoursOfDay));

/** Up to so many cells are counted in a plain array: 32 MB. */
const mostCells = 8_000_000;

function counted({ species, hours }: DetectionColumns, ids: Uint32Array, by: Unit, most: number): SpeciesCount[] {
  const [firstHour, lastHour] = hourSpan(hours, ids);
  const isDated = firstHour <= lastHour;
  // An hour of the day before 1970 is below zero.
  const first = by === 'hour' ? 1 - hoursOfDay : binOf(firstHour, by);
  const bins = !isDated ? 0 : by === 'hour' ? 2 * hoursOfDay - 1 : binOf(lastHour, by) - first + 1;
  // The first place of each species is for an unknown time.
  const width = bins + 1;
  if ((most + 1) * width > mostCells || lastHour - firstHour > mostCells) return countedInMap(species, hours, ids, by);
  const placeOf = Int32Array.from(
    { length: isDated ? lastHour - firstHour + 1 : 0 },
    (_, at) => binOf(firstHour + at, by) - first + 1,
  );
  const cells = new Uint32Array((most + 1) * width);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const hour = hours[id] ?? 0;
    const cell = (species[id] ?? 0) * width + (hour === unknownHour ? 0 : (placeOf[hour - firstHour] ?? 0));
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return listed(cells, width, first);
}

function listed(cells: Uint32Array, width: number, first: number): SpeciesCount[] {
  const found: SpeciesCount[] = [];
  for (let start = 0, species = 0; start < cells.length; start += width, species += 1)
    for (let place = 0; place < width; place += 1) {
      const count = cells[start + place] ?? 0;
      if (count > 0) found.push({ species, bin: place === 0 ? noTime : place - 1 + first, count });
    }
  return found;
}

/** The same where a recorder's clock was never set, and days lie decades apart. */
function countedInMap(species: Uint32Array, hours: Int32Array, ids: Uint32Array, by: Unit): SpeciesCount[] {
  const cells = new Map<number, Map<number, number>>();
  for (const id of ids) {
    const [of, hour] = [species[id] ?? 0, hours[id] ?? 0];
    const bin = hour === unknownHour ? noTime : binOf(hour, by);
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
