import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FolderId } from '#contract/ids.ts';
import { say, sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Clock } from '#engine/log.ts';
import { FakeAnalyst, fakePack } from '../analysts/fake-analyst.ts';
import { writeTone } from '../wav-file.ts';
import { all, listener, telling, until, waiting } from './friend.ts';

it('a disk that is full ends nothing: its trouble is told all the same, and later what could be written again', async () => {
  const friend = listener();
  const { engine, data } = await telling(friend);
  const { db } = engine.inside.engine.store;
  const state = engine.state();
  const trouble = (path: string) => ({ code: 'disk-full' as const, key: 'disk-full-at' as const, values: { path } });
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  // Longer than what is free in the pages at hand.
  const long = '/data/'.repeat(100_000);
  engine.inside.engine.events.emit('watch.changed', { ...state, troubles: [trouble(long)] });
  await until(() => friend.of('trouble').length === 1);
  expect(waiting(data)).toBe(0);
  db.pragma('max_page_count = 1000000');
  engine.inside.engine.events.emit('watch.changed', { ...state, troubles: [] });
  await until(() => friend.of('trouble-ended').length === 1);
  expect(friend.of('trouble')).toHaveLength(1);
});

it('a disk that is full is one trouble with its own code, however many folders wait for it', async () => {
  const friend = listener();
  const { engine } = await telling(friend);
  const state = engine.state();
  const full = sentence('disk-full');
  const folder = (path: string, note: Sentence) => ({
    ...{ id: 1 as FolderId, path, state: 'unreachable' as const, note },
    ...{ waiting: 0, done: 0, failed: 0, missing: 0 },
  });
  engine.inside.engine.events.emit('watch.changed', {
    ...state,
    folders: [folder('/a', full), folder('/b', full), folder('/c', sentence('folder-away'))],
    troubles: [{ code: 'disk-full', ...full }],
  });
  await until(() => friend.of('trouble').length === 2);
  expect(friend.of('trouble').map(({ code, open }) => [code, open])).toEqual([
    ['disk-full', 2],
    ['folder-missing', 2],
  ]);
});

it('what is acknowledged while the database cannot be written to is sent once, and sending goes on by itself', async () => {
  const friend = listener();
  const { engine, look, folder, data } = await telling(friend);
  const { db } = engine.inside.engine.store;
  let tries = 0;
  db.function('fail_as_full', () => {
    tries += 1;
    throw new Error('disk is full');
  });
  db.exec('CREATE TEMP TRIGGER full_disk BEFORE DELETE ON main.outbox BEGIN SELECT fail_as_full(); END');
  await writeTone(join(folder, '20260501_053000.WAV'), 400);
  await look();
  const count = waiting(data);
  expect(count).toBeGreaterThan(1);
  await until(() => tries > 3);
  expect(friend.got).toHaveLength(1);
  db.exec('DROP TRIGGER full_disk');
  await until(() => waiting(data) === 0);
  expect(friend.got).toHaveLength(count);
  expect(new Set(friend.got.map(({ id }) => id)).size).toBe(count);
});

it('a species is named in any language of the model; a name that it does not know is said', async () => {
  const friend = listener();
  const analyst = new FakeAnalyst();
  const labels = fakePack.labels.map((label) =>
    label.code === 'blackbird' ? { ...label, names: { de: 'Amsel', es: 'Mirlo común' } } : label,
  );
  analyst.describe = () =>
    Promise.resolve({ pack: { ...fakePack, labels }, provider: { used: 'cpu', wanted: 'auto', refused: [] } });
  const said: Sentence[] = [];
  const { look, folder, data } = await telling(friend, {
    analyst,
    rules: { ...all, species: ['AMSEL', 'European Robbin', 'robin', 'Zzyzx'] },
    news: (sentence) => said.push(sentence),
  });
  await writeTone(join(folder, '20260501_053000.WAV'), 400);
  await look();
  await until(() => waiting(data) === 0);
  const codes = friend.of('detection').map(({ species }) => (species as { code: string }).code);
  expect(codes).toContain('blackbird');
  const about = said.filter(({ key }) => key.startsWith('telling-unknown')).map((each) => say(each, 'de'));
  expect(about).toEqual([
    expect.stringMatching(/„European Robbin“.*European Robin \(Erithacus rubecula\)/),
    expect.stringContaining('„Zzyzx“'),
  ]);
});

const days = (friend: ReturnType<typeof listener>): unknown[] => friend.of('summary').map(({ date }) => date);

it('a day ends where it is recorded, not where the computer thinks it is', async () => {
  const friend = listener();
  let now = Date.UTC(2026, 4, 1, 20);
  const clock: Clock = { now: () => now };
  const { engine, data } = await telling(friend, { clock });
  for (const [name, zone] of [
    ['EAST', 'Asia/Tokyo'],
    ['WEST', 'America/Los_Angeles'],
  ] as const) {
    await engine.ask('station.write', {
      station: null,
      details: { name, position: null, zone, habitat: '', clockMinutes: null, links: [] },
    });
  }
  await engine.close();
  const start = async (): Promise<void> => {
    const again = await telling(friend, { clock, data });
    await until(() => waiting(data) === 0);
    await again.engine.close();
  };
  // The first day that is known to have begun: 1 May in Los Angeles.
  await start();
  const before = days(friend);
  now = Date.UTC(2026, 4, 2, 6, 30);
  await start();
  expect(days(friend)).toEqual(before);
  now = Date.UTC(2026, 4, 2, 7, 30);
  await start();
  expect(days(friend)).toEqual([...before, '2026-05-01']);
});

it('a clock that was far ahead, or was never set, keeps no later day from being summed up', async () => {
  const friend = listener();
  let now = 5 * 86_400_000;
  const clock: Clock = { now: () => now };
  const first = await telling(friend, { clock });
  await first.engine.close();
  const start = async (): Promise<void> => {
    const again = await telling(friend, { clock, data: first.data });
    await until(() => waiting(first.data) === 0);
    await again.engine.close();
  };
  now = new Date(2026, 4, 1, 12, 0).getTime();
  await start();
  expect(days(friend)).toEqual([]);
  now = new Date(2099, 0, 1, 12, 0).getTime();
  await start();
  const untrue = days(friend).length;
  now = new Date(2026, 4, 2, 12, 0).getTime();
  await start();
  now = new Date(2026, 4, 3, 12, 0).getTime();
  await start();
  expect(days(friend).slice(untrue)).toEqual(['2026-05-02']);
});
