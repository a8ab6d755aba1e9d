import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GalleryItem } from '#contract/gallery.ts';
import { countsAtThresholds, spread } from '#engine/settings/counts-at-thresholds.ts';
import { FakeAnalyst } from '../analysts/fake-analyst.ts';
import { exportedTable } from '../exports/exported-table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

async function gallery(engine: TestEngine, review: 'all' | 'unrejected' = 'all'): Promise<readonly GalleryItem[]> {
  const ask = { offset: 0, limit: 1000, order: 'oldest-heard', filter: { review }, picturesOnly: false } as const;
  return (await engine.ask('gallery.read', ask)).items;
}

async function settled(engine: TestEngine): Promise<void> {
  await engine.inside.parts.deriveAgain.runIfLeftOpen();
}

async function heard(files = 2): Promise<{ engine: TestEngine; analyst: FakeAnalyst; data: string }> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let file = 0; file < files; file += 1)
    await writeTone(join(folder, `20260501_0${file + 1}3000.WAV`), 300 + 77 * file);
  const analyst = new FakeAnalyst();
  const engine = await testEngine(data, { analyst });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(files, files * 2));
  return { engine, analyst, data };
}

test('a threshold is a view: up hides, down brings back, and nothing is listened to again', async () => {
  const { engine, analyst } = await heard();
  const before = await gallery(engine);
  expect(before.map((item) => item.species.code).sort()).toEqual(['blackbird', 'blackbird', 'robin', 'robin']);
  await engine.ask('settings.write', { change: { threshold: 0.58 } });
  await settled(engine);
  expect((await gallery(engine)).map((item) => item.species.code)).toEqual(['blackbird', 'blackbird']);
  const rows = (await engine.ask('timeline.read', { unit: 'day', filter: {} })).species;
  expect(rows.map((row) => [row.code, row.detections])).toEqual([['blackbird', 2]]);
  await engine.ask('settings.write', { change: { threshold: null, speciesThresholds: { blackbird: 0.99 } } });
  await settled(engine);
  const robins = before.filter((item) => item.species.code === 'robin');
  expect((await gallery(engine)).map((item) => item.detection)).toEqual(robins.map((item) => item.detection));
  await engine.ask('settings.write', { change: { speciesThresholds: {} } });
  await settled(engine);
  expect(await gallery(engine)).toEqual(before);
  expect(analyst.listened).toHaveLength(2);
});

test('what a threshold would leave is said before it is chosen', async () => {
  const { engine } = await heard();
  const answer = await engine.ask('thresholds.read', {});
  expect(answer).toMatchObject({ recordings: 2, looked: 2 });
  const left = (code: string, threshold: number): number =>
    answer.species.find((each) => each.code === code)!.counts[Math.round(threshold * 100)]!;
  for (const threshold of [0.05, 0.58, 0.99]) {
    await engine.ask('settings.write', { change: { threshold } });
    await settled(engine);
    const codes = (await gallery(engine)).map((item) => item.species.code as string);
    for (const code of ['blackbird', 'robin'])
      expect([threshold, code, left(code, threshold)]).toEqual([
        threshold,
        code,
        codes.filter((each) => each === code).length,
      ]);
  }
  expect(answer.species.map((each) => each.atModels)).toEqual([2, 2]);
});

test('of very many recordings a spread is looked at, and the counts are scaled up', async () => {
  const { engine } = await heard(5);
  const few = await countsAtThresholds(engine.inside.engine.store.db, { recordings: 2, workMilliseconds: 1000 });
  expect(few).toMatchObject({ recordings: 5, looked: 2 });
  expect(few.species.map((each) => each.atModels)).toEqual([5, 5]);
});

test('the time for counting at thresholds is bounded', async () => {
  const { engine } = await heard(25);
  const { db } = engine.inside.engine.store;
  const hurried = await countsAtThresholds(db, { recordings: 4000, workMilliseconds: 0 });
  expect(hurried).toMatchObject({ recordings: 25, looked: 20 });
  expect(await countsAtThresholds(db)).toMatchObject({ recordings: 25, looked: 25 });
});

test.each([1, 2, 6, 97, 1000])('of %i recordings each comes once, and the first ones are evenly spread', (count) => {
  const order = spread(Array.from({ length: count }, (_, place) => place));
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, place) => place));
  const tenth = order.slice(0, Math.ceil(count / 10)).toSorted((a, b) => a - b);
  const gaps = [0, ...tenth].map((from, at) => ([...tenth, count][at] ?? count) - from);
  expect(Math.max(...gaps)).toBeLessThanOrEqual((Math.max(count, 10) / tenth.length) * 2);
});

