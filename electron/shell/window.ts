import { BrowserWindow, session, type Rectangle } from 'electron';
import { appAddress, isOurAddress } from './app-address.ts';

/** The one window: sandboxed, isolated, without Node, and with no way to anywhere but our own page. */
export function createWindow(preload: string, place: Partial<Rectangle>): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    minWidth: 420,
    minHeight: 480,
    title: 'Songsight',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => {
    if (!isOurAddress(event.url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  return window;
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(appAddress);
}

/** No camera, no location, no notifications: the page needs none. Downloads are our exports, and go through a save dialog. */
export function lockDownSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.on('will-download', (event, item) => {
    if (!isOurAddress(item.getURL())) event.preventDefault();
    else item.setSaveDialogOptions({ defaultPath: item.getFilename() });
  });
}
