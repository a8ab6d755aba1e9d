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
    expect(scan.progressTold).toBeGreaterThan(3);
    expect(scan.firstProgressSeconds).toBeLessThan((scan.scanSeconds ?? 0) / 2);
    expect(scan.peakMegabytes).toBeLessThan(280);
    expect(open.waiting).toBe(files);
    expect(open.peakMegabytes).toBeLessThan(200);
    console.info(
      `scan ${scan.peakMegabytes.toFixed(0)} MB, opened in ${open.openSeconds.toFixed(2)} s, ${open.peakMegabytes.toFixed(0)} MB`,
    );
  },
);