test('a review stays with its detection through other thresholds', async () => {
  const { engine } = await heard();
  await engine.ask('settings.write', { change: { reviewer: 'Ida' } });
  const robin = (await gallery(engine)).find((item) => item.species.code === 'robin')!.detection;
  await engine.ask('review.change', { detections: [robin], change: { verdict: 'confirmed', comment: 'clear' } });
  await engine.ask('settings.write', { change: { threshold: 0.9999 } });
  await settled(engine);
  expect(await gallery(engine)).toEqual([]);
  await engine.ask('settings.write', { change: { threshold: 0.001 } });
  await settled(engine);
  const detail = await engine.ask('detection.read', { detection: robin });
  expect(detail.detection).toMatchObject({
    endSeconds: 6,
    review: { verdict: 'confirmed', comment: 'clear', reviewer: 'Ida' },
  });
  expect(detail.topScores.map((label) => label.species.code)).toEqual(['blackbird', 'robin']);
  expect((await gallery(engine)).filter((item) => item.detection === robin)).toHaveLength(1);
});

test('rejected detections leave the charts, come back when taken back, and are marked in the exports', async () => {
  const { engine } = await heard();
  const [first] = await gallery(engine);
  await engine.ask('review.change', { detections: [first!.detection], change: { verdict: 'rejected', comment: '' } });
  expect(await gallery(engine, 'unrejected')).toHaveLength(3);
  const counts = async () => {
    const { species, cells } = await engine.ask('timeline.read', { unit: 'hour-of-day', filter: {} });
    return { rows: species.map((row) => row.detections).sort(), cells: cells.count.reduce((sum, n) => sum + n, 0) };
  };
  expect(await counts()).toEqual({ rows: [1, 2], cells: 3 });
  const lines = await exportedTable(engine);
  expect(lines).toHaveLength(5);
  expect(lines.filter((line) => line.includes(',rejected,'))).toHaveLength(1);
  await engine.ask('review.change', { detections: [first!.detection], change: { verdict: null, comment: '' } });
  expect(await counts()).toEqual({ rows: [2, 2], cells: 4 });
  const { n } = engine.inside.engine.store.db.prepare('SELECT count(*) AS n FROM review_history').get() as {
    n: number;
  };
  expect(n).toBe(2);
});

test('running counts agree with what they count, after all kinds of changes', async () => {
  const { engine } = await heard(4);
  const items = await gallery(engine);
  await engine.ask('review.change', {
    detections: [items[1]!.detection],
    change: { verdict: 'rejected', comment: '' },
  });
  for (const threshold of [0.7, 0.8, null]) {
    await engine.ask('settings.write', { change: { threshold } });
    await settled(engine);
    for (const unit of ['hour-of-day', 'day'] as const) {
      const tallied = await engine.ask('timeline.read', { unit, filter: {} });
      const counted = await engine.ask('timeline.read', { unit, filter: { minScore: 0 } });
      expect(tallied).toEqual(counted);
    }
  }
});

test('filters narrow the gallery and the timeline in the same way', async () => {
  const { engine } = await heard(3);
  const filter = { species: ['robin'], fromDay: '2026-05-01', toDay: '2026-05-01', hourOfDay: 2, minScore: 0.5 };
  const ask = { offset: 0, limit: 10, order: 'best-score', picturesOnly: true } as const;
  const page = await engine.ask('gallery.read', { ...ask, filter });
  expect(page.items).toMatchObject([{ species: { code: 'robin' }, at: { local: '2026-05-01T02:30:00.000' } }]);
  const timeline = await engine.ask('timeline.read', { unit: 'hour-of-day', filter });
  expect(timeline.species).toMatchObject([{ code: 'robin', detections: 1, coverDetection: page.items[0]!.detection }]);
  expect(timeline.effortSeconds.reduce((sum, seconds) => sum + seconds, 0)).toBe(6);
  expect((await engine.ask('gallery.read', { ...ask, filter: { toDay: '2026-04-30' } })).total).toBe(0);
  expect((await engine.ask('gallery.read', { ...ask, filter: { review: 'reviewed' } })).total).toBe(0);
});

test('previous and next lead through all detections in time order, and pages cut the same order', async () => {
  const { engine } = await heard(3);
  const items = await gallery(engine);
  const walked = [items[0]!.detection];
  for (;;) {
    const { next } = await engine.ask('detection.read', { detection: walked.at(-1)! });
    if (next === null) break;
    expect((await engine.ask('detection.read', { detection: next })).previous).toBe(walked.at(-1));
    walked.push(next);
  }
  expect(walked).toEqual(items.map((item) => item.detection));
  for (const order of ['newest-heard', 'oldest-heard', 'best-score', 'species'] as const) {
    const whole = await engine.ask('gallery.read', { offset: 0, limit: 100, order, filter: {}, picturesOnly: false });
    const pages = await Promise.all(
      [0, 2, 4].map((offset) =>
        engine.ask('gallery.read', { offset, limit: 2, order, filter: {}, picturesOnly: false }),
      ),
    );
    expect(pages.flatMap((page) => page.items)).toEqual(whole.items);
    expect(whole.items).toHaveLength(6);
  }
});

test('thresholds changed just before the end are derived at the next start', async () => {
  const { engine, data } = await heard();
  void engine.ask('settings.write', { change: { threshold: 0.58 } });
  await engine.close();
  const again = await testEngine(data);
  await settled(again);
  expect((await gallery(again)).map((item) => item.species.code)).toEqual(['blackbird', 'blackbird']);
});
