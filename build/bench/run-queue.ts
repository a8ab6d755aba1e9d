// `npm run bench:queue [-- <files>]`: how a queue of 800,000 files opens, in seconds and megabytes.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { temporaryFolder } from '../../tests/field/field-folder.ts';
import type { QueueFigures } from './queue-child.ts';
import { makeQueueFolder } from './queue-folder.ts';

const project = path.resolve(import.meta.dirname, '../..');

function child(options: readonly string[], ...words: string[]): QueueFigures {
  const program = path.join(import.meta.dirname, 'queue-child.ts');
  return JSON.parse(
    execFileSync(process.execPath, [...options, program, ...words], { cwd: project, encoding: 'utf8' }),
  ) as QueueFigures;
}

/**
 * Puts so many empty recordings into a queue and opens it again.
 * @param heapMegabytes what JavaScript may hold at most: without it, a busy machine collects its garbage later and the
 *   peak tells more about the machine than about the queue
 */
export function benchQueue(
  files: number,
  heapMegabytes?: number,
): { readonly scan: QueueFigures; readonly open: QueueFigures } {
  const [folder, data] = [temporaryFolder(), temporaryFolder()];
  const options = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`];
  try {
    makeQueueFolder(folder.path, files);
    const scan = child(options, 'scan', data.path, folder.path);
    return { scan, open: child(options, 'open', data.path) };
  } finally {
    folder.remove();
    data.remove();
  }
}

if (process.argv[1] === import.meta.filename) {
  const files = Number(process.argv[2] ?? 800_000);
  const { scan, open } = benchQueue(files);
  const number = (value: number | null, unit: string): string => (value === null ? '-' : `${value.toFixed(2)} ${unit}`);
  console.log(`Files in the queue:              ${open.waiting}`);
  console.log(
    `First look through the folder:   ${number(scan.scanSeconds, 's')}, ${number(scan.peakMegabytes, 'MB')} at most`,
  );
  console.log(
    `First progress shown after:      ${number(scan.firstProgressSeconds, 's')}, then ${scan.progressTold} times`,
  );
  console.log(
    `Opens again in:                  ${number(open.openSeconds, 's')}, ${number(open.peakMegabytes, 'MB')} at most`,
  );
  console.log(`State of the watch read in:      ${number(open.takeMs, 'ms')}`);
}
