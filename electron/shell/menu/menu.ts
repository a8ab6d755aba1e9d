import path from 'node:path';
import { Menu, type MenuItemConstructorOptions } from 'electron';

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

/** Menus in the habits of each system: the program's own menu on macOS, settings under File elsewhere. */
function menuTemplate(
  platform: NodeJS.Platform,
  facts: MenuFacts,
  commands: MenuCommands,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [appMenu(commands)] : []),
    fileMenu(mac, facts, commands),
    { role: 'editMenu' },
    viewMenu(commands),
    watchMenu(facts, commands),
    { role: 'windowMenu' },
    helpMenu(mac, commands),
  ];
}

export function setMenu(platform: NodeJS.Platform, facts: MenuFacts, commands: MenuCommands): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, facts, commands)));
}

const line: MenuItemConstructorOptions = { type: 'separator' };

function settingsItem(commands: MenuCommands): MenuItemConstructorOptions {
  return { label: 'Settings', accelerator: 'CmdOrCtrl+,', click: () => commands.show('#/settings') };
}

function appMenu(commands: MenuCommands): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { label: 'Look for a New Version', click: () => commands.lookForUpdate() },
      line,
      settingsItem(commands),
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

function fileMenu(mac: boolean, { recent }: MenuFacts, commands: MenuCommands): MenuItemConstructorOptions {
  const opened = recent.map((each) => ({
    label: path.basename(each),
    sublabel: each,
    click: () => commands.openPath(each),
  }));
  const none: MenuItemConstructorOptions = { label: 'Nothing opened yet', enabled: false };
  return {
    role: 'fileMenu',
    submenu: [
      { label: 'Add a Folder …', accelerator: 'CmdOrCtrl+O', click: () => commands.addFolder() },
      { label: 'Open Recent', submenu: opened.length > 0 ? opened : [none] },
      line,
      { label: 'New Project …', accelerator: 'CmdOrCtrl+Shift+N', click: () => commands.newProject() },
      { label: 'Open Project …', accelerator: 'CmdOrCtrl+Shift+O', click: () => commands.openProject() },
      line,
      { label: 'Export …', accelerator: 'CmdOrCtrl+E', click: () => commands.show('#/export') },
      line,
      ...(mac ? [] : [settingsItem(commands), line]),
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function viewMenu(commands: MenuCommands): MenuItemConstructorOptions {
  return {
    role: 'viewMenu',
    submenu: [
      { label: 'Timeline', accelerator: 'CmdOrCtrl+1', click: () => commands.show('#/timeline') },
      { label: 'Gallery', accelerator: 'CmdOrCtrl+2', click: () => commands.show('#/gallery') },
      { label: 'Failed Files', accelerator: 'CmdOrCtrl+3', click: () => commands.show('#/failed') },
      line,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      line,
      { role: 'togglefullscreen' },
    ],
  };
}

function watchMenu({ paused }: MenuFacts, commands: MenuCommands): MenuItemConstructorOptions {
  const label = paused ? 'Go On Listening' : 'Pause Listening';
  return {
    label: 'Listening',
    submenu: [{ label, accelerator: 'CmdOrCtrl+Shift+P', click: () => commands.pause(!paused) }],
  };
}

function helpMenu(mac: boolean, commands: MenuCommands): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'What Are These Pictures?', click: () => commands.show('#/pictures') },
      line,
      { label: 'Save a Report for Support …', click: () => commands.saveReport() },
      { label: 'Show the Data Folder', click: () => commands.openDataFolder() },
      { label: 'Show the Log', click: () => commands.openLog() },
      { role: 'toggleDevTools' },
      line,
      { label: 'Licences of Others', click: () => commands.openLicences() },
      ...(mac
        ? []
        : [{ label: 'Look for a New Version', click: () => commands.lookForUpdate() }, { role: 'about' } as const]),
    ],
  };
}
