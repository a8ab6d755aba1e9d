import type { SongDatabase } from '../opening/song-database.ts';
import { laterThan, noteNamed } from '../review/person-changes.ts';
import { stationKey } from './same-name.ts';

/** A row of `stations`. */
export type StationRow = {
  readonly id: number;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly zone: string;
  readonly habitat: string;
  readonly clock_min: number | null;
  readonly added_at: string;
};

/** What is said of a station, each changed on its own: coordinates are one fact. */
export const stationFacts = {
  name: ['name'],
  position: ['latitude', 'longitude'],
  zone: ['zone'],
  habitat: ['habitat'],
  clock: ['clock_min'],
} as const satisfies Readonly<Record<string, readonly (keyof StationRow)[]>>;
export type StationFact = keyof typeof stationFacts;
export const stationFactNames = Object.keys(stationFacts) as StationFact[];

/** What a station says of a fact; an empty one says nothing. */
export function factOf(station: StationRow, fact: StationFact): string {
  const cells = stationFacts[fact].map((column) => station[column]);
  return cells.every((cell) => cell === null || cell === '') ? '' : JSON.stringify(cells);
}

export const stationRows = (db: SongDatabase, side: 'main' | 'source' = 'main'): StationRow[] =>
  db.prepare<[], StationRow>(`SELECT * FROM ${side}.stations ORDER BY id`).all();

/** What a link of a station is known by in every data folder, but for the station: its kind, the folder's path, and its value. */
export function linkKeys(db: SongDatabase, station: number, side: 'main' | 'source' = 'main'): string[] {
  return db
    .prepare<[number], string>(
      `SELECT DISTINCT json_array(l.kind, f.path, l.value) FROM ${side}.station_links l LEFT JOIN ${side}.folders f ON f.id = l.folder_id
       WHERE l.station_id = ?`,
    )
    .pluck()
    .all(station);
}

/** A station and its links before or after a change; null: it is not there. */
export type StationState = { readonly row: StationRow; readonly links: readonly string[] } | null;

export function stationState(db: SongDatabase, station: number | null): StationState {
  const row = db.prepare<[number | null], StationRow>('SELECT * FROM stations WHERE id = ?').get(station);
  return row === undefined ? null : { row, links: linkKeys(db, row.id) };
}

/** Notes what a person changed of a station. Call it in the transaction of the change, after it. */
export function noteStation(db: SongDatabase, before: StationState, after: StationState, now: string): void {
  if (after === null) {
    if (before !== null) noteGone(db, stationKey(before.row.name), now);
    return;
  }
  const key = stationKey(after.row.name);
  const former = before === null ? key : stationKey(before.row.name);
  if (former !== key) {
    noteNamed(db, 'station-renamed', former, { present: true, now, became: after.row.name });
    moveNotes(db, former, key);
  }
  for (const fact of stationFactNames) {
    const said = factOf(after.row, fact);
    if (said !== (before === null ? '' : factOf(before.row, fact)))
      noteNamed(db, 'station-fact', [key, fact], { present: true, now });
  }
  const had = before?.links ?? [];
  for (const link of new Set([...had, ...after.links])) {
    const present = after.links.includes(link);
    if (present !== had.includes(link)) noteNamed(db, 'station-link', [key, link], { present, now });
  }
  // One that is made anew is later than the one of its name that was removed.
  noteNamed(db, 'station', key, { present: true, now: laterThan(db, 'station-removed', key, now) });
}

/** Kinds of notes whose name begins with the station's. */
const ofStation = `kind IN ('station-fact', 'station-link', 'species-list') AND json_extract(name, '$[0]')`;

/** Of a station that is gone only that is kept. */
export function forgetNotes(db: SongDatabase, key: string): void {
  db.prepare(`DELETE FROM person_changes WHERE ${ofStation} = @key OR (kind = 'station' AND name = @key)`).run({ key });
}

function noteGone(db: SongDatabase, key: string, now: string): void {
  const then = laterThan(db, 'station', key, now);
  forgetNotes(db, key);
  noteNamed(db, 'station-removed', key, { present: true, now: then });
}

/** What was noted of a station is noted of its new name; of what was noted of that, too, the later stays. */
export function moveNotes(db: SongDatabase, former: string, key: string): void {
  const values = { former, key };
  for (const [which, name] of [
    [`${ofStation} = @former`, `json_replace(name, '$[0]', @key)`],
    [`kind = 'station' AND name = @former`, '@key'],
  ] as const) {
    db.prepare(
      `INSERT INTO person_changes (kind, name, present, changed_at) SELECT kind, ${name}, present, changed_at FROM person_changes
       WHERE ${which} ON CONFLICT DO UPDATE SET present = excluded.present, changed_at = excluded.changed_at
         WHERE excluded.changed_at > changed_at`,
    ).run(values);
    db.prepare(`DELETE FROM person_changes WHERE ${which}`).run({ former });
  }
}
