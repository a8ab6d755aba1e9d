import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the next connection is served; `whole` is as it should be. */
export type Manner =
  | 'whole'
  | 'cut'
  | 'stall'
  | 'short'
  | 'long'
  | 'no-range'
  | 'wrong-byte'
  | 'gone'
  | 'redirect'
  | 'redirect-nowhere'
  | 'redirect-to-file'
  | 'redirect-round'
  | 'refuses-range'
  | 'other-range'
  | 'overloaded'
  | 'hangs-up'
  | 'page'
  | 'unnamed-page'
  | 'crumb'
  | 'slow';

export type UnreliableServer = {
  readonly address: string;
  /** Taken one by one, each by one connection; the last one stays. */
  manners: Manner[];
  /** What was asked for: the header `range`, or an empty text. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
};

/**
 * A real server for one file, which misbehaves as told.
 * @param kept comes back when so many bytes are on the asker's disk: a connection is cut then, not before
 */
export async function unreliableServer(
  content: Uint8Array,
  kept: (bytes: number) => Promise<void>,
): Promise<UnreliableServer> {
  const asked: string[] = [];
  const state = { manners: ['whole'] as Manner[] };
  const server = createServer((request, response) => {
    const manner = state.manners.length > 1 ? state.manners.shift()! : state.manners[0]!;
    if (request.url?.endsWith('labels.txt') === true) {
      response.end('labels');
      return;
    }
    asked.push(request.headers.range ?? '');
    answer(manner, content, { request, response, kept });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    close,
    get manners() {
      return state.manners;
    },
    set manners(next) {
      state.manners = next;
    },
  };
}

type Asked = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly kept: (bytes: number) => Promise<void>;
};

const leads: Partial<Record<Manner, string>> = {
  'redirect-nowhere': 'http://[nowhere',
  'redirect-to-file': 'file:///etc/hostname',
  'redirect-round': '/model.zip',
};

function answer(manner: Manner, content: Uint8Array, { request, response, kept }: Asked): void {
  if (manner === 'gone') {
    response.writeHead(404).end('not here');
    return;
  }
  if (manner === 'overloaded') {
    response.writeHead(503).end('later');
    return;
  }
  if (manner === 'hangs-up') {
    response.destroy();
    return;
  }
  if (manner === 'page') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<html>Please accept the terms of this network</html>');
    return;
  }
  if (manner === 'unnamed-page') {
    response.end('<html>Please accept the terms of this network</html>');
    return;
  }
  if (manner === 'refuses-range' && request.headers.range !== undefined) {
    response.writeHead(416).end();
    return;
  }
  if (manner === 'other-range' && request.headers.range !== undefined) {
    response.writeHead(206, { 'content-range': `bytes 0-${content.length - 1}/${content.length}` }).end(content);
    return;
  }
  if (leads[manner] !== undefined) {
    response.writeHead(302, { location: leads[manner] }).end();
    return;
  }
  if (manner === 'redirect') {
    response.writeHead(302, { location: '/elsewhere/model.zip' }).end();
    return;
  }
  const from = manner === 'no-range' ? 0 : Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const body = Buffer.from(content.subarray(from));
  if (manner === 'wrong-byte') body[body.length - 1]! ^= 1;
  const sent = manner === 'long' ? Buffer.concat([body, Buffer.from('more')]) : body;
  const length = manner === 'short' ? sent.length - 10 : sent.length;
  const range = `bytes ${from}-${content.length - 1}/${content.length}`;
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': length,
    ...(from > 0 ? { 'content-range': range } : {}),
  });
  if (manner === 'cut' || manner === 'crumb') {
    const some = manner === 'cut' ? Math.ceil(sent.length / 3) : Math.min(sent.length, 70_000);
    response.write(sent.subarray(0, some));
    void kept(from + some).finally(() => response.destroy());
  } else if (manner === 'stall' || manner === 'slow') {
    response.write(sent.subarray(0, Math.ceil(sent.length / 3)));
  } else response.end(sent.subarray(0, length));
}
