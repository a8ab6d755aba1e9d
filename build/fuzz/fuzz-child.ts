import { readEverything } from './read-everything.ts';

// The decoders write a line for every damaged packet.
Reflect.set(console, 'error', () => undefined);

/** Reads one file after the other for its parent, and says how each ended, how much memory and how much of the processor it took. */
process.on('message', (file: string) => {
  const before = process.cpuUsage();
  const worked = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  readEverything(file).then(
    (ended) => process.send?.({ ended, rss: process.memoryUsage.rss(), workedMs: worked() }),
    (thrown: unknown) =>
      process.send?.({ bug: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }),
  );
});
