import { readFileSync } from 'node:fs';

/**
 * Seconds of the processor of all programs that this one started and saw end, with all that they started. Other work on the computer
 * changes them little, unlike seconds on the clock. null where the system does not tell: it is read from Linux' /proc.
 */
function processorSecondsOfOthers(): number | null {
  if (process.platform !== 'linux') return null;
  // The name in brackets may hold spaces; cutime and cstime follow it as the 14th and 15th, in hundredths of a second.
  const words = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(words[13]) + Number(words[14])) / 100;
}

/** What a whole run took, from its start to its end: on the clock, and of the processor. */
export type Cost = { readonly seconds: number; readonly processorSeconds: number | null };

/** Measures work that starts another program and waits for its end. */
export function costOf<T>(work: () => T): Cost & { readonly result: T } {
  const before = processorSecondsOfOthers();
  const began = performance.now();
  const result = work();
  const seconds = (performance.now() - began) / 1000;
  const after = processorSecondsOfOthers();
  return { seconds, processorSeconds: before === null || after === null ? null : after - before, result };
}
