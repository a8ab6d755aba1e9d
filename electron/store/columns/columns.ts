import { MomentPassed, momentOf } from '../opening/open-for-reading.ts';
import type { SongDatabase } from '../opening/song-database.ts';
import type { DetectionColumns } from './detection-columns.ts';
import { FollowedDetections } from './following.ts';
import { RecordingColumns } from './recording-columns.ts';
import type { SharedPages } from './shared-pages.ts';

const mostKept = { answers: 100, bytes: 40_000_000 };

/** What one connection holds in memory of the database, with whatever was worked out of it since the last change. */
class Columns {
  readonly #detections = new FollowedDetections();
  readonly #recordings = new RecordingColumns();
  readonly #workedOut = new Map<string, unknown>();
  #of = '';
  /** The moments for which the detections, the recordings and what was worked out were looked after. */
  readonly #looked: { detections: number | null; recordings: number | null; kept: number | null } = {
    ...{ detections: null, recordings: null, kept: null },
  };

  join(pages: SharedPages): void {
    this.#detections.join(pages);
  }

  /** Reads more of the detections. @returns whether all are here */
  follow(db: SongDatabase): boolean {
    return db.transaction(() => this.#detections.follow(db))();
  }

  detections(db: SongDatabase): DetectionColumns {
    if (this.#isNew(db, 'detections')) while (!this.follow(db));
    if (this.#detections.isNewerThan(db)) throw new MomentPassed();
    return this.#detections.columns;
  }

  recordings(db: SongDatabase): RecordingColumns {
    if (this.#isNew(db, 'recordings')) db.transaction(() => this.#recordings.follow(db))();
    return this.#recordings;
  }

  /** What was worked out since the database last changed, or is now. Of very much the oldest is forgotten. */
  kept<T>(db: SongDatabase, key: string, workOut: () => T): T {
    const stamp = this.#isNew(db, 'kept') ? stampOf(db) : this.#of;
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

  /** Whether the database may be another than when it was looked after last. */
  #isNew(db: SongDatabase, what: 'detections' | 'recordings' | 'kept'): boolean {
    const moment = momentOf(db);
    if (moment !== null && this.#looked[what] === moment) return false;
    this.#looked[what] = moment;
    return true;
  }

  #forgetOldest(): void {
    for (const key of this.#workedOut.keys()) {
      if (this.#workedOut.size <= mostKept.answers && bytesOf(this.#workedOut.values()) <= mostKept.bytes) return;
      this.#workedOut.delete(key);
    }
  }
}

/** What lies in memory of arrays; some of them are the same one, or a part of it. */
function bytesOf(values: Iterable<unknown>): number {
  const buffers = new Set<ArrayBufferLike>();
  for (const value of values) if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
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

/** Reads a part of them in advance. @returns whether everything is in memory now */
export function readAhead(db: SongDatabase): boolean {
  if (!columnsOf(db).follow(db)) return false;
  recordingColumns(db);
  return true;
}

/** The detections are read together with other threads. */
export const readTogether = (db: SongDatabase, pages: SharedPages): void => columnsOf(db).join(pages);
