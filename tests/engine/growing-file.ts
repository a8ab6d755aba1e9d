import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'vitest';

type Growth = {
  readonly pieces: number;
  readonly everyMs: number;
  /** When what is there already was written, as `performance.now()`; now without it. */
  readonly since?: number;
};

/**
 * Writes the rest of a file piece by piece, as a recorder does.
 * @returns the longest pause between two pieces, in milliseconds: on a busy computer the file may have rested for so long
 */
export async function grow(path: string, rest: Uint8Array, { pieces, everyMs, since }: Growth): Promise<number> {
  const step = Math.ceil(rest.length / pieces);
  let [longestMs, writtenAt] = [0, since ?? performance.now()];
  for (let at = 0; at < rest.length; at += step) {
    await wait(everyMs);
    appendFileSync(path, rest.subarray(at, at + step));
    longestMs = Math.max(longestMs, performance.now() - writtenAt);
    writtenAt = performance.now();
  }
  return longestMs;
}

const mostTries = 20;

/**
 * A test of a file that grows. Where the computer stood still for so long that the file did come to rest, nothing can be said of what was
 * done with it: then the file grows once more.
 */
export function testGrowing(name: string, growing: () => Promise<'grew' | 'rested'>): void {
  test(name, async () => {
    for (let tries = 0; tries < mostTries; tries += 1) if ((await growing()) === 'grew') return;
    throw new Error('this computer stands still all the time');
  });
}
