import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Posted = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly id: string; readonly type: string } & Record<string, unknown>;
};

type Answer = (posted: Posted, response: ServerResponse, turn: number) => void;

/** A web server that keeps what is posted to it and answers as a test says. */
export type HookServer = {
  readonly url: URL;
  readonly posted: Posted[];
  /** How it answers from now on. */
  answer: Answer;
  /** Waits until so much was posted. */
  until(holds: (posted: readonly Posted[]) => boolean): Promise<void>;
};

export const answering =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end('answered');
  };

export async function hookServer(): Promise<HookServer> {
  const posted: Posted[] = [];
  let heard: () => void = () => undefined;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (text += piece));
    request.on('end', () => {
      const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Posted['body'] };
      posted.push(one);
      hook.answer(one, response, posted.length);
      heard();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const hook: HookServer = {
    url: new URL(`http://127.0.0.1:${port}/birds`),
    posted,
    answer: answering(204),
    until: async (holds) => {
      while (!holds(posted)) await new Promise<void>((resolve) => (heard = resolve));
    },
  };
  return hook;
}
