import { readFile } from 'node:fs/promises';
import { toFailure, type Failure } from '#contract/failure.ts';
import type { Reply } from '#contract/requests.ts';
import { say } from '#contract/words/sentence.ts';
import type { Log } from '#engine/log.ts';
import { securityHeaders } from './content-security.ts';
import { eventStream } from './event-stream.ts';
import { jsonBody } from './json-body.ts';
import { mediaAnswer } from './media-answer.ts';
import type { PageFile } from './page-files.ts';
import { askedLanguage, plainAnswer } from './plain-answer.ts';
import type { TransportEngine } from './transport-engine.ts';

export type RequestHandler = (request: Request) => Promise<Response>;

export type RequestHandlerParts = {
  readonly engine: TransportEngine;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly log: Log;
  /** Answers whoever may not ask, and for whom that is; null lets the request through. Asked before everything else. */
  guard(request: Request): Response | null;
};

/**
 * The one way in for addresses, whether they come over HTTP or by Electron's own scheme: the window's files, its requests
 * (`POST /ask/<name>`), its events (`GET /events`) and its pictures and sounds (`GET /media/<kind>/<id>`). docs/http-api.md.
 */
export function createRequestHandler(parts: RequestHandlerParts): RequestHandler {
  return async (request) => {
    const response = await answerSafely(parts, request);
    for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
    return response;
  };
}

/** The one place where a request that fails for no known reason is caught. */
async function answerSafely(parts: RequestHandlerParts, request: Request): Promise<Response> {
  try {
    return parts.guard(request) ?? (await answer(parts, request));
  } catch (thrown) {
    if (!request.signal.aborted) parts.log.error(`${request.method} ${request.url} failed`, thrown);
    return plainAnswer(request, 500, toFailure(thrown));
  }
}

function answer({ engine, pages }: RequestHandlerParts, request: Request): Response | Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const ask = /^\/ask\/([a-z.]{1,40})$/.exec(pathname)?.[1];
  const allowed = ask === undefined ? ['GET', 'HEAD'] : ['POST'];
  if (!allowed.includes(request.method))
    return plainAnswer(request, 405, { key: 'asked-otherwise' }, { allow: allowed.join(', ') });
  if (ask !== undefined) return answerAsk(engine, ask, request);
  if (pathname === '/events' && request.method === 'GET') return eventStream(engine);
  const [, kind, id] = /^\/media\/([a-z-]{1,30})\/([a-z0-9_-]{1,60})$/.exec(pathname) ?? [];
  if (kind !== undefined && id !== undefined)
    return mediaAnswer(engine, { kind, id, folder: searchParams.get('folder') }, request);
  const page = pages.get(pathname);
  return page === undefined
    ? plainAnswer(request, 404, { key: 'nothing-at-address' })
    : answerPage(engine, page, request);
}

async function answerAsk(engine: TransportEngine, name: string, request: Request): Promise<Response> {
  const body = await jsonBody(request);
  if (body.ok) return json(200, withWords(await dispatched(engine, name, body.value, request), request));
  const failure: Failure = { code: 'bad-request', key: 'question-unreadable' };
  // The rest of an oversized body is not worth waiting for.
  return json(
    body.status,
    withWords({ ok: false, failure }, request),
    body.status === 413 ? { connection: 'close' } : {},
  );
}

/** Nobody waits any more for an export whose asker has left: it ends, and leaves nothing behind. */
async function dispatched(
  engine: TransportEngine,
  name: string,
  ask: unknown,
  { signal }: Request,
): Promise<Reply<unknown>> {
  if (name !== 'export.write') return engine.dispatch(name, ask);
  const cancel = (): void => void engine.dispatch('export.cancel', {});
  signal.addEventListener('abort', cancel);
  try {
    return await engine.dispatch(name, ask);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** A reply with what a refusal says in words, for programs that have no tables. */
function withWords(reply: Reply<unknown>, request: Request): unknown {
  if (reply.ok) return reply;
  return { ok: false, failure: { ...reply.failure, message: say(reply.failure, askedLanguage(request)) } };
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const own = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(value), { status, headers: { ...own, ...headers } });
}

/** Read whole: opening a stream would copy the file out of a package's archive first. */
async function answerPage(engine: TransportEngine, page: PageFile, request: Request): Promise<Response> {
  const headers = { 'content-type': page.contentType, 'cache-control': page.cacheControl };
  if (request.method === 'HEAD') return new Response(null, { headers });
  const bytes = await readFile(page.path);
  if (!page.namesFolder) return new Response(new Uint8Array(bytes), { headers });
  const html = bytes.toString('utf8').replace(folderMark, `$1${engine.folderIdentity}$2`);
  return new Response(html, { headers });
}

/** The page says in its head which data folder its pictures belong to. */
const folderMark = /(<meta name="songsight-folder" content=")(")/;
