import { protocol } from 'electron';
import type { Reply } from '#contract/requests.ts';
import type { Log } from '#engine/log.ts';
import { pageFiles } from '#transports/page-files.ts';
import { plainAnswer } from '#transports/plain-answer.ts';
import { createRequestHandler } from '#transports/request-handler.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { appScheme, upgradeAddress } from './app-address.ts';

/** Must run before the app is ready: Chromium reads the list of schemes once. `stream` lets audio seek. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/**
 * Answers `songsight://app/...` with the files of the page, and with `songsight://app/media/<kind>/<id>` from the moment there is an engine.
 * @returns what takes the engine
 */
export async function serveApp(pageFolder: string, log: Log): Promise<(engine: TransportEngine) => void> {
  const pages = await pageFiles(pageFolder);
  let answer = createRequestHandler({ engine: notYet, pages, log, guard: onlyPages });
  protocol.handle(appScheme, (request) => answer(request));
  return (engine) => {
    answer = createRequestHandler({ engine, pages, log, guard });
  };
}

const starting: Reply<never> = { ok: false, failure: { code: 'not-found', key: 'nothing-at-address' } };

/** Stands for the engine while a database is brought up to date: there is nothing to ask yet. */
const notYet: TransportEngine = {
  dispatch: () => Promise.resolve(starting),
  media: () => Promise.resolve(starting),
  folderIdentity: '',
  on: () => () => undefined,
  pathOfFile: () => null,
};

/** The page about the upgrade and what it is made of. */
function onlyPages(request: Request): Response | null {
  const { pathname } = new URL(request.url);
  const itsOwn = pathname === new URL(upgradeAddress).pathname || pathname.startsWith('/assets/');
  return itsOwn ? guard(request) : plainAnswer(request, 403, { key: 'not-our-address' });
}

/** The window asks over its own channel, which knows who asks; its addresses only give. */
function guard(request: Request): Response | null {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const ours = reads && new URL(request.url).host === 'app';
  return ours ? null : plainAnswer(request, 403, { key: 'not-our-address' });
}
