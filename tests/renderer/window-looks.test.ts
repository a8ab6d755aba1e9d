// Every view in every state: axe in both themes, 320 pixels, waiting, and without an answer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { axeViolations, browserWindow, ready, type BrowserWindow } from './season/browser-window.ts';
import { settled } from './settled.ts';

if (chromiumPath() === null) console.log(noChromium);

describe.skipIf(chromiumPath() === null)('every look of the window in Chromium', () => {
  let shown: BrowserWindow;
  const open: BrowserWindow['open'] = (...asked) => shown.open(...asked);

  beforeAll(async () => {
    shown = await browserWindow();
  });
  afterAll(() => shown?.close());

  const everyView = [
    '#/timeline',
    '#/timeline?unit=day',
    '#/timeline?show=table',
    '#/timeline?show=ridges&unit=week',
    '#/news',
    '#/map',
    '#/soundscape',
    '#/gallery',
    '#/gallery?group=day',
    '#/gallery?group=cover',
    '#/species/song_sparrow',
    '#/compare?species=song_sparrow&species=blue_jay',
    '#/clip/9',
    '#/review',
    '#/threshold',
    '#/failed',
    '#/export',
    '#/stations',
    '#/classifier',
    '#/settings',
    '#/pictures',
  ];
  const looks = [
    ...everyView.map((hash) => ['full', hash] as const),
    ['broken', '#/timeline'],
    ['empty', '#/timeline'],
    ['paused', '#/gallery'],
    ['failing', '#/timeline'],
    ['failing', '#/review'],
    ...['#/timeline', '#/gallery', '#/review', '#/news', '#/failed', '#/stations', '#/export'].map(
      (hash) => ['quiet', hash] as const,
    ),
  ] as const;

  // One page for all that is asked of a look: opening it is what takes the time.
  test.each(looks)(
    'axe finds nothing, light or dark, and nothing sticks out at 320 pixels: %s %s',
    async (state, hash) => {
      const { page, complaints } = await open(state, hash, { axe: true });
      expect(await axeViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await axeViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test.each(everyView)('a view that waits for its data says so, and axe finds nothing: %s', async (hash) => {
    const { page } = await open('loading', hash, { axe: true });
    expect(await axeViolations(page)).toEqual([]);
    if (hash !== '#/pictures')
      await page.getByRole('main').getByRole('status').filter({ hasText: '…' }).first().waitFor(ready);
    await page.close();
  });

  test.each(everyView.filter((hash) => hash !== '#/pictures'))(
    'a view that gets no answer says why, and axe finds nothing: %s',
    async (hash) => {
      const { page, complaints } = await open('broken', hash, { axe: true });
      await page
        .getByRole('main')
        .getByText(/^The database .* is damaged/)
        .first()
        .waitFor(ready);
      expect(await axeViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
