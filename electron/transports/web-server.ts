import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KnownFailure } from '#contract/failure.ts';
import type { Log } from '#engine/log.ts';
import { serveOverHttp } from './node-http.ts';
import { pageFiles } from './page-files.ts';
import { requestGuard } from './request-guard.ts';
import { createRequestHandler } from './request-handler.ts';
import type { TransportEngine } from './transport-engine.ts';

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

/**
 * Serves the window, its requests, its events and its pictures and sounds on 127.0.0.1 only.
 * @throws KnownFailure `not-allowed` when the port is taken or may not be used.
 */
export async function startWebServer({ engine, pageFolder, port: wanted, log }: WebServerOptions): Promise<WebServer> {
  const pages = await pageFiles(pageFolder);
  const server = createServer({ requestTimeout: 30_000 });
  const port = await listen(server, wanted);
  const { guard, token } = requestGuard(port);
  server.on('request', serveOverHttp(createRequestHandler({ engine, pages, log, guard }), log));
  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
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
    server.once('error', (cause) => reject(portFailure(port, cause)));
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function portFailure(port: number, cause: Error): KnownFailure {
  const taken = 'code' in cause && cause.code === 'EADDRINUSE';
  return taken
    ? new KnownFailure('not-allowed', 'port-taken', { values: { port: String(port) }, cause })
    : new KnownFailure('not-allowed', 'port-unusable', {
        values: { port: String(port), reason: cause.message },
        cause,
      });
}
