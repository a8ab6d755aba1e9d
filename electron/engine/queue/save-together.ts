import type { RecordingId } from '#contract/ids.ts';
import type { Analysis, PackFacts } from '#analysis/process/analyst.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import type { EngineCore } from '../engine.ts';
import { keepEmbeddings } from '../search/keep-embeddings.ts';

/** What came of a file. */
export type Listened =
  | { readonly kind: 'analysed'; readonly soundSeconds: number; readonly workSeconds: number }
  /** A copy of a recording that is known, or the beginning of one. */
  | { readonly kind: 'known' }
  /** The file has changed since it was found; it waits again. */
  | { readonly kind: 'held-back' };

/** What was written of one file, and what comes when it is on the disk. */
export type Saved = {
  readonly listened: Listened;
  /** The recording whose embeddings are to be kept. */
  readonly heard?: { readonly recording: RecordingId; readonly analysis: Analysis; readonly pack: PackFacts };
  readonly tell?: () => void;
};

/** Writes what became of one file, in one piece: whole, or not at all. */
export type Save = (write: () => Saved) => Promise<Listened>;

type Waiting = {
  readonly write: () => Saved;
  readonly done: (listened: Listened) => void;
  readonly failed: (thrown: unknown) => void;
};

/** Nobody waits longer than this for others: what is heard is soon on the disk. */
const patienceMs = 20;
const most = 32;

/**
 * Short recordings come to their end by the dozen: those that end within a moment are written in one transaction, since a page of the
 * database that ten of them change goes to the disk once. Each of them is a part of its own that fails alone.
 */
export class SaveTogether {
  readonly #engine: Pick<EngineCore, 'store' | 'log' | 'settings'>;
  readonly #atWork: () => number;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;

  /** @param atWork how many files are at hand, those that wait here included: when all of them wait, nobody else will come */
  constructor(engine: Pick<EngineCore, 'store' | 'log' | 'settings'>, atWork: () => number) {
    this.#engine = engine;
    this.#atWork = atWork;
  }

  readonly save: Save = (write) =>
    new Promise((done, failed) => {
      this.#waiting.push({ write, done, failed });
      if (this.#waiting.length >= Math.min(most, this.#atWork())) this.#flush();
      else this.#timer ??= setTimeout(() => this.#flush(), patienceMs);
    });

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const batch = this.#waiting;
    this.#waiting = [];
    const ends = this.#written(batch);
    for (const [at, { done, failed }] of batch.entries()) {
      const end = ends[at];
      if (end === undefined || 'thrown' in end) failed(end?.thrown);
      else done(end.saved.listened);
    }
    const saved = ends.flatMap((end) => ('saved' in end ? [end.saved] : []));
    keepEmbeddings(
      this.#engine,
      saved.flatMap(({ heard }) => heard ?? []),
    );
    for (const { tell } of saved) tell?.();
  }

  #written(batch: readonly Waiting[]): End[] {
    try {
      return writeAll(this.#engine.store.db, batch);
    } catch (thrown) {
      const failure = diskFailure(thrown);
      return batch.map(() => ({ thrown: failure }));
    }
  }
}

type End = { readonly saved: Saved } | { readonly thrown: unknown };

/** @throws what keeps all of them from being written, such as a full disk: none is then */
function writeAll(db: SongDatabase, batch: readonly Waiting[]): End[] {
  const writeOne = ({ write }: Waiting): End => {
    try {
      return { saved: db.transaction(write)() };
    } catch (thrown) {
      // SQLite takes everything back after some troubles; then nothing is left that the others could be a part of.
      if (!db.inTransaction) throw thrown;
      return { thrown };
    }
  };
  return db.transaction(() => batch.map(writeOne)).immediate();
}
