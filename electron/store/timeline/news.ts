import type { News } from '#contract/timeline.ts';
import { selectDetections } from '../columns/select-detections.ts';
import { heldSpecies } from '../detections/held-detections.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import { dayText } from '../recordings/local-time.ts';
import { nextReviews } from './next-reviews.ts';
import { dayOf } from './day-bins.ts';
import { readTimeline } from './timeline.ts';

const msPerDay = 86_400_000;
const nothing: Omit<News, 'failed'> = {
  fromDay: null,
  toDay: null,
  recordedSeconds: 0,
  detections: 0,
  species: [],
  newSpecies: [],
  firstOfYear: [],
  unreviewed: 0,
  held: 0,
  unlikely: [],
  next: [],
};

/** What the `days` up to `toDay` brought; null: up to the last day with a recording. */
export function readNews(db: SongDatabase, days: number, toDay: string | null): News {
  const failed = one(db, `SELECT coalesce(sum(n), 0) AS n FROM file_counts WHERE state = 'failed'`, {});
  const last = toDay === null ? lastRecordedDay(db) : dayOf(toDay);
  if (last === null) return { ...nothing, failed };
  const first = last - days + 1;
  const within = { fromDay: dayText(first), toDay: dayText(last) };
  const { species, effortSeconds } = readTimeline(db, 'hour-of-day', within);
  const known = heardBetween(db, 0, first - 1);
  const thisYear = heardBetween(db, dayOf(`${within.toDay.slice(0, 4)}-01-01`) ?? 0, first - 1);
  const codes = species.map(({ code }): string => code);
  const span = { fromMs: first * msPerDay, toMs: (last + 1) * msPerDay };
  const newSpecies = codes.filter((code) => !known.has(code));
  const firstOfYear = codes.filter((code) => known.has(code) && !thisYear.has(code));
  const unlikely = heldSpecies(db, span);
  return {
    ...within,
    recordedSeconds: effortSeconds.reduce((sum, seconds) => sum + seconds, 0),
    detections: species.reduce((sum, row) => sum + row.detections, 0),
    species,
    newSpecies,
    firstOfYear,
    unreviewed: selectDetections(db, { ...within, review: 'unreviewed' }).length,
    held: unlikely.reduce((sum, each) => sum + each.detections, 0),
    unlikely,
    next: nextReviews(db, within, { heard: codes, newSpecies, firstOfYear, unlikely }),
    failed,
  };
}

const one = (db: SongDatabase, sql: string, values: object): number =>
  db.prepare<[object], { n: number }>(sql).get(values)?.n ?? 0;

function lastRecordedDay(db: SongDatabase): number | null {
  const sql = 'SELECT day FROM effort_tallies WHERE seconds > 0.001 ORDER BY day DESC LIMIT 1';
  return db.prepare<[], { day: number }>(sql).get()?.day ?? null;
}

/** Codes of the species with a detection on one of these days that nobody rejected. */
function heardBetween(db: SongDatabase, from: number, to: number): ReadonlySet<string> {
  const rows = db
    .prepare<[object], { code: string }>(
      `SELECT s.code FROM species_counts c JOIN species s ON s.id = c.species_id
       WHERE EXISTS (SELECT 1 FROM species_days t
         WHERE t.species_id = c.species_id AND t.day BETWEEN @from AND @to AND +t.rejected = 0 AND t.detections > 0)`,
    )
    .all({ from, to });
  return new Set(rows.map(({ code }) => code));
}
