import { app, nativeTheme, type BrowserWindow } from 'electron';
import type { DesktopState } from '#contract/desktop/desktop.ts';
import type { WatchState } from '#contract/watch.ts';
import type { Settings } from '#contract/settings.ts';
import type { Log } from '#engine/log.ts';
import type { Engine } from '#engine/start-engine.ts';
import { askEngine } from './ask-engine.ts';
import { keepInBackground } from './power/background.ts';
import { batteryCharge } from './power/battery-charge.ts';
import { desktopDispatch } from './desktop-requests.ts';
import { electronUpdater } from './updates/electron-updater.ts';
import { connectWindow, showPlace } from './ipc.ts';
import { menuCommands } from './menu/menu-commands.ts';
import { setMenu, type MenuCommands } from './menu/menu.ts';
import { systemNotices, type ShowNotice } from './notices/notices.ts';
import type { OpenParts } from './opening/opened-things.ts';
import { watchPower, type Power } from './power/power.ts';
import { ProgressNotifications } from './notices/progress-notifications.ts';
import { saveReport } from './window/save-report.ts';
import { createPresence, type Presence } from './menu/tray.ts';
import { Updates } from './updates/updates.ts';
import { bringToFront } from './window/window.ts';
import type { Speech } from './speech.ts';

const lookForUpdatesEveryMs = 24 * 3_600_000;

export type DesktopOptions = {
  readonly engine: Engine;
  readonly window: BrowserWindow;
  readonly speech: Speech;
  readonly open: OpenParts;
  readonly files: { readonly icons: string; readonly licences: string };
  readonly log: Log;
  quitting(): boolean;
};

/** Joins the engine and the window to the desktop: menus, tray, taskbar, notices, power, updates. */
export class Desktop {
  readonly #options: DesktopOptions;
  #settings: Settings;
  #busy = false;
  #shownMenu = '';
  readonly #power: Power;
  readonly #progress: ProgressNotifications;
  readonly #updates: Updates;
  readonly #commands: MenuCommands;
  readonly #presence: Presence;
  readonly #background: { refresh(): void };
  readonly #forget: readonly (() => void)[];

  static async open(options: DesktopOptions): Promise<Desktop> {
    const { settings } = await askEngine(options.engine, 'settings.read', {});
    return new Desktop(options, settings);
  }

  private constructor(options: DesktopOptions, settings: Settings) {
    const { engine, window, speech, open, log, files } = options;
    this.#options = options;
    this.#settings = settings;
    const current = (): Settings => this.#settings;
    const notice = systemNotices(speech, (hash) => this.#show(hash));
    this.#power = watchPower({ engine, page: window.webContents, log, settings: current });
    this.#progress = new ProgressNotifications({ engine, window, notice, settings: current });
    this.#updates = new Updates({
      updater: electronUpdater(log),
      log,
      wanted: () => this.#settings.updates === 'on',
      busy: () => this.#busy,
    });
    this.#commands = menuCommands({
      open,
      licences: files.licences,
      log,
      show: (hash) => this.#show(hash),
      saveReport: () => saveReport(engine, window, speech),
      update: () => this.#updates.act(),
    });
    this.#presence = createPresence(files.icons, process.platform, speech, {
      open: () => bringToFront(window),
      pause: this.#commands.pause,
      quit: () => app.quit(),
    });
    this.#background = this.#openBackground(notice);
    this.#connect();
    this.#forget = [
      engine.on('watch.changed', (state) => this.#watchChanged(state)),
      engine.on('settings.changed', (answer) => this.#settingsChanged(answer.settings)),
      this.#lookForUpdates(),
    ];
    this.#settingsChanged(settings);
    this.#watchChanged(engine.state());
  }

  close(): void {
    this.#forget.forEach((each) => each());
    this.#progress.close();
    this.#power.close();
    this.#presence.hide();
  }

  #show(hash: string): void {
    bringToFront(this.#options.window);
    showPlace(this.#options.window, hash);
  }

  #openBackground(notice: ShowNotice): { refresh(): void } {
    const { engine, window } = this.#options;
    return keepInBackground({
      window,
      presence: this.#presence,
      notice,
      wanted: () => this.#settings.watchInBackground,
      quitting: () => this.#options.quitting(),
      watch: () => engine.state(),
    });
  }

  #connect(): void {
    const { engine, window, speech, log } = this.#options;
    const dispatch = desktopDispatch({
      engine,
      window,
      speech,
      log,
      saveReport: () => saveReport(engine, window, speech),
      readState: () => this.#state(),
      update: () => this.#updates.act(),
    });
    connectWindow(engine, dispatch, window);
  }

  async #state(): Promise<DesktopState> {
    const { onBattery, percent } = await batteryCharge(this.#options.window.webContents);
    return { updates: this.#updates.state(), onBattery, batteryPercent: percent };
  }

  #watchChanged(state: WatchState): void {
    this.#busy = this.#progress.take(state);
    this.#power.setBusy(this.#busy);
    this.#background.refresh();
    this.#refreshMenu(state.paused);
  }

  /** The menus as they are now; set anew only where something in them is another. */
  #refreshMenu(paused: boolean): void {
    const { open, speech } = this.#options;
    const facts = { paused, recent: open.recent.list() };
    const now = JSON.stringify([facts, speech.text('menu-file')]);
    if (now !== this.#shownMenu) setMenu(process.platform, facts, speech, this.#commands);
    this.#shownMenu = now;
  }

  #settingsChanged(settings: Settings): void {
    this.#settings = settings;
    if (this.#options.speech.choose(settings.language)) {
      this.#refreshMenu(this.#options.engine.state().paused);
      this.#background.refresh();
    }
    nativeTheme.themeSource = settings.theme;
    this.#power.setBusy(this.#busy);
    void this.#power.look();
  }

  /** Once a day and soon after the start; a run or the settings may keep it from looking. */
  #lookForUpdates(): () => void {
    const timer = setInterval(() => void this.#updates.lookQuietly(), lookForUpdatesEveryMs);
    void this.#updates.lookQuietly();
    return () => clearInterval(timer);
  }
}
