import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { countsWords, folderName, headline } from '#renderer/folders/folder-words.ts';
import { withPart } from '#renderer/app/filter-query.ts';
import { parseRoute, routeHash, type Route } from '#renderer/app/route.ts';
import { withArticle } from '#renderer/shared/words/article.ts';
import { language } from '#renderer/shared/i18n/language.svelte.ts';
import { clockWords, daySpanWords, momentWords, shortMomentWords } from '#renderer/shared/words/moments.ts';
import { TimeLeft } from '#renderer/folders/time-left.ts';
import {
  bytesWords,
  clockOf,
  decimalWords,
  durationWords,
  scoreWords,
  speedWords,
} from '#renderer/shared/words/numbers.ts';
import { recordingFacts } from '#renderer/clip/recording-facts.ts';
import type { DetectionId } from '#contract/ids.ts';
import { openSeason } from './season/open-season.ts';

describe('addresses', () => {
  const routes: readonly Route[] = [
    { view: 'timeline', unit: 'day', sort: 'name', filter: { fromDay: '2025-05-02', toDay: '2025-05-03' } },
    {
      view: 'gallery',
      order: 'best-score',
      picturesOnly: true,
      filter: { species: ['mallard', 'blue_jay'], hourOfDay: 5 },
    },
    {
      view: 'gallery',
      order: 'best-pictures',
      picturesOnly: false,
      filter: { folder: 2 as never, review: 'unreviewed' },
    },
    { view: 'clip', detection: 17 as never },
    { view: 'settings' },
  ];

  test('every route survives its address', () => {
    for (const route of routes) expect(parseRoute(routeHash(route))).toEqual(route);
  });

  test('nonsense leads to the timeline, and nonsense in a filter is left out', () => {
    expect(parseRoute('#/nowhere')).toMatchObject({ view: 'timeline' });
    expect(parseRoute('#/clip/abc')).toMatchObject({ view: 'timeline' });
    expect(parseRoute('#/gallery?hour=25&from=yesterday&folder=x&order=worst')).toEqual({
      view: 'gallery',
      order: 'best-pictures',
      picturesOnly: false,
      filter: {},
    });
  });

  test('a part of a filter is set and taken away', () => {
    expect(withPart({ hourOfDay: 5 }, 'species', ['mallard'])).toEqual({ hourOfDay: 5, species: ['mallard'] });
    expect(withPart({ hourOfDay: 5, minScore: 0.5 }, 'hourOfDay', null)).toEqual({ minScore: 0.5 });
  });
});

describe('words', () => {
  test('a time keeps the recorder’s own clock and says what is not known', () => {
    const local = '2025-05-03T05:42:10.000';
    expect(momentWords({ local, offsetMinutes: 120 })).toBe('3 May 2025, 05:42:10 (UTC+02:00)');
    expect(momentWords({ local, offsetMinutes: -210 })).toBe('3 May 2025, 05:42:10 (UTC−03:30)');
    expect(momentWords({ local, offsetMinutes: null })).toBe('3 May 2025, 05:42:10 (offset from UTC unknown)');
    expect(momentWords(null)).toBe('Time unknown');
  });

  test('numbers', () => {
    expect([0.999, 0.29, 0.45, 1].map(scoreWords)).toEqual(['0.99', '0.29', '0.45', '1.00']);
    expect([4.25, 200, 7500].map(durationWords)).toEqual(['4.3 s', '3 min 20 s', '2 h 05 min']);
    expect([0, 999, 18_400_000].map(bytesWords)).toEqual(['0 bytes', '999 bytes', '18 MB']);
    expect([3.21, 1234.5].map(speedWords)).toEqual(['3.2× real time', '1,235× real time']);
    expect(['Mallard', 'Eastern Phoebe', 'Upland Sandpiper'].map(withArticle)).toEqual([
      'a Mallard',
      'an Eastern Phoebe',
      'an Upland Sandpiper',
    ]);
  });

  test('what Songsight does now', async () => {
    const read = await (await openSeason(20)).ask('watch.read', {});
    const quiet = { ...read, folders: read.folders.map((folder) => ({ ...folder, state: 'watching' as const })) };
    const now = (change: Partial<typeof quiet>): string => headline({ ...quiet, ...change });
    const work = { paused: false, current: { name: '20250506_194000.WAV', fraction: 0.62 } };
    const idle = { paused: false, current: null, totals: { waiting: 0, done: 5, failed: 0, missing: 0 } };
    const painting = { waiting: 2, done: 0, failed: 0 };
    const none = { waiting: 0, done: 2, failed: 0 };
    expect(headline(null)).toBe('Starting …');
    expect(now({ folders: [] })).toBe('No folder watched');
    expect(now({ ...work, paused: true })).toBe('Paused');
    expect(now({ ...work })).toBe('Analysing');
    expect(now({ ...idle, pictures: painting })).toBe('Painting');
    expect(now({ ...idle, pictures: none })).toBe('Watching');
    expect(countsWords({ waiting: 0, done: 1200, failed: 2, missing: 0 })).toBe('1,200 done, 2 failed');
    expect(['C:\\cards\\may\\', '/media/card'].map(folderName)).toEqual(['may', 'card']);
  });

  test('a recording without a time says so; what the recorder did not write is left out', async () => {
    const detail = await (await openSeason(20)).ask('detection.read', { detection: 2 as DetectionId });
    const bare = {
      ...detail,
      recording: { ...detail.recording, start: null, timeSource: 'unknown' as const, batteryVolts: null },
    };
    const facts = new Map(recordingFacts(bare).map((fact) => [fact.name, fact.value]));
    expect(facts.get('Began')).toBe('Not known');
    expect(facts.has('Battery')).toBe(false);
    expect(facts.get('Temperature')).toBe('11.0 °C');
    const named = { ...bare, model: { name: 'birdnet-2-4', title: 'BirdNET 2.4', hash: '55f3e4055b1a' } };
    expect(recordingFacts(named)).toContainEqual({ name: 'Model', value: 'BirdNET 2.4 (55f3e405)' });
  });
});

