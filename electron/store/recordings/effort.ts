import type { DetectionFilter } from '#contract/detections.ts';
import { keptUntilChange, recordingColumns } from '../columns/columns.ts';
import { sunOf } from '../columns/recording-places.ts';
import { recordingMask } from '../columns/select-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { dayOf } from '../timeline/day-bins.ts';

/** Sound listened to in one hour of one local day; days since 1970. */
export type EffortCell = { readonly day: number; readonly hour: number; readonly seconds: number };

/** The same of one recording. */
export type RecordingEffort = EffortCell & { readonly recording: number };

/** `guessed`: only recordings whose time is the disk's alone. */
type Which = 'all' | 'guessed';

/** What of a filter speaks of effort: species, score and review say nothing about it. */
type EffortFilter = Pick<DetectionFilter, 'fromDay' | 'toDay' | 'hourOfDay' | 'sun' | 'folder' | 'among' | 'station'>;

const effortFilter = ({ fromDay, toDay, hourOfDay, sun, folder, among, station }: DetectionFilter): object => ({
  ...{ fromDay, toDay, hourOfDay, sun, folder, among, station },
});

const msPerHour = 3_600_000;
/** Less is nothing: what is left of sums that were taken away again. */
const leastSeconds = 0.001;

/** Sound listened to under a filter by day and hour, in this order; cells with nothing are left out. */
export function effortCells(db: SongDatabase, filter: DetectionFilter, which: Which): readonly EffortCell[] {
  if (which === 'guessed' && !anyGuessed(db)) return [];
  const key = `effort ${which} ${JSON.stringify(effortFilter(filter))}`;
  return keptUntilChange(db, key, () =>
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
  const sums = new Map<number, number>();
  eachEffort(db, filter, which, ({ day, hour, seconds }) => {
    const hours = day * 24 + hour;
    sums.set(hours, (sums.get(hours) ?? 0) + seconds);
  });
  return [...sums]
    .filter(([, seconds]) => seconds > leastSeconds)
    .sort(([a], [b]) => a - b)
    .map(([hours, seconds]) => ({ day: Math.floor(hours / 24), hour: hours - Math.floor(hours / 24) * 24, seconds }));
}

/** Goes through the sound listened to under a filter, hour by hour of every recording. */
export function eachEffort(
  db: SongDatabase,
  filter: DetectionFilter,
  which: Which,
  take: (effort: RecordingEffort) => void,
): void {
  const columns = recordingColumns(db);
  const mask = recordingMask(db, filter);
  const sun = filter.sun === undefined ? null : sunOf(db, filter.sun);
  const [from, to] = [
    dayOf(filter.fromDay) ?? Number.NEGATIVE_INFINITY,
    dayOf(filter.toDay) ?? Number.POSITIVE_INFINITY,
  ];
  const { effort } = columns;
  for (let row = 0; row < effort.rows; row += 1) {
    const [recording, hours] = [effort.recording[row] ?? 0, effort.hours[row] ?? 0];
    const seconds = effort.seconds[row] ?? 0;
    if (seconds === 0 || (mask !== null && mask[recording] !== 1)) continue;
    if (which === 'guessed' && columns.guessed[recording] !== 1) continue;
    const day = Math.floor(hours / 24);
    const hour = hours - day * 24;
    if (day < from || day > to || (filter.hourOfDay !== undefined && hour !== filter.hourOfDay)) continue;
    take({ recording, day, hour, seconds: sun === null ? seconds : secondsInSun(columns, sun, recording, hours) });
  }
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
