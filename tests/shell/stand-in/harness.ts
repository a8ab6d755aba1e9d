// Gives a real browser the way into the stand-in: the app's scheme under http, invokes as POST, sends as server-sent events.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export type Frame = { url: string };
export type InvokeHandler = (event: { senderFrame: Frame | null }, ...values: unknown[]) => unknown;
export type Inside = {
  readonly schemes: ReadonlyMap<string, (request: Request) => Promise<Response> | Response>;
  readonly invokeHandlers: ReadonlyMap<string, InvokeHandler>;
  readonly mainFrame: Frame;
  readonly stop: () => void;
  /** Another start of the program, with its command line. */
  readonly secondStart: (words: string[]) => void;
};

export async function openHarness(inside: Inside) {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => void serve(inside, listeners, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    send: (channel: string, values: unknown[]) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify([channel, ...values])}\n\n`);
    },
  };
}

async function serve(
  inside: Inside,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const path = request.url ?? '/';
  if (path === '/stand-in/sends') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
    listeners.add(response.on('close', () => listeners.delete(response)));
  } else if (path === '/stand-in/stop') {
    response.end();
    inside.stop();
  } else if (path === '/stand-in/second') {
    inside.secondStart(JSON.parse(await text(request)) as string[]);
    response.end();
  } else if (path === '/stand-in/invoke') await invoke(inside, await text(request), response);
  else await askScheme(inside, path, request, response);
}

/** `from` names a foreign page; without it the window's own main frame asks. */
async function invoke(inside: Inside, body: string, response: ServerResponse): Promise<void> {
  const { channel, values, from } = JSON.parse(body) as { channel: string; values: unknown[]; from?: string };
  const senderFrame = from === undefined ? inside.mainFrame : { url: from };
  try {
    const value = await inside.invokeHandlers.get(channel)?.({ senderFrame }, ...values);
    response.end(JSON.stringify({ value }));
  } catch (thrown) {
    response.end(JSON.stringify({ thrown: String(thrown) }));
  }
}

async function askScheme(
  inside: Inside,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const range = request.headers.range;
  const answer = await inside.schemes.get('songsight')?.(
    new Request(`songsight://app${path}`, range === undefined ? {} : { headers: { range } }),
  );
  response.writeHead(answer?.status ?? 500, Object.fromEntries(answer?.headers ?? []));
  if (answer?.body) Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
  else response.end();
}
