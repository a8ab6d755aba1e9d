import type { SongDatabase } from '../opening/song-database.ts';
import { changesSince, lastChange } from './changes.ts';
import {
  bits,
  copied,
  ownArrays,
  unknownHour,
  verdictBits,
  type Arrays,
  type DetectionColumns,
} from './detection-columns.ts';
import { page, PageWork, type SharedPages } from './shared-pages.ts';

const msPerHour = 3_600_000;

const verdictSql = `CASE w.verdict WHEN 'confirmed' THEN ${verdictBits.confirmed} WHEN 'rejected' THEN ${verdictBits.rejected}
  WHEN 'unsure' THEN ${verdictBits.unsure} ELSE 0 END`;
const cells = `d.id, d.recording_id, d.species_id, d.wall_ms, d.utc_ms, d.score, ${bits.here} +
  d.current * ${bits.shown} + d.rejected * ${bits.rejected} + (d.picture_id IS NOT NULL) * ${bits.pictured}`;

type Cells = [
  id: number,
  recording: number,
  species: number,
  wallMs: number | null,
  utcMs: number | null,
  score: number,
  state: number,
];

/** Keeps columns of detections as the database is, by its change log. What threads have read together is theirs together until it changes. */
export class FollowedDetections {
  #arrays = ownArrays(0);
  #last = 0;
  #seen: number | null = null;
  /** What others have read knows this change. */
  #newest = 0;
  #together: PageWork | null = null;
  #isShared = false;

  get columns(): DetectionColumns {
    return { ...this.#arrays, last: this.#last };
  }

  /** Everything is read together with other threads. Only whoever has read nothing yet joins them. */
  join(pages: SharedPages): void {
    if (this.#seen === null) this.#together = new PageWork(pages);
  }

  /** Whether something was read later than at the moment that this connection looks at. */
  isNewerThan(db: SongDatabase): boolean {
    if (this.#newest > 0 && lastChange(db) >= this.#newest) this.#newest = 0;
    return this.#newest > 0;
  }

  /** Reads some of what is not read yet. @returns whether everything is there now */
  follow(db: SongDatabase): boolean {
    if (this.#together !== null) {
      this.#readTogether(db, this.#together);
      return false;
    }
    this.#again(db);
    return this.#read(db) < page;
  }

  #readTogether(db: SongDatabase, work: PageWork): void {
    const next = work.take();
    try {
      if (next !== null) putAll(db, work.arrays, rowsOf(db, next.from, next.to));
    } catch (thrown) {
      this.#together = null;
      work.fail();
      throw thrown;
    }
    if (next !== null) {
      work.done(lastChange(db));
      return;
    }
    this.#together = null;
    if (!work.isWhole()) return;
    [this.#arrays, this.#isShared] = [work.arrays, true];
    [this.#last, this.#seen, this.#newest] = [work.pages.last, work.pages.seen, work.newest];
  }

  /** Reads again what has changed. */
  #again(db: SongDatabase): void {
    if (this.#seen === null) {
      this.#seen = lastChange(db);
      return;
    }
    const { to, rows } = changesSince(db, this.#seen, 'detection_id');
    this.#seen = to;
    if (rows === 'all') {
      this.#own(this.#arrays.state.length);
      this.#arrays.state.fill(0);
      this.#last = 0;
      return;
    }
    if (rows.length === 0) return;
    this.#own(this.#arrays.state.length);
    const one = db
      .prepare<[number], [...Cells, number]>(
        `SELECT ${cells}, ${verdictSql} FROM detections d LEFT JOIN reviews w ON w.detection_id = d.id WHERE d.id = ?`,
      )
      .raw();
    for (const id of rows) {
      if (id > this.#last) continue;
      const row = one.get(id);
      if (row === undefined) this.#arrays.state[id] = 0;
      else put(this.#arrays, row, row[7]);
    }
    this.#last = this.#firmly(new Set(rows));
  }

  /**
   * SQLite gives the largest numbers a second time: where the last detections were taken away, there may be others with their
   * numbers, and with those between them, which no change tells of. @returns the last id behind which none can be
   */
  #firmly(changed: ReadonlySet<number>): number {
    let last = this.#last;
    while (last > 0 && (changed.has(last) || this.#arrays.state[last] === 0)) last -= 1;
    return last;
  }

  /** The next page of detections that are not here. @returns how many */
  #read(db: SongDatabase): number {
    const rows = rowsOf(db, this.#last + 1, Number.MAX_SAFE_INTEGER);
    const end = rows.at(-1)?.[0];
    if (end === undefined) return 0;
    if (end >= this.#arrays.state.length) this.#own(Math.max(page, Math.ceil(largestId(db) * 1.25) + 1));
    else if (this.#isShared) this.#own(this.#arrays.state.length);
    putAll(db, this.#arrays, rows);
    this.#last = end;
    return rows.length;
  }

  /** What is written from now on no other thread sees. */
  #own(length: number): void {
    if (!this.#isShared && length === this.#arrays.state.length) return;
    this.#arrays = copied(this.#arrays, length);
    this.#isShared = false;
  }
}

const largestId = (db: SongDatabase): number =>
  db.prepare<[], number | null>('SELECT max(id) FROM detections').pluck().get() ?? 0;

/** A page of rows at most. */
const rowsOf = (db: SongDatabase, from: number, to: number): Cells[] =>
  db
    .prepare<[number, number, number], Cells>(
      `SELECT ${cells} FROM detections d WHERE d.id BETWEEN ? AND ? ORDER BY d.id LIMIT ?`,
    )
    .raw()
    .all(from, to, page);

function putAll(db: SongDatabase, arrays: Arrays, rows: readonly Cells[]): void {
  const [from, to] = [rows[0]?.[0] ?? 0, rows.at(-1)?.[0] ?? 0];
  for (const row of rows) put(arrays, row, 0);
  const reviews = db
    .prepare<[number, number], [number, number]>(
      `SELECT w.detection_id, ${verdictSql} FROM reviews w WHERE w.detection_id BETWEEN ? AND ?`,
    )
    .raw();
  const { state } = arrays;
  for (const [id, verdict] of reviews.all(from, to)) state[id] = (state[id] ?? 0) | verdict;
}

function put(
  arrays: Arrays,
  [id, recording, species, wallMs, utcMs, score, state]: readonly [...Cells, ...unknown[]],
  verdict: number,
): void {
  arrays.recording[id] = recording;
  arrays.species[id] = species;
  arrays.wallMs[id] = wallMs ?? Number.NaN;
  arrays.hours[id] = wallMs === null ? unknownHour : Math.floor(wallMs / msPerHour);
  arrays.utcMs[id] = utcMs ?? Number.NaN;
  arrays.score[id] = score;
  arrays.state[id] = state | verdict;
}
