import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Log } from '#engine/log.ts';
import type { Speech } from './speech.ts';

const limit = 3;
const withinMs = 5 * 60_000;

const recovered = (speech: Speech): MessageBoxOptions => ({
  type: 'info',
  title: 'Songsight',
  message: speech.text('dialog-window-recovered'),
  detail: speech.text('dialog-window-recovered-detail'),
  buttons: [speech.text('dialog-continue')],
});

const givenUp = (speech: Speech): MessageBoxOptions => ({
  type: 'warning',
  title: 'Songsight',
  message: speech.text('dialog-window-given-up'),
  detail: speech.text('dialog-window-given-up-detail'),
  buttons: [speech.text('dialog-reload'), speech.text('menu-quit')],
  defaultId: 0,
  cancelId: 0,
});

/** Loads a page that crashed again and says so; after several crashes in short time the person decides. */
export function recoverFromCrashes(
  window: BrowserWindow,
  speech: Speech,
  log: Log,
  now: () => number = Date.now,
): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error(`The window's process is gone: ${reason}, code ${exitCode}`, undefined);
    crashes = [...crashes.filter((at) => now() - at < withinMs), now()];
    recover(window, speech, crashes.length <= limit).catch((thrown: unknown) =>
      log.error('Loading again failed', thrown),
    );
  });
  window.on('unresponsive', () => log.warn('The window does not react.'));
  app.on('child-process-gone', (_event, { type, reason, name }) => {
    if (reason !== 'clean-exit') log.warn(`A process is gone: ${name ?? type}, ${reason}`);
  });
}

async function recover(window: BrowserWindow, speech: Speech, hopeful: boolean): Promise<void> {
  if (hopeful) {
    window.webContents.reload();
    await dialog.showMessageBox(window, recovered(speech));
    return;
  }
  const { response } = await dialog.showMessageBox(window, givenUp(speech));
  if (response === 1) app.quit();
  else window.webContents.reload();
}
