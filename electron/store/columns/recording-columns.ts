import type { SongDatabase } from '../opening/song-database.ts';
import { guessedTimeSql } from '../recordings/local-time.ts';
import { changesSince, lastChange } from './changes.ts';
import { grown } from './detection-columns.ts';

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

const unknown = Number.NaN;

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
    const rows = db.prepare<[number], Cells>(`SELECT ${columns} FROM recordings r WHERE r.id > ? ORDER BY r.id`).raw();
    const all = rows.all(this.last);
    const end = all.at(-1)?.[0] ?? this.last;
    this.#makeRoom(end);
    for (const row of all) this.#put(row);
    this.last = end;
    return all.length;
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
    const which = of === 'all' ? '' : 'WHERE recording_id IN (SELECT value FROM json_each(?))';
    const found = db
      .prepare<unknown[], [number, number, number, number]>(
        `SELECT recording_id, day, hour, seconds FROM effort ${which}`,
      )
      .raw()
      .all(...(of === 'all' ? [] : [JSON.stringify(of)]));
    for (const [of_, day, hour, spent] of found) this.#addEffort(of_, day * 24 + hour, spent);
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
