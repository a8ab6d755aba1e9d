import { BrowserWindow, nativeTheme, session, type Session } from 'electron';
import { appAddress, isOurAddress } from '../app-address.ts';
import type { WindowPlace } from './window-position.ts';

/** The page's own background, so that no white flashes up before it is painted. */
const background = { light: '#f1f3ea', dark: '#101714' };

/** The one window: sandboxed, isolated, without Node, and with no way to anywhere but our own page. */
export function createWindow(preload: string, icon: string, { maximized, ...place }: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    minWidth: 420,
    minHeight: 480,
    title: 'Songsight',
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  lockIn(window);
  window.once('ready-to-show', () => {
    if (maximized === true) window.maximize();
    window.show();
  });
  return window;
}

/** Nothing the page does leads elsewhere: no other page in any frame, no second window, no web view. */
function lockIn({ webContents }: BrowserWindow): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOurAddress(event.url)) event.preventDefault();
  };
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', stay);
  webContents.on('will-frame-navigate', stay);
  webContents.on('will-redirect', stay);
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(appAddress);
}

/** Brings the window to the front wherever it is: hidden, minimised or behind others. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * No camera, no location, no devices: the page needs none. Nothing is fetched but our own files. Downloads are our exports,
 * and go through a save dialog.
 * @param failed hears the name of a file that could not be saved
 */
export function lockDownSession(failed: (fileName: string) => void): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) =>
    answer({ cancel: !mayBeFetched(url) }),
  );
  saveThroughDialog(defaultSession, failed);
}

/** Our own files, what they hold inside themselves, and the developer tools, which only a person opens. */
function mayBeFetched(url: string): boolean {
  return isOurAddress(url) || /^(?:data:|blob:songsight:\/\/app\/|devtools:\/\/)/.test(url);
}

function saveThroughDialog(from: Session, failed: (fileName: string) => void): void {
  from.on('will-download', (event, item) => {
    if (!isOurAddress(item.getURL())) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: item.getFilename() });
    item.once('done', (_event, state) => {
      if (state === 'interrupted') failed(item.getFilename());
    });
  });
}
