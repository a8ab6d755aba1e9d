import { dialog, shell, type BrowserWindow } from 'electron';
import {
  desktopRequests,
  type DesktopAnswer,
  type DesktopAsk,
  type DesktopRequestName,
  type DesktopState,
} from '#contract/desktop/desktop.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { FileId } from '#contract/ids.ts';
import { readAsk } from '#contract/schema/read-ask.ts';
import { replyTo } from '#engine/dispatch.ts';
import type { Log } from '#engine/log.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import type { DesktopDispatch } from './ipc.ts';
import type { Speech } from './speech.ts';

type Handlers = {
  readonly [K in DesktopRequestName]: (ask: DesktopAsk<K>) => DesktopAnswer<K> | Promise<DesktopAnswer<K>>;
};

export type DesktopParts = {
  readonly engine: TransportEngine;
  readonly window: BrowserWindow;
  readonly speech: Speech;
  readonly log: Log;
  saveReport(): Promise<string | null>;
  readState(): Promise<DesktopState>;
  update(): Promise<void>;
};

/** The one road to what only a desktop can do: check, do, wrap. Only `ipc.ts` calls it, for our own page. */
export function desktopDispatch(parts: DesktopParts): DesktopDispatch {
  const handlers: Handlers = {
    'desktop.pick-folder': () => pickFolder(parts.window, parts.speech),
    'desktop.reveal-file': ({ file }) => revealFile(parts.engine, file),
    'desktop.save-report': () => parts.saveReport(),
    'desktop.read': () => parts.readState(),
    'desktop.update': async () => {
      await parts.update();
      return parts.readState();
    },
    'desktop.upgrade': () => null,
  };
  return (name, raw) =>
    replyTo(parts.log, name, () => {
      if (!isDesktopName(name)) throw new KnownFailure('bad-request', 'request-unknown', { values: { name } });
      return handle(handlers, name, raw);
    });
}

function isDesktopName(name: string): name is DesktopRequestName {
  return Object.hasOwn(desktopRequests, name);
}

function handle<K extends DesktopRequestName>(handlers: Handlers, name: K, raw: unknown): unknown {
  // The schema of a request lets through what the request asks for.
  return handlers[name](readAsk(desktopRequests[name].ask, raw) as DesktopAsk<K>);
}

/** The system's dialog for a folder of recordings. @returns null when the person cancelled. */
export async function pickFolder(window: BrowserWindow, speech: Speech): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: speech.text('dialog-pick-folder'),
    buttonLabel: speech.text('dialog-watch-folder'),
    properties: ['openDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Takes the id of a file in the database, never a path: a page must not make the system show whatever it likes. */
function revealFile(engine: TransportEngine, file: FileId): null {
  const path = engine.pathOfFile(file);
  if (path === null) throw new KnownFailure('not-found', 'file-unknown');
  shell.showItemInFolder(path);
  return null;
}
