import { createInterface } from 'node:readline';
import type { Log } from '#engine/log.ts';

/** A child that says the same without end does not fill the disk. */
const mostLines = 1000;
const longestLine = 2000;

/** Writes what a child process says of itself into the log, line by line. */
export function logLines(stream: NodeJS.ReadableStream, who: string, log: Log): void {
  let lines = 0;
  // The stream is read to its end, so that a talkative child never waits for us.
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
    lines += 1;
    if (line.trim() !== '' && lines <= mostLines) log.warn(`${who}: ${line.slice(0, longestLine)}`);
  });
}
