// Gives a test the way into the stand-in: the app's scheme under http for a real browser, invokes as POST, sends as
// server-sent events, and the commands of a person or of the system as POST to `do`.
import { createWriteStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { app } from './app.ts';
import { invokeHandlers, schemes, type Frame } from './channels.ts';
import { clickItem, clickNotice, powerState, tellPower } from './system.ts';
import { sessionAnswers } from './window.ts';

export type Inside = {
  readonly mainFrame: Frame;
  close(): void;
  windowOpen(url: string): string;
  /** @returns whether it was refused. */
  navigate(kind: string, url: string): boolean;
  crash(reason: string): void;
};

/** What a test may do, with what it hands over. */
export type Commands = {
  close: null;
  quit: null;
  windowOpen: string;
  navigate: { kind: string; url: string };
  crash: string;
  permission: string;
  request: string;
  menu: string;
  tray: string;
  notice: null;
  power: { event: string; onBattery: boolean; percent: number | null };
};

function doers(inside: Inside): { [K in keyof Commands]: (ask: Commands[K]) => unknown } {
  return {
    close: () => inside.close(),
    quit: () => app.quit(),
    windowOpen: (url) => inside.windowOpen(url),
    navigate: ({ kind, url }) => inside.navigate(kind, url),
    crash: (reason) => inside.crash(reason),
    permission: (name) => sessionAnswers.permission(name),
    request: (url) => sessionAnswers.request(url),
    menu: (label) => clickItem('bar', label),
    tray: (label) => clickItem('tray', label),
    notice: () => clickNotice(),
    power: ({ event, onBattery, percent }) => {
      Object.assign(powerState, { onBattery, percent });
      return tellPower(event);
    },
  };
}

export async function openHarness(inside: Inside) {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    serve(inside, listeners, request, response).catch((thrown: unknown) => {
      console.error('The harness failed', thrown);
      response.destroy();
    });
  });
  // A test that works for some seconds between two asks must find its connection open.
  server.keepAliveTimeout = 0;
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
): Promise<void> {
  const path = request.url ?? '/';
  if (path === '/stand-in/sends') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
    listeners.add(response.on('close', () => listeners.delete(response)));
  } else if (path === '/stand-in/do') {
    const { action, ask } = JSON.parse(await text(request)) as { action: keyof Commands; ask: never };
    // What ends the program is done after the answer.
    const late = action === 'close' || action === 'quit';
    if (!late) response.end(JSON.stringify({ value: doers(inside)[action](ask) }));
    else response.end('{}', () => doers(inside)[action](ask));
  } else if (path === '/stand-in/invoke') await invoke(inside, await text(request), response);
  else await askScheme(path, request, response);
}

/** `from` names a foreign page; without it the window's own main frame asks. */
async function invoke(inside: Inside, body: string, response: ServerResponse): Promise<void> {
  const { channel, values, from } = JSON.parse(body) as { channel: string; values: unknown[]; from?: string };
  const senderFrame = from === undefined ? inside.mainFrame : { url: from };
  try {
    const handler = invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    response.end(JSON.stringify({ value: await handler({ senderFrame }, ...values) }));
  } catch (thrown) {
    response.end(JSON.stringify({ thrown: String(thrown) }));
  }
}

async function askScheme(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const range = request.headers.range;
  const url = `songsight://app${path}`;
  const answer = await schemes.get('songsight')?.(new Request(url, range === undefined ? {} : { headers: { range } }));
  const body = answer?.body ? Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]) : null;
  const named = /filename="([^"]+)"$/.exec(answer?.headers.get('content-disposition') ?? '')?.[1];
  // A link with `download` saves what it leads to; an image or a player of the page does not.
  const download = named !== undefined && request.headers['sec-fetch-mode'] === 'navigate';
  const saving = download ? sessionAnswers.download(url, named) : null;
  if (saving !== null && body !== null) {
    await pipeline(body, createWriteStream(saving.place));
    saving.done('completed');
    console.log(`SAVED ${saving.place}`);
    response.writeHead(204).end();
    return;
  }
  response.writeHead(answer?.status ?? 500, Object.fromEntries(answer?.headers ?? []));
  if (body === null) response.end();
  // The page may go away before it has all of it.
  else await pipeline(body, response).catch(() => response.destroy());
}
