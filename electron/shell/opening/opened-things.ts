import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { toFailure } from '#contract/failure.ts';
import { say } from '#contract/words/sentence.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { askEngine } from '../ask-engine.ts';
import { pickFolder } from '../desktop-requests.ts';
import { openable, type OpenedFromOutside } from './opened-from-outside.ts';
import { createProject, projectExtension, projectFolder } from './project-file.ts';
import type { Recent } from '../menu/recent.ts';

export type OpenParts = {
  readonly engine: TransportEngine;
  readonly window: BrowserWindow;
  readonly recent: Recent;
  readonly dataFolder: string;
};

const projectFilter = { name: 'Songsight project', extensions: [projectExtension.slice(1)] };

/** Opens what a person hands over by drag, menu, command line or double click: a folder to watch, or another project. */
export async function openThing(parts: OpenParts, thing: OpenedFromOutside | null): Promise<void> {
  if (thing === null) return;
  try {
    if (thing.kind === 'project') await changeProject(parts, thing.path);
    else await askEngine(parts.engine, 'watch.add', { folder: thing.path });
    parts.recent.add(thing.path);
  } catch (thrown) {
    dialog.showErrorBox('This cannot be opened', say(toFailure(thrown), 'en'));
  }
}

export function openPath(parts: OpenParts, file: string): Promise<void> {
  const thing = openable(file);
  if (thing === null)
    dialog.showErrorBox('This cannot be opened', `${file} is not in its place. Is its disk connected?`);
  return openThing(parts, thing);
}

export async function addFolder(parts: OpenParts): Promise<void> {
  const folder = await pickFolder(parts.window);
  await openThing(parts, folder === null ? null : { kind: 'folder', path: folder });
}

export async function openProject(parts: OpenParts): Promise<void> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parts.window, {
    title: 'Open a project',
    properties: ['openFile'],
    filters: [projectFilter],
  });
  const [file] = filePaths;
  await openThing(parts, canceled || file === undefined ? null : { kind: 'project', path: file });
}

/** A new project is a new folder; the dialog asks for its place and name. */
export async function newProject(parts: OpenParts): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(parts.window, {
    title: 'Where shall the folder of the new project lie?',
    defaultPath: path.join(app.getPath('documents'), 'My recordings'),
    buttonLabel: 'Create',
  });
  if (canceled || filePath === '') return;
  try {
    await openThing(parts, { kind: 'project', path: createProject(filePath) });
  } catch (thrown) {
    dialog.showErrorBox('The project could not be made', say(toFailure(thrown), 'en'));
  }
}

/** One start of the program works with one data folder, so another project means another start. */
async function changeProject({ window, dataFolder }: OpenParts, file: string): Promise<void> {
  if (path.relative(projectFolder(file), dataFolder) === '') return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Songsight',
    message: `Open the project ${path.basename(file, projectExtension)}?`,
    detail: 'Songsight closes the one that is open and starts again. Recordings that wait there are listened to later.',
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) return;
  const own = app.isPackaged ? [] : process.argv.slice(1, 2);
  const appImage = process.env['APPIMAGE'];
  app.relaunch({ args: [...own, file], ...(appImage === undefined ? {} : { execPath: appImage }) });
  app.quit();
}
