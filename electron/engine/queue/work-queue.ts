import type { Sentence } from '#contract/words/sentence.ts';
import { toFailure, type Failure } from '#contract/failure.ts';
import type { FolderId } from '#contract/ids.ts';
import { nextFileAtMs, type QueuedFile, type TakeScope } from '#store/queue/file-queue.ts';
import type { FileScope } from '#store/queue/file-scope.ts';
import { nextPictureAtMs, takePicture } from '#store/pictures/picture-queue.ts';
import { askForCheck } from '#store/opening/mending/repair-at-start.ts';
import type { EngineCore } from '../engine.ts';
import { diskFailure } from '#store/opening/sqlite-failure.ts';
import { ListeningLanes, takeFiles } from './listening-lanes.ts';
import { PaintingLanes } from './painting-lanes.ts';
import type { QueueOptions, QueueState } from './queue-state.ts';
import { createRunSpeed } from './run/run-speed.ts';
import { SaveTogether } from './save-together.ts';
import { createWorkSignal } from '../watching/start-watching.ts';
import { noteWhileWorking } from '../models/model-speed.ts';
import { giveBackWork, waitingNow, workOnFile, workOnPicture } from './work-on.ts';

/** It looks again after this time even when the next work seems further off: the clock may have jumped. */
const longestRestMs = 60_000;

/** Where an end is wanted, lasting trouble ends the run after so many tries, so many milliseconds apart at most. */
const triesWhereAnEndIsWanted = 3;
const scopedRestMs = 4000;

/** Listens to as many recordings at once as there are analysts and paints while none waits. The queue itself lies in the database. */
export class WorkQueue {
  readonly #engine: EngineCore;
  readonly #options: QueueOptions;
  readonly #workSignal = createWorkSignal();
  readonly #speed = createRunSpeed();
  #scope: FileScope | null;
  #paused: boolean;
  #held: Sentence | null = null;
  /** Why nothing is worked on any more until the next start. */
  #over: Failure | null = null;
  /** How often in a row the whole program met trouble. */
  #troubled = 0;
  #closed = false;
  #trouble: Failure | null = null;
  #work = new AbortController();
  readonly #lanes = new ListeningLanes();
  readonly #saves: SaveTogether;
  readonly #pictures = new PaintingLanes();
  readonly #isAtRest = (): boolean => this.#lanes.size === 0 && this.#pictures.size === 0;
  /** Folders left alone in this run, because their drives do not answer. */
  #silent = new Map<FolderId, Failure>();
  #whenIdle: (() => void)[] = [];
  #ended: Promise<void> = Promise.resolve();

  constructor(engine: EngineCore, options: QueueOptions) {
    this.#engine = engine;
    this.#options = options;
    this.#scope = options.scope;
    this.#paused = options.paused;
    this.#saves = new SaveTogether(engine, () => this.#lanes.size);
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Something new may wait. */
  wake(): void {
    this.#workSignal.wake();
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** A pause stops at once: the file at hand goes back into the queue. */
  pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.interrupt();
    this.wake();
  }

  /** Rests for a reason of the computer's, such as an empty battery, until it is called with null. Forgotten at the end of the program. */
  hold(reason: Sentence | null): void {
    this.#held = reason;
    if (reason !== null) this.interrupt();
    this.wake();
    this.#options.changed();
  }

  /** Ends the work for good: what is at hand is left, and the reason stays on show. */
  end(reason: Failure): void {
    this.#over = reason;
    this.interrupt();
    this.wake();
    this.#letIdle();
    this.#options.changed();
  }

  /** @param silent folders that are left alone, too, because their drives do not answer; null: none is any more */
  scopeTo(scope: FileScope | null, silent: ReadonlyMap<FolderId, Failure> | null = null): void {
    this.#scope = scope;
    this.#silent = new Map(silent === null ? [] : [...this.#silent, ...silent]);
    this.wake();
  }

  /** Stops the work at hand; it is taken up again. */
  interrupt(): void {
    this.#work.abort();
  }

  state(): QueueState {
    const { unusable = null } = this.#engine.analyst.facts();
    return {
      current: this.#lanes.current(),
      realTimeFactor: this.#speed.factor(),
      troubles: [this.#over, this.#trouble ?? unusable, ...this.#silent.values()].filter((trouble) => trouble !== null),
      held: this.#held,
    };
  }

  /**
   * Resolves when no recording waits and no picture can be painted now. Where an end is wanted, also when trouble of the whole
   * program lasts: `state` then says which.
   */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenIdle.push(resolve);
      this.#troubled = 0;
      if (this.#over === null) this.wake();
      else this.#letIdle();
    });
  }

