import type { Sentence } from '#contract/words/sentence.ts';
import { isKnownFile } from '#store/queue/file-marks.ts';
import { presentFiles } from '#store/queue/file-queue.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { FolderRow } from '#store/queue/folders.ts';
import { releasePictures } from '#store/pictures/picture-queue.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import type { EngineCore } from '../engine.ts';
import { folderNotes, isSilent, isWatchLimit, logTrouble } from './folder-notes.ts';
import { answerWithinMs, folderPresence, type FolderPresence } from './folder-presence.ts';
import { markGone, passOn, type Gathered } from './gone-files.ts';
import type { SeenFile } from './scan-folder.ts';
import { enqueueFolder } from '../queue/enqueue.ts';
import { atMost } from './settle.ts';
import { watchFolder, type FolderWatcher } from './watch-folder.ts';
import type { WatchedFolder } from '#contract/watch.ts';

export type FolderStatus = Pick<WatchedFolder, 'id' | 'path' | 'state' | 'note' | 'found'>;

/** One watched folder through all its days: being looked through, watched, away with its card, and back again. */
export type FolderWatch = { status(): FolderStatus; close(): Promise<void> };

const lookEveryMs = 3000;
const gatherMs = 100;
/** What the system did not tell, as network drives do not, is found by looking through the folder again. */
const lookThroughEveryMs = 30 * 60_000;
/** What hangs on a drive does not hold the end up for longer. */
const closeWithinMs = 1500;

export function openFolderWatch(
  engine: EngineCore,
  folder: FolderRow,
  found: () => void,
  changed: () => void,
): FolderWatch {
  const watch = new OneFolder(engine, folder, found, changed);
  watch.look();
  return watch;
}

class OneFolder implements FolderWatch {
  readonly #engine: EngineCore;
  readonly #folder: FolderRow;
  readonly #found: () => void;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #state: FolderStatus['state'] = 'scanning';
  #watcher: FolderWatcher | null = null;
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #gathered: Gathered = { changed: new Map(), gone: new Set() };
  #gatherTimer: NodeJS.Timeout | undefined;
  #passing: Promise<void> = Promise.resolve();
  #note: Sentence | null = null;
  /** What went wrong while it was looked through: it stands until it was looked through. */
  #trouble: Sentence | null = null;
  /** Why recordings in it are not found although it is watched. */
  #unread: Sentence | null = null;
  /** The system watches no more folders: this one is looked through. */
  #limited = false;
  #presence: Promise<FolderPresence> | null = null;
  /** Which folder on which device was begun with. */
  #identity: string | null = null;
  /** Recordings seen so far in the look through the folder. */
  #seen = 0;
  #lookedThroughMs = 0;

  constructor(engine: EngineCore, folder: FolderRow, found: () => void, changed: () => void) {
    this.#engine = engine;
    this.#folder = folder;
    this.#found = found;
    this.#changed = changed;
  }

