import type { SunSpan } from '#contract/schema/sun-span.ts';
import { sunSpanText } from '#contract/schema/sun-span.ts';
import type { Position } from '#contract/stations.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { SunSpans } from '../sun/sun-spans.ts';
import { keptUntilChange, recordingColumns } from './columns.ts';

type StationPlace = { readonly id: number; readonly latitude: number; readonly longitude: number };

/** Where a recording was made, by its id: at its station, else where the recorder says; null where neither is known. */
export function placesOf(db: SongDatabase): (recording: number) => Position | null {
  const recordings = recordingColumns(db);
  const stations = db
    .prepare<[], StationPlace>(
      'SELECT id, latitude, longitude FROM stations WHERE latitude IS NOT NULL AND longitude IS NOT NULL',
    )
    .all();
  const known = new Map(
    stations.map(({ id, latitude, longitude }): [number, Position] => [id, { latitude, longitude }]),
  );
  return (recording) => {
    const station = known.get(recordings.station[recording] ?? 0);
    if (station !== undefined) return station;
    const [latitude, longitude] = [recordings.latitude[recording], recordings.longitude[recording]];
    if (latitude === undefined || longitude === undefined || Number.isNaN(latitude + longitude)) return null;
    return { latitude, longitude };
  };
}

/** How a recording lies to a span of the sun. */
export const inSun = { outside: 0, whole: 1, partly: 2 } as const;

/** The part of the day by the sun, for recordings and instants. */
export type SunOf = {
  /** By the recording's id, see `inSun`. */
  readonly recordings: Uint8Array;
  /** Whether an instant of a recording lies in the span. */
  readonly holds: (recording: number, utcMs: number) => boolean;
  /** How many milliseconds of a stretch of a recording lie in it. */
  readonly within: (recording: number, fromMs: number, toMs: number) => number;
};

export function sunOf(db: SongDatabase, span: SunSpan): SunOf {
  return keptUntilChange(db, `sun ${sunSpanText(span)}`, () => reckonSun(db, span));
}

function reckonSun(db: SongDatabase, span: SunSpan): SunOf {
  const columns = recordingColumns(db);
  const [placeOf, spans] = [placesOf(db), new SunSpans(span)];
  const within = (recording: number, fromMs: number, toMs: number): number => {
    const place = placeOf(recording);
    return place === null || Number.isNaN(fromMs + toMs) ? 0 : spans.within(place, fromMs, toMs);
  };
  const recordings = new Uint8Array(columns.last + 1);
  for (let id = 1; id <= columns.last; id += 1) {
    const [from, lengthMs] = [columns.startUtcMs[id] ?? Number.NaN, (columns.durationSeconds[id] ?? 0) * 1000];
    const ms = within(id, from, from + lengthMs);
    recordings[id] = ms > lengthMs - 1 ? inSun.whole : ms >= 1 ? inSun.partly : inSun.outside;
    if (Number.isNaN(from)) recordings[id] = inSun.outside;
  }
  const holds = (recording: number, utcMs: number): boolean => {
    const place = placeOf(recording);
    return place !== null && !Number.isNaN(utcMs) && spans.holds(place, utcMs);
  };
  return { recordings, holds, within };
}
