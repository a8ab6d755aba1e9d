import type { FileId } from '#contract/ids.ts';
import type { Desktop, DesktopState } from '#contract/desktop/desktop.ts';
import { KnownFailure, type Failure } from '#contract/failure.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import type { WatchModel } from '../folders/watch-model.svelte.ts';

/** What the desktop program can do beyond the engine. What goes wrong is kept in `refused` and shown. */
export class DesktopModel {
  /** Why the last action failed. */
  refused = $state.raw<Failure | null>(null);
  state = $state.raw<DesktopState | null>(null);
  /** Where the last report for support was saved. */
  reportPath = $state<string | null>(null);
  readonly #desktop: Desktop;
  readonly #watch: WatchModel;

  constructor(desktop: Desktop, watch: WatchModel) {
    this.#desktop = desktop;
    this.#watch = watch;
  }

  /** @param show goes to a place of the page that a menu asked for. Returns the unsubscribe. */
  start(show: (hash: string) => void): () => void {
    return this.#desktop.onShow(show);
  }

  /** Lets the person pick a folder and watches it. */
  pickFolder(): Promise<void> {
    return this.#try(async () => {
      const folder = await this.#desktop.ask('desktop.pick-folder', {});
      if (folder !== null) await this.#watch.add(folder);
    });
  }

  /** Lets the person pick a folder for something else; null when they did not. */
  async askFolder(): Promise<string | null> {
    let folder: string | null = null;
    await this.#try(async () => {
      folder = await this.#desktop.ask('desktop.pick-folder', {});
    });
    return folder;
  }

  /** Where a file that was chosen in the page lies, or null where the system does not say. */
  pathOf(file: unknown): string | null {
    return this.#desktop.pathOfDropped(file);
  }

  /** Watches every folder among the things dropped on the window. */
  drop(things: readonly unknown[]): Promise<void> {
    return this.#try(async () => {
      const paths = things.map((thing) => this.#desktop.pathOfDropped(thing)).filter((path) => path !== null);
      if (paths.length === 0) throw new KnownFailure('bad-request', 'drop-a-folder');
      for (const path of paths) await this.#watch.add(path);
    });
  }

  revealFile(file: FileId): Promise<void> {
    return this.#try(async () => {
      await this.#desktop.ask('desktop.reveal-file', { file });
    });
  }

  saveReport(): Promise<void> {
    return this.#try(async () => {
      this.reportPath = await this.#desktop.ask('desktop.save-report', {});
    });
  }

  refresh(): Promise<void> {
    return this.#try(async () => {
      this.state = await this.#desktop.ask('desktop.read', {});
    });
  }

  update(): Promise<void> {
    return this.#try(async () => {
      this.state = await this.#desktop.ask('desktop.update', {});
    });
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      this.refused = null;
      await action();
    } catch (thrown) {
      this.refused = failureOf(thrown);
    }
  }
}
