import { expect, test } from 'vitest';
import { openStore } from '#store/opening/open-store.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

async function daysListened(...days: readonly number[]): Promise<readonly [readonly string[], readonly number[]]> {
  const store = openStore(await temporaryFolder());
  const write = store.db.prepare('INSERT INTO effort_tallies (day, hour, seconds) VALUES (?, 5, 60)');
  for (const day of days) write.run(day);
  const { bins, effortSeconds } = readTimeline(store.db, 'day', {});
  store.close();
  return [bins, effortSeconds];
}

test('days without a recording between two with one are shown: a gap in the effort is a finding', async () => {
  expect(await daysListened(20_600, 20_603)).toEqual([
    ['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'],
    [60, 0, 0, 60],
  ]);
});

test('a clock that was never set does not stretch the timeline back to 1970', async () => {
  expect(await daysListened(0, 20_600)).toEqual([
    ['1970-01-01', '2026-05-27'],
    [60, 60],
  ]);
});

test('nothing listened to, no days', async () => {
  expect(await daysListened()).toEqual([[], []]);
});

test('a statement is prepared once, however often it is asked for', async () => {
  const store = openStore(await temporaryFolder());
  expect(store.db.prepare('SELECT 1')).toBe(store.db.prepare('SELECT 1'));
  expect(store.db.prepare('SELECT 2')).not.toBe(store.db.prepare('SELECT 1'));
  store.close();
});
