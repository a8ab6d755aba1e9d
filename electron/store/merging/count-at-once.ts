import { Bug } from '#contract/failure.ts';
import type { SongDatabase } from '../opening/song-database.ts';

/** What counts detections one by one as they come (opening/schema/counts.ts). */
const counting = ['tallies_insert', 'sums_insert', 'sums_update', 'heard_in_insert', 'heard_in_update'];

/**
 * Inserts detections of recordings that are new here and brings the running counts up to them in a few statements, in place of many
 * for each of them. Call it inside a transaction: the triggers are back before it ends, or were never gone.
 */
export function countAtOnce(db: SongDatabase, insert: () => number): number {
  const last = db.prepare<[], number | null>('SELECT max(id) FROM main.detections').pluck().get() ?? 0;
  const kept = counting.map((name) => {
    const sql = db.prepare<[string], string>('SELECT sql FROM main.sqlite_schema WHERE name = ?').pluck().get(name);
    if (sql === undefined) throw new Bug(`the trigger ${name} is not there`);
    db.exec(`DROP TRIGGER main.${name}`);
    return sql;
  });
  const inserted = insert();
  for (const sql of sums) db.prepare(sql).run({ last });
  for (const sql of kept) db.exec(sql);
  return inserted;
}

const day = 'coalesce(wall_hours / 24, -1)';
const hour = 'coalesce(wall_hours % 24, -1)';
const pictured = 'picture_id IS NOT NULL';
const fresh = 'FROM main.detections NOT INDEXED WHERE id > @last AND current = 1';

const tally = (table: string, keys: string, cells: string): string =>
  `INSERT INTO main.${table} (${keys}, rejected, pictured, detections)
   SELECT ${cells}, rejected, ${pictured}, count(*) ${fresh} GROUP BY ${cells}, rejected, ${pictured}
   ON CONFLICT DO UPDATE SET detections = detections + excluded.detections`;

const sums = [
  tally('tallies', 'species_id, day, hour', `species_id, ${day}, ${hour}`),
  tally('species_hours', 'species_id, hour', `species_id, ${hour}`),
  tally('species_days', 'species_id, day', `species_id, ${day}`),
  tally('season_hours', 'day, hour', `${day}, ${hour}`),
  `INSERT INTO main.heard_in (species_id, recording_id, all_n, unrejected_n)
   SELECT species_id, recording_id, count(*), sum(1 - rejected) ${fresh} GROUP BY species_id, recording_id`,
  `INSERT INTO main.species_counts (species_id, all_recordings, unrejected_recordings)
   SELECT species_id, count(*), sum(unrejected > 0) FROM (
     SELECT species_id, sum(1 - rejected) AS unrejected ${fresh} GROUP BY species_id, recording_id) GROUP BY species_id
   ON CONFLICT DO UPDATE SET all_recordings = all_recordings + excluded.all_recordings,
     unrejected_recordings = unrejected_recordings + excluded.unrejected_recordings`,
];
