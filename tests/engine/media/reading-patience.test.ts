import { expect, test } from 'vitest';
import { isOverdue, type ReadingCourse } from '#engine/media/reading-patience.ts';

const budgetMs = 20_000;
const course: ReadingCourse = { askedMs: 1000, firstHeardMs: 2000, lastHeardMs: 2000, workedMs: 0 };

test.each([
  ['is being started on a busy computer', { firstHeardMs: null }, 100_000, false],
  ['never starts', { firstHeardMs: null }, 130_000, true],
  ['began late and has its time', { firstHeardMs: 90_000, lastHeardMs: 90_000 }, 105_000, false],
  ['answers, and got little of the processor', { lastHeardMs: 60_000, workedMs: 3000 }, 62_000, false],
  [
    'answers, and has worked for longer than the file explains',
    { lastHeardMs: 60_000, workedMs: 21_000 },
    62_000,
    true,
  ],
  ['says nothing any more', { lastHeardMs: 3000, workedMs: 500 }, 24_000, true],
  ['was idle before this file', { askedMs: 500_000, lastHeardMs: 3000 }, 510_000, false],
  ['answers and gets nowhere', { lastHeardMs: 203_000, workedMs: 100 }, 203_500, true],
])('a process that %s', (_, change, nowMs, overdue) => {
  expect(isOverdue({ ...course, ...change }, budgetMs, nowMs)).toBe(overdue);
});
