import { expect, test } from 'vitest';
import type { Season } from '#contract/timeline.ts';
import { dateTicks, zoomedAround } from '#renderer/timeline/season/season-layout.ts';
import { tickWords } from '#renderer/timeline/season/tick-words.ts';
import { linePath, yearLines } from '#renderer/timeline/season/years.ts';
import { rates } from '#renderer/timeline/ridge-drawing.ts';
import { binHead, heatRows, namedRows } from '#renderer/timeline/timeline-layout.ts';
import { openSeason } from './season/open-season.ts';

const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, day) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10),
  );

test('the axis reads in days, Mondays, months or years, as the room allows', () => {
  const days = daysFrom('2025-11-20', 1000);
  const words = (first: number, last: number, most: number): string[] =>
    dateTicks(days, { first, last }, most).map((tick, index) => tickWords(tick, index === 0));
  expect(words(0, 4, 8)).toEqual(['20 Nov', '21 Nov', '22 Nov', '23 Nov', '24 Nov']);
  expect(words(0, 29, 8)).toEqual(['24 Nov', '1 Dec', '8 Dec', '15 Dec']);
  expect(words(0, 180, 8)).toEqual(['Dec 2025', 'Jan 2026', 'Feb', 'Mar', 'Apr', 'May']);
  expect(words(0, 999, 8)).toEqual(['2026', '2027', '2028']);
  expect(words(0, 400, 8)).toEqual(['Dec 2025', 'Feb', 'Apr', 'Jun', 'Aug', 'Oct']);
  const all = dateTicks(days, { first: 0, last: 999 }, 8);
  expect(all.length).toBeLessThanOrEqual(8);
  expect(dateTicks([], { first: 0, last: 0 }, 8)).toEqual([]);
});

test('a turn of the wheel keeps the day under the pointer where it is, and stops at the ends', () => {
  const season = { first: 0, last: 399 };
  const half = zoomedAround(season, 0.5, 0.25, 400);
  expect(half).toEqual({ first: 50, last: 249 });
  expect((100 - half.first) / 200).toBeCloseTo(0.25, 5);
  expect(zoomedAround({ first: 390, last: 399 }, 1.25, 0.999, 400)).toEqual({ first: 387, last: 399 });
  expect(zoomedAround(season, 1.25, 0.5, 400)).toEqual(season);
  expect(zoomedAround({ first: 7, last: 7 }, 0.8, 0.02, 400)).toEqual({ first: 7, last: 7 });
});

test('a column without a recording has no rate; one with silence has none per hour', () => {
  expect(rates([6, 0, 0], [7200, 3600, 0])).toEqual([3, 0, null]);
});

test('years lie one over the other by weeks, per hour of sound, with gaps where nothing was recorded', () => {
  const days = ['2024-01-01', '2024-01-03', '2025-01-02', '2025-01-20'];
  const season: Season = {
    days,
    detections: { dayIndex: [0, 1, 2], hour: [5, 5, 5], value: [4, 2, 9] },
    effort: { dayIndex: [0, 1, 2, 3], hour: [5, 5, 5, 5], value: [3600, 3600, 1800, 3600] },
    guessed: { dayIndex: [], hour: [], value: [] },
    newSpecies: [0, 0, 0, 0],
    sun: null,
  };
  const [first, second] = yearLines(season);
  expect(first?.year).toBe('2024');
  expect(first?.weeks.slice(0, 3)).toEqual([3, null, null]);
  expect(second?.weeks.slice(0, 4)).toEqual([18, null, 0, null]);
  const path = linePath(second?.weeks ?? [], 18);
  expect(path.match(/M/g)?.length).toBe(2);
  expect(path).toContain('M0.5 6.00');
});

test('rows are found by letters of either name', async () => {
  const buckets = await (await openSeason(60)).ask('timeline.read', { unit: 'day', filter: {} });
  const rows = heatRows(buckets, 'name');
  expect(namedRows(rows, ' ')).toHaveLength(rows.length);
  expect(namedRows(rows, 'SPARROW').map(({ species }) => species.code)).toEqual(['song_sparrow']);
  expect(namedRows(rows, 'hirundo ').map(({ species }) => species.code)).toEqual(
    rows.filter(({ species }) => /hirundo/i.test(species.scientificName)).map(({ species }) => species.code),
  );
  expect(namedRows(rows, 'no such bird')).toEqual([]);
});

test('heads of days that stand apart still say where a month begins', () => {
  const bins = daysFrom('2026-03-01', 60);
  const buckets = { unit: 'day', bins } as const;
  const heads = [0, 10, 20, 30, 40].map((bin) => binHead(buckets, bin, bin - 10));
  expect(heads.map(({ above, main }) => `${above} ${main}`.trim())).toEqual(['Mar 1', '11', '21', '31', 'Apr 10']);
  expect(binHead(buckets, 31).above).toBe('Apr');
});
