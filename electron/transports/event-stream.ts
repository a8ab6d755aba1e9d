import type { ServerResponse } from 'node:http';
import { eventNames } from '#contract/requests.ts';
import type { TransportEngine } from './transport-engine.ts';

const heartbeatMs = 15_000;
/** A page that stopped reading is dropped rather than filling our memory; its EventSource comes back by itself. */
const backlogLimitBytes = 4 * 1024 * 1024;

/** Server-sent events: every event of the engine under its own name, with its value as JSON, until the page goes away. */
export function streamEvents(engine: TransportEngine, response: ServerResponse): void {
  const send = (text: string): void => {
    if (response.writableLength > backlogLimitBytes) response.destroy();
    else response.write(text);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  send('retry: 1000\n\n');
  const forget = eventNames.map((name) =>
    engine.on(name, (event) => send(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)),
  );
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    forget.forEach((each) => each());
  });
}
