import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Log } from '#engine/log.ts';

const limit = 3;
const withinMs = 5 * 60_000;

const recovered: MessageBoxOptions = {
  type: 'info',
  title: 'Songsight',
  message: 'The window had to be loaded again.',
  detail:
    'It stopped unexpectedly. Listening went on meanwhile and nothing is lost; what you typed last may be missing.',
  buttons: ['Go on'],
};

const givenUp: MessageBoxOptions = {
  type: 'warning',
  title: 'Songsight',
  message: 'The window stops again and again.',
  detail:
    'Listening goes on without it. Load it once more, or quit Songsight and start it again; the log holds the details for support.',
  buttons: ['Load again', 'Quit'],
  defaultId: 0,
  cancelId: 0,
};

/** Loads a page that crashed again and says so; after several crashes in short time the person decides. */
export function recoverFromCrashes(window: BrowserWindow, log: Log, now: () => number = Date.now): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`The window's process is gone: ${reason}, code ${exitCode}`, undefined);
    crashes = [...crashes.filter((at) => now() - at < withinMs), now()];
    recover(window, crashes.length <= limit).catch((thrown: unknown) => log.error('Loading again failed', thrown));
  });
  window.on('unresponsive', () => log.warn('The window does not react.'));
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit') log.warn(`A process is gone: ${name ?? type}, ${reason}`);
  });
}

async function recover(window: BrowserWindow, hopeful: boolean): Promise<void> {
  if (hopeful) {
    window.webContents.reload();
    await dialog.showMessageBox(window, recovered);
    return;
  }
  const { response } = await dialog.showMessageBox(window, givenUp);
  if (response === 1) app.quit();
  else window.webContents.reload();
}
