import type { UpdateState } from '#contract/desktop/desktop.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { Log } from '#engine/log.ts';

/** What fetches and installs a new version; `electron-updater.ts` is the real one. */
export type Updater = {
  /** @returns the newer version there is, or null. */
  look(): Promise<string | null>;
  fetch(): Promise<void>;
  /** Ends the program and starts the new one. */
  install(): void;
};

/** Why a copy cannot update itself. */
export type Impossible = 'update-from-source' | 'update-no-place' | 'update-unsigned';

export type UpdateParts = {
  /** Null where this copy cannot update itself, with the reason. */
  readonly updater: Updater | { readonly impossible: Impossible };
  readonly log: Log;
  wanted(): boolean;
  /** A run is under way: nothing is fetched and nothing installed. */
  busy(): boolean;
};

/** Looks for new versions only when a person wants that, and never disturbs a run. */
export class Updates {
  readonly #parts: UpdateParts;
  #state: UpdateState = { kind: 'idle' };

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  state(): UpdateState {
    const { updater, wanted } = this.#parts;
    if ('impossible' in updater) return { kind: 'impossible', reason: { key: updater.impossible } };
    return wanted() ? this.#state : { kind: 'off' };
  }

  /** The regular look: does nothing when it is not wanted, or while a run is under way. Never throws. */
  async lookQuietly(): Promise<void> {
    const { updater, wanted, busy } = this.#parts;
    if ('impossible' in updater || !wanted() || busy() || !this.#resting()) return;
    await this.#lookAndFetch(updater);
  }

  /** What the button does: looks for a new version, or installs the one that is ready. */
  async act(): Promise<void> {
    const { updater, wanted, busy } = this.#parts;
    if ('impossible' in updater) throw new KnownFailure('not-allowed', updater.impossible);
    if (!wanted()) throw new KnownFailure('not-allowed', 'update-off');
    if (busy()) throw new KnownFailure('not-allowed', 'update-run-under-way');
    if (this.#state.kind === 'ready') updater.install();
    else if (this.#resting()) await this.#lookAndFetch(updater);
  }

  #resting(): boolean {
    return this.#state.kind !== 'looking' && this.#state.kind !== 'fetching' && this.#state.kind !== 'ready';
  }

  async #lookAndFetch(updater: Updater): Promise<void> {
    try {
      this.#state = { kind: 'looking' };
      const version = await updater.look();
      if (version === null) {
        this.#state = { kind: 'newest' };
        return;
      }
      this.#state = { kind: 'fetching', version };
      await updater.fetch();
      this.#state = { kind: 'ready', version };
    } catch (thrown) {
      this.#parts.log.warn(`Looking for a new version failed: ${String(thrown)}`);
      this.#state = { kind: 'failed', reason: { key: 'update-not-asked' } };
    }
  }
}
