import { expect, test } from 'vitest';
import { matchDetections, type OldSpan } from '#store/detections/match-detections.ts';

const old = (id: number, startSeconds: number, endSeconds: number, kept = false, species = 'robin'): OldSpan => ({
  id,
  species,
  startSeconds,
  endSeconds,
  kept,
});
const now = (startSeconds: number, endSeconds: number, species = 'robin') => ({ species, startSeconds, endSeconds });

test('a detection that grows or shrinks is the same one', () => {
  expect(matchDetections([old(7, 3, 6)], [now(0, 12)])).toEqual({ pairs: [7], left: [] });
});

test('touching is not overlapping, and another species is another detection', () => {
  const touching = old(1, 0, 3);
  const other = old(2, 3, 6, false, 'wren');
  expect(matchDetections([touching, other], [now(3, 6)])).toEqual({ pairs: [null], left: [touching, other] });
});

test('two that merge into one: the reviewed one goes on, however short', () => {
  const long = old(1, 0, 9);
  expect(matchDetections([long, old(2, 12, 15, true)], [now(0, 15)])).toEqual({ pairs: [2], left: [long] });
});

test('one that falls apart goes on in its longer half', () => {
  expect(matchDetections([old(1, 0, 15, true)], [now(0, 3), now(6, 15)])).toEqual({ pairs: [null, 1], left: [] });
});
