import { setTimeout as wait } from 'node:timers/promises';
import { Menu, nativeTheme, type BrowserWindow } from 'electron';
import { desktopRequests } from '#contract/desktop/desktop.ts';
import { toFailure } from '#contract/failure.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { upgradeShare, type UpgradeLooks, type UpgradeProgress, type UpgradeState } from '#contract/desktop/upgrade.ts';
import type { Sentence } from '#contract/words/sentence.ts';
import { replyTo } from '#engine/dispatch.ts';
import type { Log } from '#engine/log.ts';
import { bringUpToDate } from '#engine/upkeep/bring-up-to-date.ts';
import { upgradeAddress } from '../app-address.ts';
import { connectUpgrade } from '../ipc.ts';
import type { Speech } from '../speech.ts';

export type UpgradeParts = {
  readonly dataFolder: string;
  /** Path of the bundled `upgrade-thread.js`. */
  readonly entry: string;
  readonly speech: Speech;
  readonly log: Log;
  /** Makes the program's window; called once, and only where the person would wait for long. */
  open(): BrowserWindow;
};

export type Upgraded = {
  /** null where none was needed. */
  readonly window: BrowserWindow | null;
  /** What was put right on the way. */
  readonly notices: readonly Sentence[];
  /** The page is told nothing any more: the program takes the window over. */
  leave(): void;
};

/** A small database is done before a page could be read. */
const showAfterMs = 400;

/**
 * Brings the data folder of an older Songsight up to date before the program starts. Meanwhile the window says what happens and how far it
 * is; what goes wrong is said there too, and can be tried again. Nothing happens, and no window opens, where there is nothing to do.
 * @returns null when the person closed the window first
 * @throws KnownFailure when the data folder cannot even be opened
 */
export async function upgradeInWindow(parts: UpgradeParts): Promise<Upgraded | null> {
  const page = new UpgradePage(parts);
  const { dataFolder, entry, log } = parts;
  for (;;) {
    try {
      const notices = await bringUpToDate({
        ...{ dataFolder, entry },
        begins: (looks) => page.begin(looks),
        tell: (progress) => page.tell(progress),
      });
      return page.closed ? null : { window: page.end(), notices, leave: () => page.leave() };
    } catch (thrown) {
      if (!page.begun) throw thrown;
      log.error('The database of an older Songsight could not be brought up to date', thrown);
      if (!(await page.fail(thrown))) return null;
    }
  }
}

/** The page that says it. */
class UpgradePage {
  readonly #parts: UpgradeParts;
  #window: BrowserWindow | null = null;
  #looks: UpgradeLooks = { language: 'system', theme: 'system' };
  #state: UpgradeState | null = null;
  #forget = (): void => undefined;
  #again: (wanted: boolean) => void = () => undefined;

  constructor(parts: UpgradeParts) {
    this.#parts = parts;
  }

  get begun(): boolean {
    return this.#state !== null;
  }

  get closed(): boolean {
    return this.#window?.isDestroyed() ?? false;
  }

  begin(looks: UpgradeLooks): void {
    this.#looks = looks;
    nativeTheme.themeSource = looks.theme;
    this.#parts.speech.choose(looks.language);
    void wait(showAfterMs).then(() => {
      if (this.#state?.kind === 'running') this.#open();
    });
  }

  tell(progress: UpgradeProgress): void {
    this.#state = { kind: 'running', ...this.#looks, progress };
    if (this.#window !== null && !this.closed) this.#window.setProgressBar(upgradeShare(progress));
  }

  /** @returns whether to try again; false when the window was closed instead */
  fail(thrown: unknown): Promise<boolean> {
    this.#state = { kind: 'failed', ...this.#looks, failure: toFailure(thrown), path: this.#parts.dataFolder };
    const window = this.#open();
    if (this.closed) return Promise.resolve(false);
    window.setProgressBar(-1);
    return new Promise((resolve) => {
      this.#again = resolve;
      window.once('closed', () => resolve(false));
    });
  }

  /** It is done, and the program starts; the window goes on to show that. */
  end(): BrowserWindow | null {
    this.#state = { kind: 'opening', ...this.#looks };
    this.#window?.setProgressBar(-1);
    return this.#window;
  }

  leave(): void {
    this.#forget();
  }

  #open(): BrowserWindow {
    if (this.#window !== null) return this.#window;
    const { log } = this.#parts;
    // Electron's own menu is English, and nothing in it helps here; on macOS it is the way to quit.
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
    const window = this.#parts.open();
    this.#window = window;
    this.#forget = connectUpgrade(window, (name, ask) =>
      replyTo(log, name, () => this.#answer(readAsk(desktopRequests['desktop.upgrade'].ask, ask).again)),
    );
    window.loadURL(upgradeAddress).catch((thrown: unknown) => {
      if (!this.closed) log.error('The page about the upgrade did not load', thrown);
    });
    return window;
  }

  #answer(again: boolean): UpgradeState | null {
    if (again && this.#state?.kind === 'failed') {
      this.tell({ at: 'copying', path: this.#parts.dataFolder, bytesDone: 0, bytes: 1 });
      this.#again(true);
    }
    return this.#state;
  }
}
