import { dialog, ipcMain, shell, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '#contract/requests.ts';
import type { DoorEngine } from '../doors/door-engine.ts';
import { eventNames } from '../doors/event-names.ts';
import { isOurAddress } from './app-address.ts';

const strangerMessage = 'Only the page of Songsight itself may ask.';
const stranger: Reply<never> = { ok: false, failure: { code: 'not-allowed', message: strangerMessage } };

/** Carries asks and events between the window and the engine. Two channels for everything, one for what only a desktop can do. */
export function connectWindow(engine: DoorEngine, window: BrowserWindow): void {
  ipcMain.handle('ask', (event, name: unknown, ask: unknown) =>
    isOurPage(event, window) ? engine.dispatch(String(name), ask) : stranger,
  );
  ipcMain.handle('desktop', (event, deed: unknown, argument: unknown) => {
    if (!isOurPage(event, window)) throw new Error(strangerMessage);
    return deed === 'pick-folder' ? pickFolder(window) : revealFile(engine, argument);
  });
  const forget = eventNames.map((name) =>
    engine.on(name, (value) => {
      if (!window.isDestroyed()) window.webContents.send('event', name, value);
    }),
  );
  window.on('closed', () => {
    forget.forEach((each) => each());
    ipcMain.removeHandler('ask');
    ipcMain.removeHandler('desktop');
  });
}

/** The sender must be the window's own main frame and show our own page. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && isOurAddress(frame.url);
}

async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the folder with your recordings',
    buttonLabel: 'Watch this folder',
    properties: ['openDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Takes the id of a file in the database, never a path: a page must not make the system show whatever it likes. */
function revealFile(engine: DoorEngine, file: unknown): void {
  const path = typeof file === 'number' ? engine.pathOfFile(file) : null;
  if (path !== null) shell.showItemInFolder(path);
}
