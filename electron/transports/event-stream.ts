import { Bug } from '#contract/failure.ts';
import { eventNames } from '#contract/requests.ts';
import type { TransportEngine } from './transport-engine.ts';

const heartbeatMs = 15_000;
/** A page that stopped reading is dropped rather than filling our memory; its EventSource comes back by itself. */
const backlogLimitBytes = 4 * 1024 * 1024;

/** Server-sent events: every event of the engine under its own name, with its value as JSON, until the page goes away. */
export function eventStream(engine: Pick<TransportEngine, 'on'>): Response {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(encoder.encode(text));
          stop();
          controller.error(new Bug('The page stopped reading its events.'));
        };
        const forget = eventNames.map((name) =>
          engine.on(name, (event) => send(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)),
        );
        const heartbeat = setInterval(() => send(':\n\n'), heartbeatMs);
        stop = () => {
          clearInterval(heartbeat);
          forget.forEach((each) => each());
        };
        send('retry: 1000\n\n');
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: backlogLimitBytes }),
  );
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}
