import type { SongDatabase } from '../opening/song-database.ts';
import { guessedTimeSql } from '../recordings/local-time.ts';
import { changesSince, lastChange } from './changes.ts';
import { page } from './shared-pages.ts';

const columns = `r.id, coalesce(r.station_id, 0), ${guessedTimeSql}, r.latitude, r.longitude, r.start_utc_ms, r.utc_offset_min,
  r.duration_s`;

type Cells = [
  id: number,
  station: number,
  guessed: 0 | 1,
  latitude: number | null,
  longitude: number | null,
  startUtcMs: number | null,
  offsetMinutes: number | null,
  durationSeconds: number,
];

type EffortCells = [recording: number, day: number, hour: number, seconds: number];

const effortOf = (db: SongDatabase, which: string): { all: (...values: (number | string)[]) => EffortCells[] } =>
  db
    .prepare<(number | string)[], EffortCells>(
      `SELECT recording_id, day, hour, seconds FROM effort WHERE recording_id ${which}`,
    )
    .raw();

const unknown = Number.NaN;

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A longer column with the same beginning. */
function grown<T extends Column>(before: T, longer: T): T {
  longer.set(before);
  return longer;
}

/** What is asked of recordings, and the sound listened to in them hour by hour, in columns that lie in memory; NaN: not known. */
export class RecordingColumns {
  /** 0: none. */
  station = new Uint32Array(0);
  /** 1: its time is only the disk's. */
  guessed = new Uint8Array(0);
  latitude = new Float64Array(0);
  longitude = new Float64Array(0);
  startUtcMs = new Float64Array(0);
  offsetMinutes = new Float64Array(0);
  durationSeconds = new Float64Array(0);
  /** No recording has a larger id. */
  last = 0;
  /** Effort, a row for every hour of a recording: its id, whole hours since 1970 on its clock, and seconds. */
  readonly effort = { recording: new Uint32Array(0), hours: new Int32Array(0), seconds: new Float64Array(0), rows: 0 };
  #seen: number | null = null;

  /** Brings the columns up to the database. @returns whether anything is different. */
  follow(db: SongDatabase): boolean {
    const changes = this.#seen === null ? null : changesSince(db, this.#seen, 'recording_id');
    this.#seen = changes?.to ?? lastChange(db);
    if (changes === null || changes.rows === 'all') {
      [this.last, this.effort.rows] = [0, 0];
      this.#readNew(db);
      this.#readEffort(db, 'all');
      return true;
    }
    const one = db.prepare<[number], Cells>(`SELECT ${columns} FROM recordings r WHERE r.id = ?`).raw();
    for (const id of changes.rows) {
      const row = id > this.last ? undefined : one.get(id);
      if (row !== undefined) this.#put(row);
    }
    const added = this.#readNew(db);
    if (changes.rows.length > 0) this.#readEffort(db, changes.rows);
    return changes.rows.length > 0 || added > 0;
  }

  #readNew(db: SongDatabase): number {
    const most = db.prepare<[], number | null>('SELECT max(id) FROM recordings').pluck().get() ?? 0;
    if (most <= this.last) return 0;
    this.#makeRoom(most);
    const next = db
      .prepare<[number, number], Cells>(`SELECT ${columns} FROM recordings r WHERE r.id > ? ORDER BY r.id LIMIT ?`)
      .raw();
    let added = 0;
    // By pages, so that no heap of rows outlives its use.
    for (let rows = next.all(this.last, page); rows.length > 0; rows = next.all(this.last, page)) {
      for (const row of rows) this.#put(row);
      this.last = rows.at(-1)?.[0] ?? this.last;
      added += rows.length;
    }
    return added;
  }

  #put([id, station, guessed, latitude, longitude, startUtcMs, offsetMinutes, durationSeconds]: Cells): void {
    this.station[id] = station;
    this.guessed[id] = guessed;
    this.latitude[id] = latitude ?? unknown;
    this.longitude[id] = longitude ?? unknown;
    this.startUtcMs[id] = startUtcMs ?? unknown;
    this.offsetMinutes[id] = offsetMinutes ?? unknown;
    this.durationSeconds[id] = durationSeconds;
  }

  /** The effort of these recordings in place of what was here of them. */
  #readEffort(db: SongDatabase, of: readonly number[] | 'all'): void {
    const { recording, seconds } = this.effort;
    const again = new Set(of === 'all' ? [] : of);
    for (let row = 0; row < this.effort.rows; row += 1) if (again.has(recording[row] ?? 0)) seconds[row] = 0;
    if (of !== 'all') this.#addAll(effortOf(db, 'IN (SELECT value FROM json_each(?))').all(JSON.stringify(of)));
    else
      for (let from = 1; from <= this.last; from += page)
        this.#addAll(effortOf(db, 'BETWEEN ? AND ?').all(from, from + page - 1));
  }

  #addAll(rows: readonly EffortCells[]): void {
    for (const [of, day, hour, spent] of rows) this.#addEffort(of, day * 24 + hour, spent);
  }

  #addEffort(recording: number, hours: number, seconds: number): void {
    const { effort } = this;
    if (effort.rows >= effort.seconds.length) {
      const length = Math.max(1000, Math.ceil(effort.rows * 1.25));
      effort.recording = grown(effort.recording, new Uint32Array(length));
      effort.hours = grown(effort.hours, new Int32Array(length));
      effort.seconds = grown(effort.seconds, new Float64Array(length));
    }
    effort.recording[effort.rows] = recording;
    effort.hours[effort.rows] = hours;
    effort.seconds[effort.rows] = seconds;
    effort.rows += 1;
  }

  #makeRoom(last: number): void {
    if (last < this.station.length) return;
    const length = Math.max(1000, Math.ceil(last * 1.25) + 1);
    const numbers = (before: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> =>
      grown(before, new Float64Array(length));
    this.station = grown(this.station, new Uint32Array(length));
    this.guessed = grown(this.guessed, new Uint8Array(length));
    this.latitude = numbers(this.latitude);
    this.longitude = numbers(this.longitude);
    this.startUtcMs = numbers(this.startUtcMs);
    this.offsetMinutes = numbers(this.offsetMinutes);
    this.durationSeconds = numbers(this.durationSeconds);
  }
}
