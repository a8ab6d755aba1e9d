import type { DetectionFilter } from '#contract/detections.ts';
import type { SunriseHours } from '#contract/species.ts';
import { detectionWhere } from '../detections/detection-filter.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { effortFrom } from '../recordings/effort.ts';
import { placeSql } from '../sun/sun-sql.ts';
import { solarDay, sunTimes } from '../sun/sun-times.ts';

const msPerHour = 3_600_000;

type Placed = { readonly latitude: number; readonly longitude: number };
type Heard = Placed & { readonly utcMs: number; readonly n: number };
type Recorded = Placed & { readonly fromMs: number; readonly seconds: number };

/**
 * Detections and effort in the 24 hours around sunrise, from 12 before to 12 after it. Detections are counted by quarters of an
 * hour; the sound of an hour of the clock is taken to be spread evenly over it. null where no place with a sunrise is known.
 */
export function sunriseHours(db: SongDatabase, filter: DetectionFilter): SunriseHours | null {
  const rises = new Map<string, number | null>();
  const none = (): number[] => new Array<number>(24).fill(0);
  const hours = { detections: none(), effortSeconds: none(), guessedSeconds: none() };
  const add = (into: number[], place: Placed, utcMs: number, value: number): void => {
    const cell = cellOf(rises, place, utcMs);
    if (cell !== null) into[cell] = (into[cell] ?? 0) + value;
  };
  for (const { utcMs, n, ...place } of heard(db, filter)) add(hours.detections, place, utcMs, n);
  const spread = (into: number[], { fromMs, seconds, ...place }: Recorded): void => {
    for (let quarter = 0; quarter < 4; quarter += 1)
      add(into, place, fromMs + ((quarter + 0.5) / 4) * msPerHour, seconds / 4);
  };
  for (const each of recorded(db, filter, 'each')) spread(hours.effortSeconds, each);
  for (const each of recorded(db, filter, 'guessed')) spread(hours.guessedSeconds, each);
  return hours.effortSeconds.some((seconds) => seconds > 0) ? hours : null;
}

/** Which of the 24 cells an instant lies in; null where the sun does not rise. */
function cellOf(rises: Map<string, number | null>, place: Placed, utcMs: number): number | null {
  const day = solarDay(utcMs, place.longitude);
  const around = [day - 1, day, day + 1].flatMap((each) => {
    const key = `${place.latitude} ${place.longitude} ${each}`;
    const known = rises.get(key);
    if (known !== undefined) return known ?? [];
    const times = sunTimes(each, place);
    const rise = typeof times === 'string' ? null : times.rise;
    rises.set(key, rise);
    return rise ?? [];
  });
  const apart = around.map((rise) => Math.floor((utcMs - rise) / msPerHour) + 12);
  return apart.find((cell) => cell >= 0 && cell < 24) ?? null;
}

const places = 'JOIN recordings r ON r.id = x.recording_id LEFT JOIN stations t ON t.id = r.station_id';
const known = `coalesce(t.latitude, r.latitude) IS NOT NULL AND coalesce(t.longitude, r.longitude) IS NOT NULL`;

function heard(db: SongDatabase, filter: DetectionFilter): Heard[] {
  const where = detectionWhere(filter);
  return db
    .prepare<[object], Heard>(
      `SELECT ${placeSql}, x.at AS utcMs, sum(x.n) AS n FROM (
         SELECT d.recording_id, d.utc_ms / 900000 * 900000 + 450000 AS at, count(*) AS n FROM detections d
         WHERE ${where.sql} AND d.utc_ms IS NOT NULL GROUP BY 1, 2) x ${places} WHERE ${known} GROUP BY 1, 2, 3`,
    )
    .all(where.values);
}

function recorded(db: SongDatabase, filter: DetectionFilter, only: 'each' | 'guessed'): Recorded[] {
  const from = effortFrom(filter, only);
  return db
    .prepare<[object], Recorded>(
      `SELECT ${placeSql}, (x.day * 24 + x.hour) * 3600000 - r.utc_offset_min * 60000 AS fromMs, sum(x.seconds) AS seconds
       FROM (SELECT recording_id, day, hour, seconds FROM ${from.sql}) x ${places}
       WHERE ${known} AND r.utc_offset_min IS NOT NULL AND x.seconds > 0.001 GROUP BY 1, 2, 3`,
    )
    .all(from.values);
}
