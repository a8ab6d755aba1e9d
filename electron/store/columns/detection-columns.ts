import type { SongDatabase } from '../opening/song-database.ts';
import { changesSince, lastChange } from './changes.ts';

/** Bits of `state`. Without `shown` a detection is not among the results. */
export const bits = { shown: 1, rejected: 2, pictured: 4, verdict: 24 } as const;
/** The bits of `verdict`; 0: nobody has reviewed it. */
export const verdictBits = { confirmed: 8, rejected: 16, unsure: 24 } as const;

/** Detections that are read in one go, so that others are answered in between. */
const page = 20_000;

const verdictSql = `CASE w.verdict WHEN 'confirmed' THEN ${verdictBits.confirmed} WHEN 'rejected' THEN ${verdictBits.rejected}
  WHEN 'unsure' THEN ${verdictBits.unsure} ELSE 0 END`;
const cells = `d.id, d.recording_id, d.species_id, d.wall_ms, d.utc_ms, d.score,
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

/**
 * What is counted of detections, in columns that lie in memory: the place of a detection in each is its id. A million take
 * 33 MB; whatever the filter, they are gone through in a few milliseconds. Follows the database by its change log.
 */
export class DetectionColumns {
  recording = new Uint32Array(0);
  species = new Uint32Array(0);
  /** Milliseconds on the recorder's clock; NaN where its time is unknown. */
  wallMs = new Float64Array(0);
  /** Unix milliseconds; NaN where the offset is unknown. */
  utcMs = new Float64Array(0);
  score = new Float64Array(0);
  /** See `bits`. */
  state = new Uint8Array(0);
  /** No detection has a larger id. */
  last = 0;
  #seen: number | null = null;

  /**
   * Reads some of what is not read yet.
   * @returns whether everything is there now, and whether anything is different.
   */
  follow(db: SongDatabase): { readonly done: boolean; readonly changed: boolean } {
    const changed = this.#again(db);
    const rows = this.#read(db);
    return { done: rows < page, changed: changed || rows > 0 };
  }

  /** Reads again what has changed. */
  #again(db: SongDatabase): boolean {
    if (this.#seen === null) {
      this.#seen = lastChange(db);
      return false;
    }
    const { to, rows } = changesSince(db, this.#seen, 'detection_id');
    this.#seen = to;
    if (rows === 'all') {
      this.state.fill(0);
      this.last = 0;
      return true;
    }
    const one = db
      .prepare<[number], [...Cells, number]>(
        `SELECT ${cells}, ${verdictSql} FROM detections d LEFT JOIN reviews w ON w.detection_id = d.id WHERE d.id = ?`,
      )
      .raw();
    let gone = false;
    for (const id of rows) {
      if (id > this.last) continue;
      const row = one.get(id);
      gone ||= row === undefined;
      if (row === undefined) this.state[id] = 0;
      else this.#put(row, row[7]);
    }
    // SQLite gives the largest numbers a second time: a new detection may be one that is here already.
    if (gone) this.last = Math.min(this.last, largestId(db));
    return rows.length > 0;
  }

  /** The next page of detections that are not here. @returns how many */
  #read(db: SongDatabase): number {
    const rows = db
      .prepare<[number, number], Cells>(`SELECT ${cells} FROM detections d WHERE d.id > ? ORDER BY d.id LIMIT ?`)
      .raw()
      .all(this.last, page);
    const end = rows.at(-1)?.[0];
    if (end === undefined) return 0;
    this.#makeRoom(end);
    for (const row of rows) this.#put(row, 0);
    const reviews = db
      .prepare<[number, number], [number, number]>(
        `SELECT w.detection_id, ${verdictSql} FROM reviews w WHERE w.detection_id > ? AND w.detection_id <= ?`,
      )
      .raw();
    for (const [id, verdict] of reviews.all(this.last, end)) this.state[id] = (this.state[id] ?? 0) | verdict;
    this.last = end;
    return rows.length;
  }

  #put(
    [id, recording, species, wallMs, utcMs, score, state]: readonly [...Cells, ...unknown[]],
    verdict: number,
  ): void {
    this.recording[id] = recording;
    this.species[id] = species;
    this.wallMs[id] = wallMs ?? Number.NaN;
    this.utcMs[id] = utcMs ?? Number.NaN;
    this.score[id] = score;
    this.state[id] = state | verdict;
  }

  #makeRoom(last: number): void {
    if (last < this.state.length) return;
    const length = Math.max(page, Math.ceil(last * 1.25) + 1);
    this.recording = grown(this.recording, new Uint32Array(length));
    this.species = grown(this.species, new Uint32Array(length));
    this.wallMs = grown(this.wallMs, new Float64Array(length));
    this.utcMs = grown(this.utcMs, new Float64Array(length));
    this.score = grown(this.score, new Float64Array(length));
    this.state = grown(this.state, new Uint8Array(length));
  }
}

const largestId = (db: SongDatabase): number =>
  db.prepare<[], number | null>('SELECT max(id) FROM detections').pluck().get() ?? 0;

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** A longer column with the same beginning. */
export function grown<T extends Column>(before: T, longer: T): T {
  longer.set(before);
  return longer;
}
