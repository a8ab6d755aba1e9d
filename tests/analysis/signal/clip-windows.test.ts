import { expect, test } from 'vitest';
import { ClipCutter, clipWindows, type Clip } from '#analysis/signal/clip-windows.ts';

/** 100 samples a second, so that numbers are easy. */
function cut(seconds: number, overlapSeconds: number, pieces = 1): Clip[] {
  const samples = Float32Array.from({ length: Math.round(seconds * 100) }, (_, i) => i + 1);
  const cutter = new ClipCutter(clipWindows(100, 3, overlapSeconds));
  const clips: Clip[] = [];
  const size = Math.max(1, Math.ceil(samples.length / pieces));
  for (let at = 0; at < samples.length; at += size) clips.push(...cutter.push(samples.subarray(at, at + size)));
  const last = cutter.finish();
  return last === null ? clips : [...clips, last];
}

const cases: readonly [seconds: number, overlap: number, starts: number[], lastPadded: boolean][] = [
  [9, 0, [0, 3, 6], false],
  [10, 0, [0, 3, 6, 9], true],
  [3, 0, [0], false],
  [0.5, 0, [0], true],
  [3.01, 0, [0, 3], true],
  [6, 1.5, [0, 1.5, 3], false],
  [6.5, 1.5, [0, 1.5, 3, 4.5], true],
  [4, 1, [0, 2], true],
  [5, 1, [0, 2], false],
  [4, 2.5, [0, 0.5, 1], false],
  [0, 0, [], false],
];

test.each(cases)('%f s with %f s overlap', (seconds, overlap, starts, lastPadded) => {
  const clips = cut(seconds, overlap);
  expect(clips.map((clip) => clip.startSeconds)).toEqual(starts);
  expect(clips.map((clip) => clip.padded)).toEqual(starts.map((_, i) => lastPadded && i === starts.length - 1));
  for (const clip of clips) {
    expect(clip.samples).toHaveLength(300);
    expect(clip.samples[0]).toBe(Math.round(clip.startSeconds * 100) + 1);
  }
});

test('the padded rest is silence', () => {
  const [, last] = cut(4, 0);
  expect([last!.samples[99], last!.samples[100], last!.samples[299]]).toEqual([400, 0, 0]);
});

test('pieces of any size give the same clips', () => {
  for (const overlap of [0, 0.7, 2.5]) {
    for (const pieces of [2, 7, 500]) expect(cut(11.3, overlap, pieces)).toEqual(cut(11.3, overlap));
  }
});

test.each([
  [6.000_02, [0, 3]],
  [6.01, [0, 3, 6]],
  [0.000_5, [0]],
])('what another rate leaves over of %f s is no clip', (seconds, starts) => {
  const cutter = new ClipCutter(clipWindows(48_000, 3, 0));
  const clips = [...cutter.push(new Float32Array(Math.round(seconds * 48_000))), cutter.finish()];
  expect(clips.flatMap((clip) => clip?.startSeconds ?? [])).toEqual(starts);
});
