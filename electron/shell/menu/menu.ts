import path from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Speech } from '../speech.ts';

/** What the menus offer; each is a short action of `desktop.ts`. */
export type MenuCommands = {
  addFolder(): void;
  newProject(): void;
  openProject(): void;
  openPath(path: string): void;
  show(hash: string): void;
  pause(paused: boolean): void;
  saveReport(): void;
  openDataFolder(): void;
  openLog(): void;
  openLicences(): void;
  lookForUpdate(): void;
};

/** What the menus show. */
export type MenuFacts = { readonly paused: boolean; readonly recent: readonly string[] };

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;

/** What the menus are made of. */
type Made = {
  readonly mac: boolean;
  readonly facts: MenuFacts;
  readonly speech: Speech;
  readonly commands: MenuCommands;
};

/** Menus in the habits of each system: the program's own menu on macOS, settings under File elsewhere. */
function menuTemplate(made: Made): Item[] {
  return [
    ...(made.mac ? [appMenu(made)] : []),
    fileMenu(made),
    editMenu(made),
    viewMenu(made),
    analysisMenu(made),
    windowMenu(made),
    helpMenu(made),
  ];
}

export function setMenu(platform: NodeJS.Platform, facts: MenuFacts, speech: Speech, commands: MenuCommands): void {
  const made = { mac: platform === 'darwin', facts, speech, commands };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(made)));
}

const line: Item = { type: 'separator' };

/** What the system does itself: Electron names such items in English, whatever the system speaks. */
const systemItems = {
  about: 'menu-about',
  services: 'menu-services',
  hide: 'menu-hide',
  hideOthers: 'menu-hide-others',
  unhide: 'menu-unhide',
  quit: 'menu-quit',
  close: 'menu-close',
  undo: 'menu-undo',
  redo: 'menu-redo',
  cut: 'menu-cut',
  copy: 'menu-copy',
  paste: 'menu-paste',
  delete: 'menu-delete',
  selectAll: 'menu-select-all',
  resetZoom: 'menu-reset-zoom',
  zoomIn: 'menu-zoom-in',
  zoomOut: 'menu-zoom-out',
  togglefullscreen: 'menu-full-screen',
  minimize: 'menu-minimize',
  zoom: 'menu-zoom-window',
  front: 'menu-front',
  toggleDevTools: 'menu-developer-tools',
} as const satisfies Partial<Record<Role, string>>;

function system(speech: Speech, ...roles: readonly (keyof typeof systemItems | 'line')[]): Item[] {
  return roles.map((role) => (role === 'line' ? line : { role, label: speech.text(systemItems[role]) }));
}

function settingsItem({ speech, commands }: Made): Item {
  return { label: speech.text('menu-settings'), accelerator: 'CmdOrCtrl+,', click: () => commands.show('#/settings') };
}

function updateItem({ speech, commands }: Made): Item {
  return { label: speech.text('menu-update'), click: () => commands.lookForUpdate() };
}

function appMenu(made: Made): Item {
  const { speech } = made;
  return {
    role: 'appMenu',
    submenu: [
      ...system(speech, 'about'),
      updateItem(made),
      line,
      settingsItem(made),
      ...system(speech, 'line', 'services', 'line', 'hide', 'hideOthers', 'unhide', 'line', 'quit'),
    ],
  };
}

function fileMenu(made: Made): Item {
  const { mac, facts, speech, commands } = made;
  const opened = facts.recent.map((each) => ({
    label: path.basename(each),
    sublabel: each,
    click: () => commands.openPath(each),
  }));
  const none: Item = { label: speech.text('menu-none-opened'), enabled: false };
  const item = (key: Parameters<Speech['text']>[0], keys: string, click: () => void): Item => ({
    label: speech.text(key),
    accelerator: `CmdOrCtrl+${keys}`,
    click,
  });
  return {
    role: 'fileMenu',
    label: speech.text('menu-file'),
    submenu: [
      item('menu-add-folder', 'O', () => commands.addFolder()),
      { label: speech.text('menu-open-recent'), submenu: opened.length > 0 ? opened : [none] },
      line,
      item('menu-new-project', 'Shift+N', () => commands.newProject()),
      item('menu-open-project', 'Shift+O', () => commands.openProject()),
      line,
      item('menu-export', 'E', () => commands.show('#/export')),
      line,
      ...(mac ? [] : [settingsItem(made), line]),
      ...system(speech, mac ? 'close' : 'quit'),
    ],
  };
}

function editMenu({ speech }: Made): Item {
  const items = system(speech, 'undo', 'redo', 'line', 'cut', 'copy', 'paste', 'delete', 'line', 'selectAll');
  return { role: 'editMenu', label: speech.text('menu-edit'), submenu: items };
}

function viewMenu({ speech, commands }: Made): Item {
  const view = (key: Parameters<Speech['text']>[0], number: number, hash: string): Item => ({
    label: speech.text(key),
    accelerator: `CmdOrCtrl+${number}`,
    click: () => commands.show(hash),
  });
  return {
    role: 'viewMenu',
    label: speech.text('menu-view'),
    submenu: [
      view('menu-timeline', 1, '#/timeline'),
      view('menu-gallery', 2, '#/gallery'),
      view('menu-failed', 3, '#/failed'),
      ...system(speech, 'line', 'resetZoom', 'zoomIn', 'zoomOut', 'line', 'togglefullscreen'),
    ],
  };
}

function analysisMenu({ facts: { paused }, speech, commands }: Made): Item {
  const label = speech.text(paused ? 'menu-resume' : 'menu-pause');
  return {
    label: speech.text('menu-analysis'),
    submenu: [{ label, accelerator: 'CmdOrCtrl+Shift+P', click: () => commands.pause(!paused) }],
  };
}

function windowMenu({ mac, speech }: Made): Item {
  const items = mac ? system(speech, 'minimize', 'zoom', 'line', 'front') : system(speech, 'minimize', 'close');
  return { role: 'windowMenu', label: speech.text('menu-window'), submenu: items };
}

function helpMenu(made: Made): Item {
  const { mac, speech, commands } = made;
  return {
    role: 'help',
    label: speech.text('menu-help'),
    submenu: [
      { label: speech.text('menu-about-pictures'), click: () => commands.show('#/pictures') },
      line,
      { label: speech.text('menu-save-report'), click: () => commands.saveReport() },
      { label: speech.text('menu-data-folder'), click: () => commands.openDataFolder() },
      { label: speech.text('menu-log'), click: () => commands.openLog() },
      ...system(speech, 'toggleDevTools', 'line'),
      { label: speech.text('menu-licences'), click: () => commands.openLicences() },
      ...(mac ? [] : [updateItem(made), ...system(speech, 'about')]),
    ],
  };
}
