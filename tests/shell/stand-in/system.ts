// Dialogs, menus, tray, notices, power and screen: what the system would show is said on standard output, and what a person
// would do is done by the test through `harness.ts`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { emitter, say } from './emitter.ts';

export const powerState: { onBattery: boolean; percent: number | null } = { onBattery: false, percent: null };
const powerEvents = emitter();
export const powerMonitor: Pick<Electron.PowerMonitor, 'isOnBatteryPower' | 'off' | 'on'> = {
  on: powerEvents.on,
  off: powerEvents.off,
  isOnBatteryPower: () => powerState.onBattery,
};
export const tellPower = powerEvents.tell;

let blockers = 0;
export const powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start' | 'stop'> = {
  start: (type) => {
    say('AWAKE', type);
    return ++blockers;
  },
  stop: () => {
    say('MAY SLEEP', '');
    return true;
  },
};

const documents = (name: string): string => path.join(process.env['STAND_IN_DOCUMENTS'] ?? '', name);
const bookmarks = { bookmarks: [] };

export const dialog: Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'> = {
  showErrorBox: (title, content) => console.error(`ERROR BOX ${title}: ${content}`),
  showMessageBox: ((_window: unknown, options: Electron.MessageBoxOptions) => {
    say('MESSAGE', options);
    return Promise.resolve({ response: 0, checkboxChecked: false });
  }) as Electron.Dialog['showMessageBox'],
  showOpenDialog: ((_window: unknown, options: Electron.OpenDialogOptions) => {
    const folder = options.properties?.includes('openDirectory') === true;
    const picked = process.env[folder ? 'STAND_IN_PICKED_FOLDER' : 'STAND_IN_PICKED_FILE'];
    if (picked === 'BROKEN') return Promise.reject(new Error('The dialog of the system does not open.'));
    return Promise.resolve({
      canceled: picked === undefined,
      filePaths: picked === undefined ? [] : [picked],
      ...bookmarks,
    });
  }) as Electron.Dialog['showOpenDialog'],
  showSaveDialog: ((_window: unknown, options: Electron.SaveDialogOptions) =>
    Promise.resolve({
      canceled: false,
      filePath: documents(path.basename(options.defaultPath ?? '')),
    })) as Electron.Dialog['showSaveDialog'],
};

export const shell: Pick<Electron.Shell, 'openPath' | 'showItemInFolder'> = {
  showItemInFolder: (file) => say('REVEALED', file),
  openPath: (file) => {
    say('OPENED', file);
    return Promise.resolve(existsSync(file) ? '' : 'no such file');
  },
};

export const screen: { getDisplayMatching(area: Electron.Rectangle): Pick<Electron.Display, 'workArea'> } = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
} satisfies { [K in keyof Pick<Electron.Screen, 'getDisplayMatching'>]: unknown };

let themeSource: Electron.NativeTheme['themeSource'] = 'system';
export const nativeTheme: Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'> = {
  shouldUseDarkColors: false,
  get themeSource() {
    return themeSource;
  },
  set themeSource(theme) {
    themeSource = theme;
    say('THEME', theme);
  },
};

type Template = readonly Electron.MenuItemConstructorOptions[];
let menuBar: Template = [];

export class Menu {
  readonly template: Template;
  constructor(template: Template) {
    this.template = template;
  }
  static buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => Menu = (template) =>
    new Menu(template);
  static setApplicationMenu(menu: Menu | null): void {
    menuBar = menu?.template ?? [];
  }
}

/** Clicks an item of the menu bar, or of the tray, by its label. @returns false when there is none. */
export function clickItem(where: 'bar' | 'tray', label: string): boolean {
  const item = findItem(where === 'bar' ? menuBar : trayMenu, label);
  item?.click?.({} as never, undefined, {});
  return item !== null;
}

function findItem(items: Template, label: string): Electron.MenuItemConstructorOptions | null {
  for (const item of items) {
    if (item.label === label) return item;
    const below = Array.isArray(item.submenu) ? findItem(item.submenu, label) : null;
    if (below !== null) return below;
  }
  return null;
}

export const nativeImage = {
  createFromPath: (file: string) => {
    if (!existsSync(file)) throw new Error(`There is no image ${file}`);
    return file as unknown as Electron.NativeImage;
  },
} satisfies Partial<typeof Electron.nativeImage>;

let trayMenu: Template = [];
export class Tray implements Pick<Electron.Tray, 'destroy' | 'on' | 'setToolTip'> {
  readonly on = emitter().on as Electron.Tray['on'];
  constructor(image: Electron.NativeImage | string) {
    say('TRAY', String(image));
  }
  setToolTip(words: string): void {
    say('TRAY SAYS', words);
  }
  setContextMenu(menu: Menu | null): void {
    trayMenu = menu?.template ?? [];
  }
  destroy(): void {
    trayMenu = [];
    say('TRAY GONE', '');
  }
}

let lastNotice: ReturnType<typeof emitter> | null = null;
export function clickNotice(): void {
  lastNotice?.tell('click', {});
}

export class Notification implements Pick<Electron.Notification, 'on' | 'show'> {
  readonly #events = emitter();
  readonly #options: Electron.NotificationConstructorOptions;
  readonly on = this.#events.on as Electron.Notification['on'];
  constructor(options: Electron.NotificationConstructorOptions = {}) {
    this.#options = options;
  }
  show(): void {
    lastNotice = this.#events;
    say('NOTICE', this.#options);
  }
  static isSupported = (): boolean => true;
}
