import { app, nativeTheme, type BrowserWindow } from 'electron';
import type { DesktopState } from '#contract/desktop.ts';
import type { WatchState } from '#contract/requests.ts';
import type { Settings } from '#contract/settings.ts';
import type { Log } from '#engine/log.ts';
import type { Monitor } from '#engine/start-engine.ts';
import { askEngine } from './ask-engine.ts';
import { keepInBackground } from './power/background.ts';
import { batteryCharge } from './power/battery-charge.ts';
import { desktopDispatch } from './desktop-requests.ts';
import { electronUpdater } from './updates/electron-updater.ts';
import { connectWindow, showPlace } from './ipc.ts';
import { menuDeeds } from './menu/menu-commands.ts';
import { setMenu, type MenuDeeds } from './menu/menu.ts';
import { systemNotices, type ShowNotice } from './notices/notices.ts';
import type { OpenParts } from './opening/opened-things.ts';
import { watchPower, type Power } from './power/power.ts';
import { RunTeller } from './notices/progress-notifications.ts';
import { saveReport } from './window/save-report.ts';
import { createPresence, type Presence } from './menu/tray.ts';
import { Updates } from './updates/updates.ts';
import { bringToFront } from './window/window.ts';

const lookForUpdatesEveryMs = 24 * 3_600_000;

export type DesktopOptions = {
  readonly monitor: Monitor;
  readonly window: BrowserWindow;
  readonly open: OpenParts;
  readonly files: { readonly icons: string; readonly licences: string };
  readonly log: Log;
  quitting(): boolean;
};

/** Joins the engine and the window to the manners of a desktop: menus, tray, taskbar, notices, power, updates. */
export class Desktop {
  readonly #options: DesktopOptions;
  #settings: Settings;
  #busy = false;
  #shownMenu = '';
  readonly #power: Power;
  readonly #teller: RunTeller;
  readonly #updates: Updates;
  readonly #deeds: MenuDeeds;
  readonly #presence: Presence;
  readonly #background: { refresh(): void };
  readonly #forget: readonly (() => void)[];

  static async open(options: DesktopOptions): Promise<Desktop> {
    const { settings } = await askEngine(options.monitor, 'settings.read', {});
    return new Desktop(options, settings);
  }

  private constructor(options: DesktopOptions, settings: Settings) {
    const { monitor, window, open, log, files } = options;
    this.#options = options;
    this.#settings = settings;
    const current = (): Settings => this.#settings;
    const notice = systemNotices((hash) => this.#show(hash));
    this.#power = watchPower({ monitor, page: window.webContents, log, settings: current });
    this.#teller = new RunTeller({ monitor, window, notice, settings: current });
    this.#updates = new Updates({
      updater: electronUpdater(log),
      log,
      wanted: () => this.#settings.updates === 'on',
      busy: () => this.#busy,
    });
    this.#deeds = menuDeeds({
      open,
      licences: files.licences,
      log,
      show: (hash) => this.#show(hash),
      saveReport: () => saveReport(monitor, window),
      update: () => this.#updates.act(),
    });
    this.#presence = createPresence(files.icons, process.platform, {
      open: () => bringToFront(window),
      pause: this.#deeds.pause,
      quit: () => app.quit(),
    });
    this.#background = this.#openBackground(notice);
    this.#connect();
    this.#forget = [
      monitor.on('watch.changed', (state) => this.#watchChanged(state)),
      monitor.on('settings.changed', (answer) => this.#settingsChanged(answer.settings)),
      this.#lookForUpdates(),
    ];
    this.#settingsChanged(settings);
    this.#watchChanged(monitor.state());
  }

  close(): void {
    this.#forget.forEach((each) => each());
    this.#teller.close();
    this.#power.close();
    this.#presence.hide();
  }

  #show(hash: string): void {
    bringToFront(this.#options.window);
    showPlace(this.#options.window, hash);
  }

  #openBackground(notice: ShowNotice): { refresh(): void } {
    const { monitor, window } = this.#options;
    return keepInBackground({
      window,
      presence: this.#presence,
      notice,
      wanted: () => this.#settings.watchInBackground,
      quitting: () => this.#options.quitting(),
      watch: () => monitor.state(),
    });
  }

  #connect(): void {
    const { monitor, window, log } = this.#options;
    const dispatch = desktopDispatch({
      engine: monitor,
      window,
      log,
      saveReport: () => saveReport(monitor, window),
      readState: () => this.#state(),
      update: () => this.#updates.act(),
    });
    connectWindow(monitor, dispatch, window);
  }

  async #state(): Promise<DesktopState> {
    const { onBattery, percent } = await batteryCharge(this.#options.window.webContents);
    return { updates: this.#updates.state(), onBattery, batteryPercent: percent };
  }

  #watchChanged(state: WatchState): void {
    this.#busy = this.#teller.take(state);
    this.#power.setBusy(this.#busy);
    this.#background.refresh();
    const facts = { paused: state.paused, recent: this.#options.open.recent.list() };
    const now = JSON.stringify(facts);
    if (now !== this.#shownMenu) setMenu(process.platform, facts, this.#deeds);
    this.#shownMenu = now;
  }

  #settingsChanged(settings: Settings): void {
    this.#settings = settings;
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
