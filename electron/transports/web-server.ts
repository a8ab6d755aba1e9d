import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { KnownFailure, type Failure } from '#contract/failure.ts';
import type { Reply } from '#contract/requests.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say } from '#contract/words/sentence.ts';
import type { Log } from '#engine/log.ts';
import { securityHeaders } from './content-security.ts';
import type { TransportEngine } from './transport-engine.ts';
import { askedLanguage, mediaAnswer, type MediaAnswer } from './media-answer.ts';
import { pageFiles, type PageFile } from './page-files.ts';
import { requestGuard, type RequestGuard } from './request-guard.ts';
import { streamEvents } from './event-stream.ts';
import { jsonBody } from './json-body.ts';

export type WebServer = {
  /** The address to open first: it carries the token and leads on to the clean one. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
};

export type WebServerOptions = {
  readonly engine: TransportEngine;
  /** The built window, `dist/renderer`. */
  readonly pageFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
};

type Server = {
  readonly engine: TransportEngine;
  readonly guard: RequestGuard;
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly log: Log;
};

/**
 * Serves the window, its requests, its events and its pictures and sounds on 127.0.0.1 only.
 * @throws KnownFailure `not-allowed` when the port is taken or may not be used.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const pages = await pageFiles(options.pageFolder);
  const server = createServer({ requestTimeout: 30_000 });
  const port = await listen(server, options.port);
  const guard = requestGuard(port);
  const transport: Server = { engine: options.engine, guard, pages, log: options.log };
  server.on('request', (request, response) => void serve(transport, request, response));
  return {
    url: `http://127.0.0.1:${port}/?token=${guard.token}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new KnownFailure('not-allowed', portSentence(port, cause), { cause })));
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function portSentence(port: number, cause: Error): string {
  const taken = 'code' in cause && cause.code === 'EADDRINUSE';
  return taken
    ? `Port ${port} is already in use. Close the other program or choose another port with --port.`
    : `Port ${port} cannot be used (${cause.message}). Choose another one with --port.`;
}

/** The one place where a request that fails for no known reason is caught. */
async function serve(transport: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    await answer(transport, request, response);
  } catch (thrown) {
    if (!request.destroyed && !response.destroyed)
      transport.log.error(`${request.method} ${request.url} failed`, thrown);
    if (response.headersSent) response.destroy();
    else plain(response, 500, 'Something went wrong inside Songsight. The log holds the details.');
  }
}

async function answer(transport: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
  if (url === null) return plain(response, 400, 'This address cannot be read.');
  const token = url.searchParams.get('token');
  const refusal = transport.guard.refuse(request);
  if (refusal?.status !== 403 && url.pathname === '/' && token !== null && transport.guard.isToken(token)) {
    response
      .writeHead(303, { location: './', 'set-cookie': transport.guard.cookie, 'cache-control': 'no-store' })
      .end();
    return;
  }
  if (refusal !== null) return plain(response, refusal.status, refusal.message);
  const ask = /^\/ask\/([a-z.]{1,40})$/.exec(url.pathname)?.[1];
  if (ask !== undefined)
    return allow('POST', request, response) ? answerAsk(transport, ask, request, response) : undefined;
  if (!allow('GET', request, response)) return;
  if (url.pathname === '/events' && request.method === 'GET') return streamEvents(transport.engine, response);
  const media = /^\/media\/([a-z-]{1,30})\/([a-z0-9-]{1,30})$/.exec(url.pathname);
  if (media !== null) return answerMedia(transport, media[1] ?? '', media[2] ?? '', request, response);
  return answerPage(transport.pages.get(url.pathname), request, response);
}

function allow(method: 'GET' | 'POST', request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method === method || (method === 'GET' && request.method === 'HEAD')) return true;
  response.setHeader('allow', method === 'GET' ? 'GET, HEAD' : 'POST');
  plain(response, 405, 'This cannot be asked in this way.');
  return false;
}

async function answerAsk(
  transport: Server,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = askedLanguage(request.headers['accept-language']);
  const body = await jsonBody(request);
  if (!body.ok) {
    const failure: Failure = { code: 'bad-request', key: 'question-unreadable' };
    // The rest of an oversized body is not worth waiting for.
    if (body.status === 413) response.setHeader('connection', 'close');
    return json(response, body.status, withWords({ ok: false, failure }, language));
  }
  json(response, 200, withWords(await transport.engine.dispatch(name, body.value), language));
}

/** A reply with what a refusal says in words, for programs that have no tables. */
function withWords(reply: Reply<unknown>, language: LanguageCode): unknown {
  return reply.ok ? reply : { ok: false, failure: { ...reply.failure, message: say(reply.failure, language) } };
}

async function answerMedia(
  transport: Server,
  kind: string,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { range, 'if-none-match': ifNoneMatch } = request.headers;
  const language = askedLanguage(request.headers['accept-language']);
  const media = await mediaAnswer(transport.engine, { kind, id, range, ifNoneMatch, language });
  await sendAnswer(media, request, response);
}

async function answerPage(
  page: PageFile | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (page === undefined) return plain(response, 404, 'There is nothing at this address.');
  response.writeHead(200, { 'content-type': page.contentType, 'cache-control': page.cacheControl });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(page.path), response);
}

async function sendAnswer(media: MediaAnswer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(media.status, media.headers);
  if (media.body === null || request.method === 'HEAD') response.end();
  else await pipeline(media.body(), response);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

function plain(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${message}\n`);
}
