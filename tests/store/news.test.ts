import { expect, onTestFinished, test } from 'vitest';
import { dayText } from '#store/recordings/local-time.ts';
import { writeReviews } from '#store/review/reviews.ts';
import { readNews } from '#store/timeline/news.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { generateDatabase } from './generated-database.ts';

const days = (sql: string): string =>
  `SELECT ${sql} FROM detections d WHERE d.current = 1 AND d.rejected = 0 AND d.wall_ms IS NOT NULL`;

test('news: what came for the first time ever or this year, what waits for review, all counted from the rows', async () => {
  const size = { recordings: 300, detectionsPerRecording: 6, species: 40, picturesDone: false, stepMinutes: 12_000 };
  const store = generateDatabase(await temporaryFolder(), size);
  onTestFinished(() => store.close());
  const { db } = store;
  const last = Number(db.prepare(days('max(d.wall_ms / 86400000)')).pluck().get());
  // One species is made to be heard in the last week alone; another then and in the year before, but not between.
  const year = Date.parse(`${dayText(last).slice(0, 4)}-01-01T00:00:00Z`);
  const first = (last - 6) * 86_400_000;
  const [novel, back] = db
    .prepare(
      days('DISTINCT d.species_id') +
        ` AND d.wall_ms >= ${first} AND d.species_id IN
      (SELECT species_id FROM detections WHERE current = 1 AND rejected = 0 AND wall_ms < ${year}) ORDER BY 1 LIMIT 2`,
    )
    .pluck()
    .all();
  db.prepare('UPDATE detections SET current = 0 WHERE species_id = ? AND wall_ms < ?').run(novel, first);
  db.prepare('UPDATE detections SET current = 0 WHERE species_id = ? AND wall_ms BETWEEN ? AND ?').run(
    back,
    year,
    first - 1,
  );
  const news = readNews(db, 7, dayText(last));
  const codes = new Map(
    db
      .prepare('SELECT id, code FROM species')
      .raw()
      .all()
      .map((row) => row as [number, string]),
  );
  const count = (condition: string): number =>
    Number(
      db
        .prepare(days(`count(*)`) + ` AND ${condition}`)
        .pluck()
        .get(),
    );
  expect(news.toDay! >= dayText(last)).toBe(true);
  const from = Date.parse(`${news.fromDay!}T00:00:00Z`);
  expect(news.detections).toBe(count(`d.wall_ms >= ${from}`));
  expect(news.unreviewed).toBe(news.detections);
  const heard = (condition: string): string[] =>
    db
      .prepare<[], { id: number }>(days('DISTINCT d.species_id AS id') + ` AND ${condition}`)
      .all()
      .map(({ id }) => codes.get(id) ?? '')
      .sort();
  const now = heard(`d.wall_ms >= ${from}`);
  const before = new Set(heard(`d.wall_ms < ${from}`));
  const thisYear = new Set(heard(`d.wall_ms >= ${year} AND d.wall_ms < ${from}`));
  expect([...news.newSpecies].sort()).toEqual(now.filter((code) => !before.has(code)));
  expect([...news.firstOfYear].sort()).toEqual(now.filter((code) => before.has(code) && !thisYear.has(code)));
  expect(news.newSpecies.length * news.firstOfYear.length).toBeGreaterThan(0);
  // What to review first: the new ones, those that came back, then species that nobody has confirmed; each once.
  const why = news.next.map((each) => each.why);
  expect(why.slice(0, news.newSpecies.length)).toEqual(news.newSpecies.map(() => 'new'));
  expect(why).toContain('unconfirmed');
  expect(why.lastIndexOf('year')).toBeLessThan(why.indexOf('unconfirmed'));
  expect(new Set(news.next.map(({ species }) => species.code)).size).toBe(news.next.length);
  const last12 = news.next.at(-1)!;
  writeReviews(db, [
    { detection: last12.detection, verdict: 'confirmed', comment: '', reviewer: '', reviewedAt: '2026-01-01' },
  ]);
  const again = readNews(db, 7, dayText(last)).next;
  expect(again.map(({ species }) => species.code)).not.toContain(last12.species.code);
  const all = readNews(db, 366, dayText(last));
  expect(all.newSpecies.length + all.firstOfYear.length).toBeLessThanOrEqual(all.species.length);
  expect(all.detections).toBeGreaterThan(news.detections);
});

test('news of a folder that nothing was recorded for: no days, no species, no failure', async () => {
  const store = generateDatabase(await temporaryFolder(), {
    recordings: 0,
    detectionsPerRecording: 0,
    species: 3,
    picturesDone: false,
  });
  onTestFinished(() => store.close());
  expect(readNews(store.db, 7, null)).toMatchObject({
    fromDay: null,
    toDay: null,
    species: [],
    detections: 0,
    failed: 0,
  });
});
