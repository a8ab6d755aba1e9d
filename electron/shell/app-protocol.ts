import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { securityHeaders } from '#transports/content-security.ts';
import type { TransportEngine } from '#transports/transport-engine.ts';
import { askedLanguage, mediaAnswer } from '#transports/media-answer.ts';
import { pageFiles, type PageFile } from '#transports/page-files.ts';
import { appScheme } from './app-address.ts';

/** Must run before the app is ready: Chromium reads the list of schemes once. `stream` lets audio seek. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Answers `songsight://app/...` with the files of the page and `songsight://app/media/<kind>/<id>` with the engine's media. */
export async function serveApp(engine: TransportEngine, pageFolder: string): Promise<void> {
  const pages = await pageFiles(pageFolder);
  protocol.handle(appScheme, (request) => answer(engine, pages, request));
}

async function answer(
  engine: TransportEngine,
  pages: ReadonlyMap<string, PageFile>,
  request: Request,
): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  if (host !== 'app' || (request.method !== 'GET' && request.method !== 'HEAD')) return plain(403);
  const media = /^\/media\/([a-z-]{1,30})\/([a-z0-9-]{1,30})$/.exec(pathname);
  if (media !== null) return answerMedia(engine, media[1] ?? '', media[2] ?? '', request);
  const page = pages.get(pathname);
  if (page === undefined) return plain(404);
  const headers = { ...securityHeaders, 'content-type': page.contentType };
  // Read whole: opening a stream would copy the file out of the package's archive first.
  const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(page.path));
  return new Response(body, { headers });
}

async function answerMedia(engine: TransportEngine, kind: string, id: string, request: Request): Promise<Response> {
  const range = request.headers.get('range') ?? undefined;
  const { status, headers, body } = await mediaAnswer(engine, {
    kind,
    id,
    range,
    ifNoneMatch: undefined,
    language: askedLanguage(request.headers.get('accept-language')),
  });
  const withBody = body !== null && request.method !== 'HEAD';
  return new Response(withBody ? webStream(body()) : null, { status, headers: { ...securityHeaders, ...headers } });
}

function plain(status: number): Response {
  return new Response(null, { status, headers: securityHeaders });
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
