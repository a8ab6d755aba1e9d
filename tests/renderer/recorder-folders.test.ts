import { expect, test } from 'vitest';
import type { FolderClock } from '#contract/clock.ts';
import type { FolderId } from '#contract/ids.ts';
import { clockRows } from '#renderer/stations/recorder-folders.ts';

const folder = (subfolder: string, doubt: Partial<FolderClock> = {}, id = 1): FolderClock => ({
  folder: id as FolderId,
  path: '/card',
  subfolder,
  recordings: 10,
  unset: 0,
  guessed: 0,
  first: { local: `${subfolder.slice(-4)}-01-01T00:00:00.000`, offsetMinutes: null },
  last: null,
  order: null,
  ...doubt,
});
const guessed = { guessed: 10 };
const names = (folders: readonly FolderClock[]): string[] =>
  clockRows(folders).map(({ subfolder, dates }) => `${subfolder || '.'} ${dates}`);

test('fifteen date folders of one recorder are one row, whose first recording is the earliest of all', () => {
  const dates = Array.from({ length: 15 }, (_, day) => folder(`A/${2015 - day}`, guessed));
  expect(names(dates)).toEqual(['A 15']);
  expect(clockRows(dates)[0]).toMatchObject({
    recordings: 150,
    guessed: 150,
    first: { local: '2001-01-01T00:00:00.000' },
  });
});

test('recorders stay apart, and so do watched folders', () => {
  const two = [
    folder('A/2001', guessed),
    folder('A/2002', guessed),
    folder('B/2001', guessed),
    folder('B/2002', guessed),
  ];
  expect(names(two)).toEqual(['A 2', 'B 2']);
  expect(names([folder('2001', guessed), folder('2002', guessed), folder('2003', guessed, 2)])).toEqual([
    '. 2',
    '2003 0',
  ]);
});

test('a folder whose clock was right is never moved with the others', () => {
  expect(names([folder('A/2001', guessed), folder('A/2002', { unset: 1 }), folder('A/2026')])).toEqual([
    'A/2001 0',
    'A/2002 0',
    'A/2026 0',
  ]);
  expect(names([folder('A/2001', guessed), folder('A/2002', guessed), folder('A')])).toEqual([
    'A/2001 0',
    'A/2002 0',
    'A 0',
  ]);
  expect(names([folder('AB/2001'), folder('A/2001', guessed), folder('A/2002', guessed)])).toEqual([
    'A 2',
    'AB/2001 0',
  ]);
});
