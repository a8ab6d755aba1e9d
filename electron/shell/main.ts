import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { toFailure } from '#contract/failure.ts';
import { startMonitor, type Monitor } from '#monitor/start-monitor.ts';
import { defaultDataFolder } from '../doors/data-folder.ts';
import { openFileLog } from '../doors/file-log.ts';
import { programVersion } from '../doors/program-version.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { folderArgument } from './folder-argument.ts';
import { forkUtility } from './fork-utility.ts';
import { connectWindow } from './ipc.ts';
import { setMenu } from './menu.ts';
import { ownFiles } from './own-files.ts';
import { createWindow, loadPage, lockDownSession } from './window.ts';
import { lastPlace, rememberPlace } from './window-place.ts';

type Running = { readonly monitor: Monitor; readonly window: BrowserWindow };

const dataFolder = defaultDataFolder(process.platform, process.env);
const log = openFileLog(dataFolder);

/** In development the first word after the program is the project's folder. */
const ownWords = app.isPackaged ? 1 : 2;

function main(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme();
  const running = app.whenReady().then(start);
  app.on('second-instance', (_event, words, workingFolder) => {
    void running
      .then((it) => it && welcome(it, words, workingFolder))
      .catch((thrown: unknown) => log.error('Second start', thrown));
  });
  app.on('window-all-closed', () => app.quit());
  quitCleanly(running);
}

async function start(): Promise<Running | null> {
  const files = ownFiles();
  try {
    const fork = forkUtility(files.analyst);
    const monitor = await startMonitor({ dataFolder, packFolder: files.pack, fork, log, version: programVersion });
    setMenu(process.platform);
    lockDownSession();
    await serveApp(monitor, files.page);
    const placeFile = path.join(app.getPath('userData'), 'window.json');
    mkdirSync(path.dirname(placeFile), { recursive: true });
    const window = createWindow(files.preload, lastPlace(placeFile));
    rememberPlace(window, placeFile, log);
    connectWindow(monitor, window);
    await loadPage(window);
    await watchFolder(monitor, folderArgument(process.argv.slice(ownWords), process.cwd()));
    return { monitor, window };
  } catch (thrown) {
    log.error('Songsight could not start', thrown);
    dialog.showErrorBox('Songsight cannot start', toFailure(thrown).message);
    app.exit(1);
    return null;
  }
}

/** Somebody started Songsight again: show the window that is there, and watch the folder they named. */
async function welcome({ monitor, window }: Running, words: readonly string[], workingFolder: string): Promise<void> {
  if (window.isMinimized()) window.restore();
  window.focus();
  await watchFolder(monitor, folderArgument(words.slice(ownWords), workingFolder));
}

async function watchFolder(monitor: Monitor, folder: string | null): Promise<void> {
  if (folder === null) return;
  const reply = await monitor.dispatch('watch.add', { folder });
  if (!reply.ok) dialog.showErrorBox('This folder cannot be watched', reply.failure.message);
}

/** Quitting waits until the engine has finished its transaction and its child process is gone. */
function quitCleanly(running: Promise<Running | null>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    running
      .then((it) => it?.monitor.close())
      .catch((thrown: unknown) => log.error('Closing failed', thrown))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

main();
