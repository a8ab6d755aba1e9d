import type { DetectionFilter } from '#contract/detections.ts';
import { keptUntilChange, recordingColumns } from '../columns/columns.ts';
import { sunOf } from '../columns/recording-places.ts';
import { recordingMask } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { dayOf } from '../timeline/day-bins.ts';

/** Sound listened to in one hour of one local day; days since 1970. */
export type EffortCell = { readonly day: number; readonly hour: number; readonly seconds: number };

/** Sound listened to at a station on one local day. */
export type StationEffort = { readonly station: number; readonly day: number; readonly seconds: number };

/** `guessed`: only recordings whose time is the disk's alone. */
type Which = 'all' | 'guessed';

/** What of a filter speaks of effort: species, score and review say nothing about it. */
type EffortFilter = Pick<DetectionFilter, 'fromDay' | 'toDay' | 'hourOfDay' | 'sun' | 'folder' | 'among' | 'station'>;

/** The same text for filters that say the same of effort. */
export const effortKey = ({ fromDay, toDay, hourOfDay, sun, folder, among, station }: DetectionFilter): string =>
  JSON.stringify({ fromDay, toDay, hourOfDay, sun, folder, among, station });

const msPerHour = 3_600_000;
/** Less is nothing: what is left of sums that were taken away again. */
const leastSeconds = 0.001;

/** Sound listened to under a filter by day and hour, in this order; cells with nothing are left out. */
export function effortCells(db: SongDatabase, filter: DetectionFilter, which: Which): readonly EffortCell[] {
  return keptUntilChange(db, `effort ${which} ${effortKey(filter)}`, () =>
    which === 'all' && isWhole(filter) ? tallied(db, filter) : added(db, filter, which),
  );
}

const isWhole = ({ folder, among, station, sun }: EffortFilter): boolean =>
  folder === undefined && among === undefined && station === undefined && sun === undefined;

function tallied(db: SongDatabase, filter: EffortFilter): EffortCell[] {
  return db
    .prepare<[object], EffortCell>(
      `SELECT day, hour, seconds FROM effort_tallies
       WHERE day BETWEEN @from AND @to AND (@hour IS NULL OR hour = @hour) AND seconds > ${leastSeconds} ORDER BY day, hour`,
    )
    .all({
      from: dayOf(filter.fromDay) ?? Number.MIN_SAFE_INTEGER,
      to: dayOf(filter.toDay) ?? Number.MAX_SAFE_INTEGER,
      hour: filter.hourOfDay ?? null,
    });
}

const anyGuessed = (db: SongDatabase): boolean =>
  db
    .prepare(
      `SELECT 1 FROM recordings INDEXED BY recordings_guessed WHERE time_source = 'modified-time' AND corrected_s = 0 LIMIT 1`,
    )
    .get() !== undefined;

function added(db: SongDatabase, filter: DetectionFilter, which: Which): EffortCell[] {
  const sums = new SumsByKey();
  eachEffort(db, filter, which, (_recording, hours, seconds) => sums.add(hours, seconds));
  return [...sums.all]
    .filter(({ seconds }) => seconds > leastSeconds)
    .sort((a, b) => a.key - b.key)
    .map(({ key, seconds }) => ({ day: Math.floor(key / 24), hour: key - Math.floor(key / 24) * 24, seconds }));
}

/** Sound listened to under a filter by station and day, in this order; what was recorded elsewhere is left out. */
export function effortByStation(db: SongDatabase, filter: DetectionFilter): readonly StationEffort[] {
  return keptUntilChange(db, `station-effort ${effortKey(filter)}`, () => {
    const { station } = recordingColumns(db);
    const sums = new Map<number, SumsByKey>();
    eachEffort(db, filter, 'all', (recording, hours, seconds) => {
      const at = station[recording] ?? 0;
      if (at === 0) return;
      const days = sums.get(at) ?? new SumsByKey();
      if (days.isEmpty) sums.set(at, days);
      days.add(Math.floor(hours / 24), seconds);
    });
    return [...sums]
      .flatMap(([at, days]) => Array.from(days.all, ({ key, seconds }) => ({ station: at, day: key, seconds })))
      .sort((a, b) => a.station - b.station || a.day - b.day);
  });
}

