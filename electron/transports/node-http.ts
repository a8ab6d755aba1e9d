import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream as NodeStream } from 'node:stream/web';
import type { Log } from '#engine/log.ts';
import { securityHeaders } from './content-security.ts';
import { plainAnswer } from './plain-answer.ts';
import type { RequestHandler } from './request-handler.ts';

/** Serves a handler of requests over `node:http`. What the browser gives up, ends: the answer's stream is closed with it. */
export function serveOverHttp(
  handle: RequestHandler,
  log: Log,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.on('close', () => left.abort());
    const request = readRequest(incoming, left.signal);
    const answered = request === null ? Promise.resolve(unreadable(incoming)) : handle(request);
    answered
      .then((response) => send(response, incoming, outgoing))
      .catch((thrown: unknown) => {
        if (!left.signal.aborted) log.error(`${incoming.method} ${incoming.url} failed`, thrown);
        outgoing.destroy();
      });
  };
}

/** null: an address, a header or a method that no browser sends. */
function readRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  try {
    const headers = new Headers();
    for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
    const bare = method === 'GET' || method === 'HEAD';
    // Nothing is read from the connection before somebody wants the body.
    const stream = NodeStream.from(incoming) as unknown as ReadableStream<Uint8Array>;
    const body = bare ? {} : { body: stream, duplex: 'half' as const };
    return new Request(new URL(url, 'http://127.0.0.1'), { method, headers, signal, ...body });
  } catch {
    return null;
  }
}

function unreadable({ headers }: IncomingMessage): Response {
  const language = new Headers({ 'accept-language': headers['accept-language'] ?? '' });
  return plainAnswer({ headers: language }, 400, { key: 'address-unreadable' }, securityHeaders);
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body === null || incoming.method === 'HEAD') outgoing.end();
  else await pipeline(readable(response.body), outgoing);
}

/** The browser's and Node's own type of one and the same stream. */
const readable = (body: unknown): Readable => Readable.fromWeb(body as NodeStream);