test('decimals as the language of the window writes them, everywhere', () => {
  const before = language.code;
  language.choose('de', ['de-DE']);
  expect([decimalWords(1.5, 2), scoreWords(0.987), durationWords(4.25), bytesWords(1_500_000)]).toEqual([
    '1,50',
    '0,98',
    '4,3 s',
    '1,5 MB',
  ]);
  language.choose(before, ['en-GB']);
  expect([decimalWords(1.5, 2), clockOf(187.9), clockOf(3727)]).toEqual(['1.50', '3:07', '1:02:07']);
});

test('the time left follows the pace of the last two minutes, and is not told before there is one', () => {
  const left = new TimeLeft();
  expect(left.observe(0, 100, 0)).toBeNull();
  expect(left.observe(1, 99, 2000)).toBeNull();
  expect(left.observe(10, 90, 10_000)).toBeCloseTo(90);
  expect(left.observe(20, 80, 60_000)).toBeCloseTo(240);
  expect(left.observe(40, 60, 170_000)).toBeCloseTo((60 * 110) / 20);
  expect(left.observe(100, 0, 180_000)).toBeNull();
});

test('a span of one day is one date', () => {
  expect(daySpanWords('2025-05-03', '2025-05-03')).toBe('3 May 2025');
  expect(daySpanWords('2025-05-03', '2025-05-04')).toBe('3 May 2025 to 4 May 2025');
});

test('a time that is only the disk’s says so wherever it stands', () => {
  const told = { local: '2025-05-03T05:42:10.000', offsetMinutes: 120 };
  expect(shortMomentWords(told)).toBe('3 May 2025, 05:42:10');
  expect([shortMomentWords, momentWords].map((words) => words({ ...told, guessed: true }))).toEqual([
    'about 3 May 2025, 05:42:10',
    'about 3 May 2025, 05:42:10',
  ]);
});

/** Sorting, and the days and names that say themselves that a time is guessed. */
const takesApart = new Set([
  'shared/words/moments.ts',
  'stations/recorder-folders.ts',
  'timeline/timeline-layout.ts',
  'clip/listening/SelectionBar.svelte',
]);

test('a clock says that it is guessed, and every place says moments by the words that do', () => {
  const told = { local: '2025-05-03T05:42:10.000', offsetMinutes: null };
  expect(clockWords(told)).toBe('05:42:10');
  expect(clockWords({ ...told, guessed: true })).toBe('about 05:42:10');
  const renderer = path.resolve(import.meta.dirname, '../../renderer');
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(svelte|ts)$/.test(name),
  );
  const apart = files.filter((name) => /\??\.local\b/.test(readFileSync(path.join(renderer, name), 'utf8')));
  expect(new Set(apart.map((name) => name.replaceAll('\\', '/')))).toEqual(takesApart);
});
