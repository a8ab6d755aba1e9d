import { readEverything } from './read-everything.ts';

// The decoders write a line for every damaged packet.
Reflect.set(console, 'error', () => undefined);

/** Reads one file after the other for its parent, and says how each ended and how much memory it took. */
process.on('message', (file: string) => {
  readEverything(file).then(
    (ended) => process.send?.({ ended, rss: process.memoryUsage.rss() }),
    (thrown: unknown) =>
      process.send?.({ bug: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }),
  );
});
