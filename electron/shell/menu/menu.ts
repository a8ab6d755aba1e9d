import path from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menus offer; each is a short deed of `desktop.ts`. */
export type MenuDeeds = {
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

/** Menus in the habits of each system: the program's own menu on macOS, settings under File elsewhere. */
export function menuTemplate(
  platform: NodeJS.Platform,
  facts: MenuFacts,
  deeds: MenuDeeds,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [appMenu(deeds)] : []),
    fileMenu(mac, facts, deeds),
    { role: 'editMenu' },
    viewMenu(deeds),
    watchMenu(facts, deeds),
    { role: 'windowMenu' },
    helpMenu(mac, deeds),
  ];
}

export function setMenu(platform: NodeJS.Platform, facts: MenuFacts, deeds: MenuDeeds): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, facts, deeds)));
}

const line: MenuItemConstructorOptions = { type: 'separator' };

function settingsItem(deeds: MenuDeeds): MenuItemConstructorOptions {
  return { label: 'Settings', accelerator: 'CmdOrCtrl+,', click: () => deeds.show('#/settings') };
}

function appMenu(deeds: MenuDeeds): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { label: 'Look for a New Version', click: () => deeds.lookForUpdate() },
      line,
      settingsItem(deeds),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
}

function fileMenu(mac: boolean, { recent }: MenuFacts, deeds: MenuDeeds): MenuItemConstructorOptions {
  const opened = recent.map((each) => ({
    label: path.basename(each),
    sublabel: each,
    click: () => deeds.openPath(each),
  }));
  const none: MenuItemConstructorOptions = { label: 'Nothing opened yet', enabled: false };
  return {
    role: 'fileMenu',
    submenu: [
      { label: 'Add a Folder …', accelerator: 'CmdOrCtrl+O', click: () => deeds.addFolder() },
      { label: 'Open Recent', submenu: opened.length > 0 ? opened : [none] },
      line,
      { label: 'New Project …', accelerator: 'CmdOrCtrl+Shift+N', click: () => deeds.newProject() },
      { label: 'Open Project …', accelerator: 'CmdOrCtrl+Shift+O', click: () => deeds.openProject() },
      line,
      { label: 'Export …', accelerator: 'CmdOrCtrl+E', click: () => deeds.show('#/export') },
      line,
      ...(mac ? [] : [settingsItem(deeds), line]),
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function viewMenu(deeds: MenuDeeds): MenuItemConstructorOptions {
  return {
    role: 'viewMenu',
    submenu: [
      { label: 'Timeline', accelerator: 'CmdOrCtrl+1', click: () => deeds.show('#/timeline') },
      { label: 'Gallery', accelerator: 'CmdOrCtrl+2', click: () => deeds.show('#/gallery') },
      { label: 'Failed Files', accelerator: 'CmdOrCtrl+3', click: () => deeds.show('#/failed') },
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
    ],
  };
}

function watchMenu({ paused }: MenuFacts, deeds: MenuDeeds): MenuItemConstructorOptions {
  const label = paused ? 'Go On Listening' : 'Pause Listening';
  return {
    label: 'Listening',
    submenu: [{ label, accelerator: 'CmdOrCtrl+Shift+P', click: () => deeds.pause(!paused) }],
  };
}

function helpMenu(mac: boolean, deeds: MenuDeeds): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'What Are These Pictures?', click: () => deeds.show('#/pictures') },
      line,
      { label: 'Save a Report for Support …', click: () => deeds.saveReport() },
      { label: 'Show the Data Folder', click: () => deeds.openDataFolder() },
      { label: 'Show the Log', click: () => deeds.openLog() },
      { role: 'toggleDevTools' },
      line,
      { label: 'Licences of Others', click: () => deeds.openLicences() },
      ...(mac
        ? []
        : [{ label: 'Look for a New Version', click: () => deeds.lookForUpdate() }, { role: 'about' } as const]),
    ],
  };
}