  status(): FolderStatus {
    const { id, path } = this.#folder;
    return { id, path, state: this.#state, note: this.#note, found: this.#state === 'scanning' ? this.#seen : null };
  }

  /** Looks whether the folder is there, starts or stops watching accordingly, and looks again later. */
  look(): void {
    this.#looking = this.#lookOnce()
      .catch((thrown: unknown) => this.#troubled(thrown))
      .finally(() => {
        if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => this.look(), lookEveryMs);
      });
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#gatherTimer);
    const end = async (): Promise<void> => {
      await this.#closeWatcher();
      await Promise.all([this.#looking, this.#passing]);
      await this.#closeWatcher();
    };
    await atMost(end(), closeWithinMs);
  }

  async #lookOnce(): Promise<void> {
    const note = await this.#awayNote();
    if (note !== null) {
      await this.#closeWatcher();
      this.#setState('unreachable', note);
    } else if (this.#watcher === null && !this.#stop.signal.aborted) {
      await this.#begin();
    } else if (Math.abs(this.#engine.clock.now() - this.#lookedThroughMs) > lookThroughEveryMs) {
      this.#lookedThroughMs = this.#engine.clock.now();
      await this.#lookThrough();
      this.#setState('watching', this.#watchingNote());
    }
  }

  #watchingNote(): Sentence | null {
    return this.#unread ?? (this.#limited ? folderNotes.watchLimit : null);
  }

  /** How the folder lies there; null while its drive does not answer. Only one question is left open at a time. */
  async #look(): Promise<FolderPresence | null> {
    this.#presence ??= folderPresence(this.#folder.path);
    const now = await atMost(this.#presence, answerWithinMs);
    if (now !== null) this.#presence = null;
    return now;
  }

  /** Why the folder is away, or null while it is there. Another card at the same place is begun with anew. */
  async #awayNote(): Promise<Sentence | null> {
    const now = await this.#look();
    if (now === null) return folderNotes.noAnswer;
    if (now.kind === 'absent') return folderNotes.away;
    if (this.#identity === now.identity) return null;
    await this.#closeWatcher();
    if (now.empty && this.#holdsFiles()) return folderNotes.empty;
    this.#identity = now.identity;
    return null;
  }

  #holdsFiles(): boolean {
    return presentFiles(this.#engine.store.db, this.#folder.id).next().done !== true;
  }

  /**
   * Watching starts after the look through the folder and tells what is not known by then; what went away before it began is looked
   * for once. So nothing falls between the two.
   */
  async #begin(): Promise<void> {
    this.#setState('scanning', this.#trouble ?? (this.#limited ? folderNotes.watchLimit : null));
    releasePictures(this.#engine.store.db);
    await this.#lookThrough();
    if (this.#stop.signal.aborted) return;
    const { stableSeconds, polling } = this.#engine.settings.current();
    const { db } = this.#engine.store;
    // What hangs on a drive may come back after the end.
    const known = (file: SeenFile): boolean => this.#stop.signal.aborted || isKnownFile(db, this.#folder.id, file);
    this.#watcher = watchFolder(
      this.#folder.path,
      { stableSeconds, polling: polling || this.#limited || (await isSilent(this.#folder.path)), known },
      {
        changed: (file) => this.#gather(() => this.#gathered.changed.set(file.relativePath, file)),
        gone: (path) => this.#gather(() => this.#gathered.gone.add(path)),
        trouble: (thrown) => this.#watchingTroubled(thrown),
      },
    );
    await this.#untilReady(this.#watcher);
    await markGone(this.#engine, this.#folder, this.#isStill);
    this.#trouble = null;
    this.#lookedThroughMs = this.#engine.clock.now();
    this.#setState('watching', this.#watchingNote());
  }

  /** Whether it is there, and the one that was begun with. */
  readonly #isStill = async (): Promise<boolean> => {
    const now = await this.#look();
    return now?.kind === 'there' && now.identity === this.#identity && !this.#stop.signal.aborted;
  };

  /** A big folder takes its time; one whose drive stops answering meanwhile is away. */
  async #untilReady({ ready }: FolderWatcher): Promise<void> {
    const isReady = ready.then(() => true);
    while ((await atMost(isReady, answerWithinMs)) === null) {
      if ((await this.#look()) === null) throw new KnownFailure('file-unreadable', 'folder-no-answer');
    }
  }

  /** Where the system has no watch left, the folder is begun with anew and looked through from then on. */
  #watchingTroubled(thrown: unknown): void {
    logTrouble(this.#engine.log, this.#folder.path, thrown);
    if (!isWatchLimit(thrown) || this.#limited) return;
    this.#limited = true;
    void this.#closeWatcher();
  }

  async #lookThrough(): Promise<void> {
    this.#seen = 0;
    const seen = (count: number): boolean => {
      this.#seen = count;
      this.#found();
      this.#changed();
      return false;
    };
    const unread = await enqueueFolder(this.#engine, this.#folder, seen, this.#stop.signal);
    this.#unread = unread;
  }

  #gather(note: () => void): void {
    note();
    this.#gatherTimer ??= setTimeout(() => this.#gatherEnds(), gatherMs);
  }

  #gatherEnds(): void {
    this.#gatherTimer = undefined;
    this.#passing = this.#passOn().catch((thrown: unknown) => this.#troubled(thrown));
  }

  /** A folder that went away with its card reports all its files as gone: then none of them is missing. */
  async #passOn(): Promise<void> {
    const gathered = this.#gathered;
    this.#gathered = { changed: new Map(), gone: new Set() };
    if (!(await passOn(this.#engine, this.#folder, gathered, this.#isStill))) return;
    this.#found();
    this.#changed();
  }

  async #troubled(thrown: unknown): Promise<void> {
    await this.#closeWatcher();
    const known = diskFailure(thrown);
    const trouble = known instanceof KnownFailure ? known.sentence : folderNotes.unreadable;
    if (this.#trouble?.key !== trouble.key) {
      this.#engine.log.error(`Looking through ${this.#folder.path} met trouble; it is tried again.`, thrown);
    }
    this.#trouble = trouble;
    this.#setState('unreachable', trouble);
  }

  async #closeWatcher(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
  }

  #setState(state: FolderStatus['state'], note: Sentence | null = null): void {
    if (this.#state === state && this.#note?.key === note?.key) return;
    this.#state = state;
    this.#note = note;
    this.#changed();
    this.#found();
  }
}
