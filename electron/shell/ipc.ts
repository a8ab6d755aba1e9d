import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { eventNames, type Reply } from '#contract/requests.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { isOurAddress } from './app-address.ts';

const stranger: Reply<never> = { ok: false, failure: { code: 'not-allowed', key: 'stranger-asks' } };

export type DesktopDispatch = (name: string, raw: unknown) => Promise<Reply<unknown>>;

/** Carries asks and events between the window and the engine: one channel for each, however many of them there are. */
export function connectWindow(engine: TransportEngine, desktop: DesktopDispatch, window: BrowserWindow): void {
  ipcMain.handle('ask', (event, name: unknown, ask: unknown) => {
    if (!isOurPage(event, window)) return stranger;
    const asked = String(name);
    return asked.startsWith('desktop.') ? desktop(asked, ask) : engine.dispatch(asked, ask);
  });
  const forget = eventNames.map((name) => engine.on(name, (value) => tellPage(window, name, value)));
  window.on('closed', () => {
    forget.forEach((each) => each());
    ipcMain.removeHandler('ask');
  });
}

/**
 * Before there is an engine: lets the page about the upgrade ask its one question, and nobody anything else.
 * @returns the way to end it, so that `connectWindow` can take over
 */
export function connectUpgrade(window: BrowserWindow, desktop: DesktopDispatch): () => void {
  ipcMain.handle('ask', (event, name: unknown, ask: unknown) =>
    isOurPage(event, window) && name === 'desktop.upgrade' ? desktop(name, ask) : stranger,
  );
  return () => ipcMain.removeHandler('ask');
}

/** Goes to a place of the page, such as `#/settings`. */
export function showPlace(window: BrowserWindow, hash: string): void {
  tellPage(window, 'desktop.show', hash);
}

function tellPage(window: BrowserWindow, name: string, value: unknown): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send('event', name, value);
}

/** The sender must be the window's own main frame and show our own page. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && isOurAddress(frame.url);
}
