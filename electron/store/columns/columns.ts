import type { SongDatabase } from '../opening/song-database.ts';
import { DetectionColumns } from './detection-columns.ts';
import { RecordingColumns } from './recording-columns.ts';

const mostKept = { answers: 100, bytes: 48_000_000 };

/** What one connection holds in memory of the database, with whatever was worked out of it since the last change. */
class Columns {
  readonly #detections = new DetectionColumns();
  readonly #recordings = new RecordingColumns();
  readonly #workedOut = new Map<string, unknown>();
  #of = '';

  /** Reads more of the detections. @returns whether all are here */
  follow(db: SongDatabase): boolean {
    return db.transaction(() => this.#detections.follow(db).done)();
  }

  detections(db: SongDatabase): DetectionColumns {
    while (!this.follow(db));
    return this.#detections;
  }

  recordings(db: SongDatabase): RecordingColumns {
    db.transaction(() => this.#recordings.follow(db))();
    return this.#recordings;
  }

  /** What was worked out since the database last changed, or is now. Of very much the oldest is forgotten. */
  kept<T>(db: SongDatabase, key: string, workOut: () => T): T {
    const stamp = stampOf(db);
    if (stamp !== this.#of) this.#workedOut.clear();
    this.#of = stamp;
    // A key belongs to one kind of value: whoever names it says which.
    if (this.#workedOut.has(key)) return this.#workedOut.get(key) as T;
    const value = workOut();
    if (this.#of !== stamp) return value;
    this.#workedOut.set(key, value);
    this.#forgetOldest();
    return value;
  }

  #forgetOldest(): void {
    let bytes = 0;
    for (const value of this.#workedOut.values()) if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    for (const [key, value] of this.#workedOut) {
      if (bytes <= mostKept.bytes && this.#workedOut.size <= mostKept.answers) return;
      if (ArrayBuffer.isView(value)) bytes -= value.byteLength;
      this.#workedOut.delete(key);
    }
  }
}

/** Another text after every change of the database by this connection or another. */
function stampOf(db: SongDatabase): string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
  return `${String(db.pragma('data_version', { simple: true }))} ${own}`;
}

const byConnection = new WeakMap<SongDatabase, Columns>();

/** Inside a transaction that writes, nothing is kept: it may be taken back. */
function columnsOf(db: SongDatabase): Columns {
  if (db.inTransaction && !db.readonly) return new Columns();
  const known = byConnection.get(db) ?? new Columns();
  byConnection.set(db, known);
  return known;
}

/** The detections as they are now. */
export const detectionColumns = (db: SongDatabase): DetectionColumns => columnsOf(db).detections(db);

/** The recordings and their effort as they are now. */
export const recordingColumns = (db: SongDatabase): RecordingColumns => columnsOf(db).recordings(db);

/** What follows from the database as it is: worked out once until it changes. @param key names the answer and its kind */
export const keptUntilChange = <T>(db: SongDatabase, key: string, workOut: () => T): T =>
  columnsOf(db).kept(db, key, workOut);

/** Reads a part of the detections in advance. @returns whether all of them are in memory now */
export const readAhead = (db: SongDatabase): boolean => columnsOf(db).follow(db);