/** Seconds summed by a number. What is added next has most often the same one. */
export class SumsByKey {
  readonly #sums = new Map<number, { readonly key: number; seconds: number }>();
  #last = { key: Number.NaN, seconds: 0 };

  get all(): Iterable<{ readonly key: number; readonly seconds: number }> {
    return this.#sums.values();
  }

  get isEmpty(): boolean {
    return this.#sums.size === 0;
  }

  add(key: number, seconds: number): void {
    if (this.#last.key !== key) {
      this.#last = this.#sums.get(key) ?? { key, seconds: 0 };
      this.#sums.set(key, this.#last);
    }
    this.#last.seconds += seconds;
  }
}

/** Goes through the sound listened to under a filter, hour by hour (since 1970 on its clock) of every recording. */
export function eachEffort(
  db: SongDatabase,
  filter: DetectionFilter,
  which: Which,
  take: (recording: number, hours: number, seconds: number) => void,
): void {
  if (which === 'guessed' && !anyGuessed(db)) return;
  const { effort, guessed } = recordingColumns(db);
  const [rows, inSpan] = rowsUnder(db, filter);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const recording = effort.recording[row] ?? 0;
    if (which === 'guessed' && guessed[recording] !== 1) continue;
    take(recording, effort.hours[row] ?? 0, (inSpan === null ? effort.seconds[row] : inSpan[at]) ?? 0);
  }
}

/** Which rows of the effort lie under a filter; with a span of the sun, how many seconds of each lie in it. */
function rowsUnder(db: SongDatabase, filter: DetectionFilter): readonly [Uint32Array, Float64Array | null] {
  const key = effortKey(filter);
  const rows = keptUntilChange(db, `effort-rows ${key}`, () => selectRows(db, filter));
  const { sun } = filter;
  if (sun === undefined) return [rows, null];
  const columns = recordingColumns(db);
  const seconds = keptUntilChange(db, `effort-seconds ${key}`, () => {
    const span = sunOf(db, sun);
    return Float64Array.from(rows, (row) =>
      secondsInSun(columns, span, columns.effort.recording[row] ?? 0, columns.effort.hours[row] ?? 0),
    );
  });
  return [rows, seconds];
}

function selectRows(db: SongDatabase, filter: DetectionFilter): Uint32Array {
  const { effort } = recordingColumns(db);
  const mask = recordingMask(db, filter);
  const from = (dayOf(filter.fromDay) ?? Number.NEGATIVE_INFINITY) * 24;
  const to = (dayOf(filter.toDay) ?? Number.POSITIVE_INFINITY) * 24 + 24;
  const hourOfDay = filter.hourOfDay ?? -1;
  const rows = new Uint32Array(effort.rows);
  let count = 0;
  for (let row = 0; row < effort.rows; row += 1) {
    const hours = effort.hours[row] ?? 0;
    if (effort.seconds[row] === 0 || hours < from || hours >= to) continue;
    if (mask !== null && mask[effort.recording[row] ?? 0] !== 1) continue;
    if (hourOfDay >= 0 && hours - Math.floor(hours / 24) * 24 !== hourOfDay) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.slice(0, count);
}

/** Seconds of one hour of a recording that lie in a span of the sun. */
function secondsInSun(
  { startUtcMs, offsetMinutes, durationSeconds }: ReturnType<typeof recordingColumns>,
  sun: ReturnType<typeof sunOf>,
  recording: number,
  hours: number,
): number {
  const start = startUtcMs[recording] ?? Number.NaN;
  const hourMs = hours * msPerHour - (offsetMinutes[recording] ?? Number.NaN) * 60_000;
  const end = Math.min(start + (durationSeconds[recording] ?? 0) * 1000, hourMs + msPerHour);
  return sun.within(recording, Math.max(start, hourMs), end) / 1000;
}
