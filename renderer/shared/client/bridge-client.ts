import type { Bridge, Desktop } from '#contract/desktop/desktop.ts';
import type { Client } from '#contract/requests.ts';
import { mediaUrl } from './media-url.ts';
import { unwrapReply } from './unwrap-reply.ts';

/** The engine behind Electron's preload, which hands over whole replies. */
export function bridgeClient(bridge: Bridge): Client {
  return {
    ask: async (name, ask) => unwrapReply(await bridge.ask(name, ask)),
    on: (name, hear) => bridge.on(name, hear),
    mediaUrl,
  };
}

/** The desktop behind the same preload. What goes wrong there throws with its own sentence, as the engine's does. */
export function bridgeDesktop(bridge: Bridge): Desktop {
  return {
    ask: async (name, ask) => unwrapReply(await bridge.askDesktop(name, ask)),
    onShow: (hear) => bridge.onShow(hear),
    pathOfDropped: (file) => bridge.pathOfDropped(file),
  };
}
