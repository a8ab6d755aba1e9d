import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { toFailure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { askEngine } from '../ask-engine.ts';
import { pickFolder } from '../desktop-requests.ts';
import { openable, type OpenedFromOutside } from './opened-from-outside.ts';
import { createProject, projectExtension, projectFolder } from './project-file.ts';
import type { Recent } from '../menu/recent.ts';
import type { Speech } from '../speech.ts';

export type OpenParts = {
  readonly engine: TransportEngine;
  readonly window: BrowserWindow;
  readonly speech: Speech;
  readonly recent: Recent;
  readonly dataFolder: string;
};

/** Opens what a person hands over by drag, menu, command line or double click: a folder to watch, or another project. */
export async function openThing(parts: OpenParts, thing: OpenedFromOutside | null): Promise<void> {
  if (thing === null) return;
  try {
    if (thing.kind === 'project') await changeProject(parts, thing.path);
    else await askEngine(parts.engine, 'watch.add', { folder: thing.path });
    parts.recent.add(thing.path);
  } catch (thrown) {
    dialog.showErrorBox(parts.speech.text('dialog-cannot-open'), parts.speech.say(toFailure(thrown)));
  }
}

export function openPath(parts: OpenParts, file: string): Promise<void> {
  const thing = openable(file);
  const { speech } = parts;
  if (thing === null)
    dialog.showErrorBox(speech.text('dialog-cannot-open'), speech.say(sentence('dialog-not-there', { file })));
  return openThing(parts, thing);
}

export async function addFolder(parts: OpenParts): Promise<void> {
  const folder = await pickFolder(parts.window, parts.speech);
  await openThing(parts, folder === null ? null : { kind: 'folder', path: folder });
}

export async function openProject(parts: OpenParts): Promise<void> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parts.window, {
    title: parts.speech.text('dialog-open-project'),
    properties: ['openFile'],
    filters: [{ name: parts.speech.text('dialog-project-file'), extensions: [projectExtension.slice(1)] }],
  });
  const [file] = filePaths;
  await openThing(parts, canceled || file === undefined ? null : { kind: 'project', path: file });
}

/** A new project is a new folder; the dialog asks for its place and name. */
export async function newProject(parts: OpenParts): Promise<void> {
  const { speech } = parts;
  const { canceled, filePath } = await dialog.showSaveDialog(parts.window, {
    title: speech.text('dialog-new-project'),
    defaultPath: path.join(app.getPath('documents'), speech.text('dialog-my-recordings')),
    buttonLabel: speech.text('dialog-create'),
  });
  if (canceled || filePath === '') return;
  try {
    await openThing(parts, { kind: 'project', path: createProject(filePath) });
  } catch (thrown) {
    dialog.showErrorBox(speech.text('dialog-project-not-made'), speech.say(toFailure(thrown)));
  }
}

/** One start of the program works with one data folder, so another project means another start. */
async function changeProject({ window, speech, dataFolder }: OpenParts, file: string): Promise<void> {
  if (path.relative(projectFolder(file), dataFolder) === '') return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: 'Songsight',
    message: speech.say(sentence('dialog-change-project', { name: path.basename(file, projectExtension) })),
    detail: speech.text('dialog-change-project-detail'),
    buttons: [speech.text('dialog-open'), speech.text('dialog-cancel')],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) return;
  const own = app.isPackaged ? [] : process.argv.slice(1, 2);
  const appImage = process.env['APPIMAGE'];
  app.relaunch({ args: [...own, file], ...(appImage === undefined ? {} : { execPath: appImage }) });
  app.quit();
}
