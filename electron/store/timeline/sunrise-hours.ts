import type { DetectionFilter } from '#contract/detections.ts';
import type { SunriseHours } from '#contract/species.ts';
import { detectionColumns, keptUntilChange, recordingColumns } from '../columns/columns.ts';
import { placesOf } from '../columns/recording-places.ts';
import { selectDetections } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { eachEffort, effortKey, SumsByKey } from '../recordings/effort.ts';
import { solarDay, sunTimes } from '../sun/sun-times.ts';

const msPerHour = 3_600_000;

type Placed = { readonly latitude: number; readonly longitude: number };
type Instant = { readonly place: Placed; readonly utcMs: number };
type Heard = Instant & { readonly n: number };
type Recorded = { readonly place: Placed; readonly fromMs: number; readonly seconds: number };

/**
 * Detections and effort in the 24 hours around sunrise, from 12 before to 12 after it. Detections are counted by quarters of an
 * hour; the sound of an hour of the clock is taken to be spread evenly over it. null where no place with a sunrise is known.
 */
export function sunriseHours(db: SongDatabase, filter: DetectionFilter): SunriseHours | null {
  const rises = new Map<Placed, Rises>();
  const placeOf = samePlaces(db);
  const detections = noHours();
  for (const { utcMs, n, place } of heard(db, filter, placeOf)) add(rises, detections, { place, utcMs }, n);
  // The same for every species.
  const [effortSeconds, guessedSeconds] = (['all', 'guessed'] as const).map((which) =>
    keptUntilChange(db, `sunrise-effort ${which} ${effortKey(filter)}`, () => recordedHours(db, filter, which, rises)),
  );
  if (effortSeconds?.some((seconds) => seconds > 0) !== true || guessedSeconds === undefined) return null;
  return { detections, effortSeconds: [...effortSeconds], guessedSeconds: [...guessedSeconds] };
}

const noHours = (): number[] => new Array<number>(24).fill(0);

function add(rises: Map<Placed, Rises>, into: number[], { place, utcMs }: Instant, value: number): void {
  const cell = cellOf(rises, place, utcMs);
  if (cell !== null) into[cell] = (into[cell] ?? 0) + value;
}

/** Recorded seconds in the hours around sunrise; an hour of the clock is spread by quarters. */
function recordedHours(
  db: SongDatabase,
  filter: DetectionFilter,
  which: 'all' | 'guessed',
  rises: Map<Placed, Rises>,
): readonly number[] {
  const into = noHours();
  for (const { place, fromMs, seconds } of recorded(db, filter, which, samePlaces(db)))
    for (let quarter = 0; quarter < 4; quarter += 1)
      add(rises, into, { place, utcMs: fromMs + ((quarter + 0.5) / 4) * msPerHour }, seconds / 4);
  return into;
}

/** When the sun rises at a place, by solar day; null where it does not. */
type Rises = Map<number, number | null>;

/** Which of the 24 cells an instant lies in; null where the sun does not rise. */
function cellOf(rises: Map<Placed, Rises>, place: Placed, utcMs: number): number | null {
  const known = rises.get(place) ?? new Map<number, number | null>();
  if (known.size === 0) rises.set(place, known);
  const today = solarDay(utcMs, place.longitude);
  for (let day = today - 1; day <= today + 1; day += 1) {
    const rise = riseOn(known, day, place);
    const cell = rise === null ? -1 : Math.floor((utcMs - rise) / msPerHour) + 12;
    if (cell >= 0 && cell < 24) return cell;
  }
  return null;
}

function riseOn(rises: Rises, day: number, place: Placed): number | null {
  const known = rises.get(day);
  if (known !== undefined) return known;
  const times = sunTimes(day, place);
  const rise = typeof times === 'string' ? null : times.rise;
  rises.set(day, rise);
  return rise;
}

const quarterMs = msPerHour / 4;

/** Detections by quarters of an hour and places; at each the middle of the quarter. */
function heard(db: SongDatabase, filter: DetectionFilter, placeOf: PlaceOf): Heard[] {
  const { recording, utcMs } = detectionColumns(db);
  const counts = new Map<Placed, Map<number, number>>();
  let where = 0;
  let place: Placed | null = null;
  for (const id of selectDetections(db, filter)) {
    const of = recording[id] ?? 0;
    if (of !== where) place = placeOf(of);
    where = of;
    const quarter = Math.floor((utcMs[id] ?? Number.NaN) / quarterMs);
    if (place === null || Number.isNaN(quarter)) continue;
    const quarters = counts.get(place) ?? new Map<number, number>();
    if (quarters.size === 0) counts.set(place, quarters);
    quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1);
  }
  return [...counts].flatMap(([place, quarters]) =>
    Array.from(quarters, ([quarter, n]) => ({ place, utcMs: (quarter + 0.5) * quarterMs, n })),
  );
}

/** Recorded seconds by hours and places; at each the beginning of the hour. */
function recorded(db: SongDatabase, filter: DetectionFilter, which: 'all' | 'guessed', placeOf: PlaceOf): Recorded[] {
  const { offsetMinutes } = recordingColumns(db);
  const sums = new Map<Placed, SumsByKey>();
  eachEffort(db, filter, which, (recording, hours, seconds) => {
    const place = placeOf(recording);
    const fromMs = hours * msPerHour - (offsetMinutes[recording] ?? Number.NaN) * 60_000;
    if (place === null || Number.isNaN(fromMs) || !(seconds > 0.001)) return;
    const ofPlace = sums.get(place) ?? new SumsByKey();
    if (ofPlace.isEmpty) sums.set(place, ofPlace);
    ofPlace.add(fromMs, seconds);
  });
  return [...sums].flatMap(([place, { all }]) =>
    Array.from(all, ({ key, seconds }) => ({ place, fromMs: key, seconds })),
  );
}

type PlaceOf = (recording: number) => Placed | null;

/** The place of a recording; the same place is always the same object. */
function samePlaces(db: SongDatabase): PlaceOf {
  const placeOf = placesOf(db);
  const known = new Map<number, Map<number, Placed>>();
  return (recording) => {
    const place = placeOf(recording);
    if (place === null) return null;
    const east = known.get(place.latitude) ?? new Map<number, Placed>();
    if (east.size === 0) known.set(place.latitude, east);
    const same = east.get(place.longitude) ?? place;
    east.set(place.longitude, same);
    return same;
  };
}
