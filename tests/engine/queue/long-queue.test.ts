import { expect, test } from 'vitest';
import { benchQueue } from '../../../build/bench/run-queue.ts';

const files = 100_000;

/** `npm run bench:queue` does the same with 800,000 and gives the seconds. Memory does not depend on how fast a machine is. */
test(
  `a folder of ${files} files comes into the queue as it is read, and neither that nor opening it again takes much memory`,
  { timeout: 900_000 },
  () => {
    const { scan, open } = benchQueue(files, 128);
    expect(scan.waiting).toBe(files);
    // Nobody looks longer than a second without being told, and is told soon for the first time.
    const seconds = scan.scanSeconds ?? 0;
    expect(scan.progressTold).toBeGreaterThanOrEqual(Math.max(1, Math.floor(seconds)));
    expect(scan.firstProgressSeconds).toBeLessThan(Math.max(0.5, seconds / 2));
    expect(scan.peakMegabytes).toBeLessThan(280);
    expect(open.waiting).toBe(files);
    expect(open.peakMegabytes).toBeLessThan(200);
    console.info(
      `scan ${scan.peakMegabytes.toFixed(0)} MB, opened in ${open.openSeconds.toFixed(2)} s, ${open.peakMegabytes.toFixed(0)} MB`,
    );
  },
);
