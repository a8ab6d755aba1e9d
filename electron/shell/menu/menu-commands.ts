import { app, dialog, shell } from 'electron';
import { toFailure } from '#contract/failure.ts';
import type { Log } from '#engine/log.ts';
import { logPath } from '#transports/file-log.ts';
import { askEngine } from '../ask-engine.ts';
import type { MenuCommands } from './menu.ts';
import { addFolder, newProject, openPath, openProject, type OpenParts } from '../opening/opened-things.ts';

export type CommandParts = {
  readonly open: OpenParts;
  readonly licences: string;
  readonly log: Log;
  show(hash: string): void;
  saveReport(): Promise<string | null>;
  update(): Promise<void>;
};

/** The commands behind the menus. One that goes wrong says so in a box: there may be no page to show it. */
export function menuCommands({ open, licences, log, show, saveReport, update }: CommandParts): MenuCommands {
  const attempt = (action: () => Promise<unknown>): void => {
    action().catch((thrown: unknown) => {
      log.error('An action of the menu failed', thrown);
      dialog.showErrorBox('Songsight', open.speech.say(toFailure(thrown)));
    });
  };
  const { engine, dataFolder } = open;
  return {
    addFolder: () => attempt(() => addFolder(open)),
    newProject: () => attempt(() => newProject(open)),
    openProject: () => attempt(() => openProject(open)),
    openPath: (path) => attempt(() => openPath(open, path)),
    show,
    pause: (paused) => attempt(() => askEngine(engine, 'watch.pause', { paused })),
    saveReport: () => attempt(saveReport),
    openDataFolder: () => attempt(() => openInSystem(dataFolder, open, log)),
    openLog: () => shell.showItemInFolder(logPath(dataFolder)),
    openLicences: () => attempt(() => openInSystem(licences, open, log)),
    lookForUpdate: () => {
      show('#/settings');
      attempt(update);
    },
  };
}

async function openInSystem(path: string, { window, speech }: OpenParts, log: Log): Promise<void> {
  const trouble = await shell.openPath(path);
  if (trouble === '') return;
  log.warn(`${path} cannot be opened: ${trouble}`);
  await dialog.showMessageBox(window, {
    type: 'info',
    title: app.name,
    message: speech.text('dialog-no-program'),
    detail: path,
  });
}
