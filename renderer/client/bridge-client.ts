import type { Bridge } from '#contract/desktop.ts';
import type { Client } from '#contract/requests.ts';
import { unwrapReply } from './unwrap-reply.ts';

/** The engine behind Electron's preload, which hands over whole replies. */
export function bridgeClient(bridge: Bridge): Client {
  return {
    ask: async (name, ask) => unwrapReply(await bridge.ask(name, ask)),
    on: (name, hear) => bridge.on(name, hear),
    mediaUrl: (kind, id) => bridge.mediaUrl(kind, id),
  };
}
