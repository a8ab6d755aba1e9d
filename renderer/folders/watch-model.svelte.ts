import type { Failure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import type { WatchState, WatchedFolder } from '#contract/watch.ts';
import type { FolderId } from '#contract/ids.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { TimeLeft } from './time-left.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The watched folders and the work on them, kept fresh by events. */
export class WatchModel {
  readonly reading = new Reading<WatchState>();
  /** Why the last command was refused. */
  refused = $state.raw<Failure | null>(null);
  busy = $state(false);
  /** Path of the folder that was removed last and can be put back; null: none. */
  removed = $state<string | null>(null);
  /** Seconds until what waits is done; null where nobody can tell. */
  secondsLeft = $state<number | null>(null);
  readonly #client: Client;
  readonly #timeLeft = new TimeLeft();

  constructor(client: Client) {
    this.#client = client;
  }

  get state(): WatchState | null {
    return this.reading.value;
  }

  /** Nothing has been given to Songsight yet: the first-run page is due. */
  get untouched(): boolean {
    const state = this.state;
    return state !== null && state.folders.length === 0 && state.totals.done === 0;
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    const stop = this.#client.on('watch.changed', (state) => {
      this.reading.take(state);
      const { done, failed, waiting } = state.totals;
      this.secondsLeft = state.paused ? null : this.#timeLeft.observe(done + failed, waiting, Date.now());
    });
    void this.reading.load(() => this.#client.ask('watch.read', {}));
    return stop;
  }

  add(folder: string): Promise<boolean> {
    return this.#command(() => this.#client.ask('watch.add', { folder }));
  }

  /** Stops watching a folder; its results stay, and `putBack` watches it again. */
  async remove({ id, path }: Pick<WatchedFolder, 'id' | 'path'>): Promise<boolean> {
    const done = await this.#command(() => this.#client.ask('watch.remove', { folder: id }));
    if (done) this.removed = path;
    return done;
  }

  /** Watches the folder again that was removed last. */
  async putBack(): Promise<void> {
    if (this.removed !== null && (await this.add(this.removed))) this.removed = null;
  }

  /** Analyses a folder with a model of its own; null: with the one in use. */
  chooseModel(folder: FolderId, model: string | null): Promise<boolean> {
    return this.#command(() => this.#client.ask('folder.model', { folder, model }));
  }

  pause(paused: boolean): Promise<boolean> {
    return this.#command(() => this.#client.ask('watch.pause', { paused }));
  }

  async #command(send: () => Promise<WatchState>): Promise<boolean> {
    this.busy = true;
    try {
      this.reading.take(await send());
      this.refused = null;
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
