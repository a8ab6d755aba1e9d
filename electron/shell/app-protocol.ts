import { protocol } from 'electron';
import type { Log } from '#engine/log.ts';
import { pageFiles } from '#transports/page-files.ts';
import { plainAnswer } from '#transports/plain-answer.ts';
import { createRequestHandler } from '#transports/request-handler.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { appScheme } from './app-address.ts';

/** Must run before the app is ready: Chromium reads the list of schemes once. `stream` lets audio seek. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Answers `songsight://app/...` with the files of the page and `songsight://app/media/<kind>/<id>` with the engine's media. */
export async function serveApp(engine: TransportEngine, pageFolder: string, log: Log): Promise<void> {
  const pages = await pageFiles(pageFolder);
  protocol.handle(appScheme, createRequestHandler({ engine, pages, log, guard }));
}

/** The window asks over its own channel, which knows who asks; its addresses only give. */
function guard(request: Request): Response | null {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const ours = reads && new URL(request.url).host === 'app';
  return ours ? null : plainAnswer(request, 403, { key: 'not-our-address' });
}
