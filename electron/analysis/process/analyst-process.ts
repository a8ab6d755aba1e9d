import { Bug } from '#contract/failure.ts';
import type { AnalystCall, AnalystMessage } from './analyst-messages.ts';
import { readOccurrence } from '../classifying/occurrence.ts';
import { openAnalyst } from './in-process-analyst.ts';
import { AnalystServer } from './serve-analyst.ts';

/** The two ways a parent talks to its child, as one. */
type Parent = {
  readonly post: (message: AnalystMessage) => void;
  readonly hear: (listener: (message: unknown) => void) => void;
};

/** Electron gives a utility process `process.parentPort`; its messages come wrapped in an event. */
function electronParent(): Parent | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (typeof port !== 'object' || port === null || !('postMessage' in port) || !('on' in port)) return null;
  const { postMessage, on } = port;
  if (typeof postMessage !== 'function' || typeof on !== 'function') return null;
  return {
    post: (message) => void Reflect.apply(postMessage, port, [message]),
    hear: (listener) => {
      const unwrap = (event: { readonly data: unknown }): void => {
        listener(event.data);
      };
      Reflect.apply(on, port, ['message', unwrap]);
    },
  };
}

/** `child_process.fork` with serialization `advanced`, which keeps typed arrays. */
function nodeParent(): Parent {
  if (process.send === undefined) throw new Bug('analyst-process.ts is started by Songsight, not by hand.');
  // A parent that is gone needs no answers; nothing of the child would be left to end it.
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    hear: (listener) => process.on('message', listener),
  };
}

// The decoders write a line for every damaged packet; the recording's own warning says it once.
Reflect.set(console, 'error', () => undefined);

const parent = electronParent() ?? nodeParent();
const server = new AnalystServer({
  open: openAnalyst,
  // Only one that prepares a model reads other programs' models.
  prepare: async (ask) => (await import('../models/importing/prepare-model.ts')).prepareModel(ask),
  occur: readOccurrence,
  post: parent.post,
  log: (thrown) => {
    process.stderr.write(`analyst: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
  },
});
// Only our own parent can write here, in the words of analyst-messages.ts.
parent.hear((message) => void server.hear(message as AnalystCall));
