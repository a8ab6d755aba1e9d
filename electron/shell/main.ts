import path from 'node:path';
import { app, dialog, powerMonitor, type BrowserWindow } from 'electron';
import { toFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { Log } from '#engine/log.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { memoryCeiling } from '#engine/analysts/memory-ceiling.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { openFileLog } from '#transports/file-log.ts';
import { programVersion } from '#transports/program-version.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { recoverFromCrashes } from './crash-recovery.ts';
import { Desktop } from './desktop.ts';
import { forkUtility } from './fork-utility.ts';
import { openedFromOutside, openable, sentOver, type OpenedFromOutside } from './opening/opened-from-outside.ts';
import { keptState } from './kept-state.ts';
import { openThing, type OpenParts } from './opening/opened-things.ts';
import { ownFiles } from './own-files.ts';
import { Speech } from './speech.ts';
import { printInHiddenWindow } from './window/print-pdf.ts';
import { upgradeInWindow } from './opening/upgrade-window.ts';
import { projectFolder } from './opening/project-file.ts';
import { createRecent } from './menu/recent.ts';
import { bringToFront, createWindow, loadPage, lockDownSession } from './window/window.ts';
import { lastPlace, rememberPlace } from './window/window-position.ts';

type Running = {
  readonly engine: Engine;
  readonly window: BrowserWindow;
  readonly desktop: Desktop;
  readonly open: OpenParts;
};

/** In development the first word after the program is the project's folder. */
const ownWords = app.isPackaged ? 1 : 2;

let quitting = false;

function main(): void {
  // Chromium's own files stay apart from the database and the pictures, which share their folder on two systems.
  app.setPath('userData', path.join(app.getPath('userData'), 'window'));
  const given = openedFromOutside(process.argv.slice(ownWords), process.cwd());
  if (!app.requestSingleInstanceLock(given === null ? {} : { path: given.path })) {
    app.quit();
    return;
  }
  app.setAppUserModelId('org.songsight.app');
  app.enableSandbox();
  registerAppScheme();
  const running = startWith(given);
  app.on('activate', () => void running.then((it) => it && bringToFront(it.window)));
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', () => {
    quitting = true;
  });
  quitCleanly(running);
}

/** Starts, and takes in what is handed over later: by a second start, or on macOS by the Finder. */
function startWith(given: OpenedFromOutside | null): Promise<Running | null> {
  let early = given;
  const running = app.whenReady().then(() => start(early));
  const take = async (thing: OpenedFromOutside | null): Promise<void> => {
    const it = await running;
    if (it === null) return;
    bringToFront(it.window);
    await openThing(it.open, thing);
  };
  app.on('second-instance', (_event, _words, _folder, sent) => void take(sentOver(sent)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    // Before the start is done, a project decides which data folder it starts with.
    if (!app.isReady()) early = openable(file);
    else void take(openable(file));
  });
  return running;
}

async function start(given: OpenedFromOutside | null): Promise<Running | null> {
  let log = openFileLog(defaultDataFolder(process.platform, process.env));
  const speech = new Speech(app.getPreferredSystemLanguages());
  try {
    const dataFolder = chosenDataFolder(given);
    log = openFileLog(dataFolder);
    const files = ownFiles();
    const kept = app.getPath('userData');
    lockDownSession((name) => {
      const detail = speech.say(sentence('dialog-not-saved-detail', { name }));
      dialog.showErrorBox(speech.text('dialog-not-saved'), detail);
    });
    const serveEngine = await serveApp(files.page, log);
    const open = (): BrowserWindow => openWindow(files, { kept, speech, log });
    const upgraded = await upgradeInWindow({ dataFolder, entry: files.upgradeThread, speech, log, open });
    if (upgraded === null) return null;
    const { notices } = upgraded;
    const engine = await startEngine({
      ...{ dataFolder, log, notices, version: programVersion, ...files.packs },
      fork: forkUtility({ entry: files.analyst, ceilingBytes: memoryCeiling(process.env), log }),
      readerEntry: files.reader,
      answers: true,
      exportEntry: files.exportThread,
      printPdf: printInHiddenWindow,
    });
    if (upgraded.window?.isDestroyed() === true) {
      await engine.close();
      return null;
    }
    serveEngine(engine);
    const window = upgraded.window ?? open();
    const recent = createRecent(keptState(kept, 'recent.json', log), process.platform);
    const parts: OpenParts = { engine, window, speech, recent, dataFolder };
    upgraded.leave();
    const desktop = await Desktop.open({ engine, window, speech, open: parts, files, log, quitting: () => quitting });
    await loadPage(window);
    if (given?.kind === 'folder') await openThing(parts, given);
    return { engine, window, desktop, open: parts };
  } catch (thrown) {
    log.error('Songsight could not start', thrown);
    dialog.showErrorBox(speech.text('dialog-cannot-start'), speech.say(toFailure(thrown)));
    app.exit(1);
    return null;
  }
}

/** The one window, where it was the last time, and what holds for it whatever it shows. */
function openWindow(
  files: ReturnType<typeof ownFiles>,
  { kept, speech, log }: { readonly kept: string; readonly speech: Speech; readonly log: Log },
): BrowserWindow {
  const place = keptState(kept, 'window.json', log);
  const window = createWindow(files.preload, path.join(files.icons, 'icon.png'), lastPlace(place));
  rememberPlace(window, place);
  recoverFromCrashes(window, speech, log);
  endWithSystem(window);
  return window;
}

/** A project brings its own data folder. @throws KnownFailure when the project file is none. */
function chosenDataFolder(given: OpenedFromOutside | null): string {
  return given?.kind === 'project' ? projectFolder(given.path) : defaultDataFolder(process.platform, process.env);
}

/** The system shuts down or the person signs off: the work at hand is put back into the queue in time. */
function endWithSystem(window: BrowserWindow): void {
  powerMonitor.on('shutdown', () => app.quit());
  window.on('session-end', () => app.quit());
}

const endWithinMs = 4800;

/** Quitting waits until the engine has finished its transaction and its child process is gone. */
function quitCleanly(running: Promise<Running | null>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    // Whatever hangs: all that was done is committed by then. Node's own exit would wait for a dead network drive.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), endWithinMs).unref();
    running
      .then(async (it) => {
        it?.desktop.close();
        await it?.engine.close();
      })
      // The engine has written what there was to write into its own log.
      .catch((thrown: unknown) => process.stderr.write(`Closing failed: ${String(thrown)}\n`))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

main();