  #letIdle(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.interrupt();
    this.wake();
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      if (this.#paused || this.#held !== null || this.#over !== null) await this.#workSignal.rest(null);
      else if (!(await this.#workOnNext())) await this.#rest();
    }
    await this.#settled();
  }

  /** @returns false when there was nothing to do, or nothing can be done now. */
  async #workOnNext(): Promise<boolean> {
    if (this.#isAtRest()) this.#work = new AbortController();
    if (this.#engine.store.presence.lost() !== null) return false;
    try {
      this.#fillLanes();
      if (this.#lanes.size === 0 && !this.#work.signal.aborted) this.#fillPictures();
      if (this.#isAtRest()) return false;
      await this.#waitForLane();
      return true;
    } catch (thrown) {
      this.interrupt();
      await this.#settled();
      await this.#endBadly(thrown);
      return true;
    } finally {
      this.#options.changed();
    }
  }

  /** Takes files until every analyst has enough. After an interruption nothing is taken before all that was at hand is given back. */
  #fillLanes(): void {
    const { signal } = this.#work;
    if (signal.aborted) return;
    const taken = takeFiles(this.#engine, this.#takeScope(), this.#lanes.load);
    for (const { file, weight } of taken)
      this.#lanes.add(file.relativePath, weight, this.#options.changed, (heard) => this.#listenTo(file, heard, signal));
    if (taken.length > 0) this.#options.changed();
  }

  /** While no recording is listened to. What is at hand when one comes rests in the analyst until it is done. */
  #fillPictures(): void {
    const { store, clock } = this.#engine;
    const { signal } = this.#work;
    this.#pictures.fill(
      (how) => takePicture(store.db, { scope: this.#scope, nowMs: clock.now(), ...how }),
      (job) => workOnPicture(this.#engine, job, signal),
    );
  }

  /** Until a recording or a picture is done, or something new waits. After trouble the others come to their end before the queue rests. */
  async #waitForLane(): Promise<void> {
    const ended = Promise.race([this.#lanes.next(), this.#pictures.next()]).then((trouble) => ({ trouble }));
    const first = await Promise.race([ended, this.#workSignal.rest(null)]);
    if (first === undefined) return;
    if (first.trouble !== null) await this.#settled();
    await this.#afterwards(first.trouble);
  }

  async #settled(): Promise<void> {
    await Promise.all([this.#lanes.settled(), this.#pictures.settled()]);
  }

  /** Not even what became of the work could be written. After a rest it is taken up again. */
  async #endBadly(thrown: unknown): Promise<void> {
    this.#engine.log.error('The work queue met something unexpected and rests.', thrown);
    const failure = toFailure(diskFailure(thrown));
    if (failure.code === 'database-damaged') askForCheck(this.#engine.store.folder);
    await this.#afterwards(failure);
    if (!this.#closed && this.#over === null) giveBackWork(this.#engine);
  }

  async #listenTo(file: QueuedFile, heard: (fraction: number) => void, signal: AbortSignal): Promise<Failure | null> {
    const [side, scoped, { save }] = [this.#lanes.size + 1, this.#scope !== null, this.#saves];
    const { listened, trouble, silent } = await workOnFile(this.#engine, file, { heard, signal, scoped, save });
    if (silent !== null) this.#silent.set(file.folder, silent);
    if (listened?.kind === 'analysed') {
      this.#speed.add(listened.soundSeconds, listened.workSeconds / side);
      noteWhileWorking(this.#engine, this.#speed);
    }
    return trouble;
  }

  #takeScope(): TakeScope {
    const away = [...this.#options.away(), ...this.#silent.keys()];
    return { only: this.#scope, away, ...waitingNow(this.#engine) };
  }

  /** After trouble of the whole program the queue rests before it tries again; until then the trouble is shown. */
  async #afterwards(trouble: Failure | null): Promise<void> {
    [this.#trouble, this.#troubled] = [trouble, trouble === null ? 0 : this.#troubled + 1];
    this.#options.changed();
    if (trouble === null || this.#closed || this.#over !== null) return;
    const { troubleRestMs } = this.#options;
    if (this.#scope === null) return this.#workSignal.rest(troubleRestMs);
    if (this.#troubled >= triesWhereAnEndIsWanted) this.#letIdle();
    await this.#workSignal.rest(Math.min(troubleRestMs, scopedRestMs));
  }

  async #rest(): Promise<void> {
    const { db, presence } = this.#engine.store;
    // Whoever looks after the data says so and ends the work.
    if (presence.lost() !== null) return this.#workSignal.rest(null);
    const nextFile = nextFileAtMs(db, this.#takeScope());
    if (nextFile === null) this.#letIdle();
    const times = [nextFile, nextPictureAtMs(db)].filter((at) => at !== null);
    const wait = Math.min(...times) - this.#engine.clock.now();
    await this.#workSignal.rest(times.length === 0 ? null : Math.min(longestRestMs, Math.max(20, wait)));
  }
}
