// Where a page is scrolled to, and what stays where it is, in real Chromium.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { browserWindow, ready, soon, type BrowserWindow } from './season/browser-window.ts';

if (chromiumPath() === null) console.log(noChromium);

describe.skipIf(chromiumPath() === null)('places on the page', () => {
  let shown: BrowserWindow;
  const open: BrowserWindow['open'] = (...asked) => shown.open(...asked);

  beforeAll(async () => {
    shown = await browserWindow();
  });
  afterAll(() => shown?.close());

  test('forty thousand cards scroll with few elements, and coming back lands on the same row', async () => {
    const { page, complaints } = await open('many', '#/gallery');
    const cards = page.getByRole('list', { name: 'Detections' }).getByRole('listitem');
    await cards.first().waitFor(ready);
    await page.evaluate(() => window.scrollTo(0, 1_000_000));
    await soon(async () => Number(await cards.first().getAttribute('aria-posinset'))).toBeGreaterThan(15_000);
    await soon(() => cards.nth(12).getByRole('link').count()).toBe(1);
    expect(await cards.count()).toBeLessThan(80);
    await cards.nth(12).getByRole('link').click();
    await page.getByText('What the model detected').waitFor(ready);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.goBack();
    // A click may nudge the card into view; a row is 331 pixels high.
    await soon(() => page.evaluate(() => Math.abs(window.scrollY - 1_000_000))).toBeLessThan(335);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each(['#/species/song_sparrow', '#/settings', '#/timeline'])(
    'a page that grows while it is read is come back to where it was left: %s',
    async (hash) => {
      const { page, complaints } = await open('full', hash);
      await page.setViewportSize({ width: 700, height: 500 });
      const scroll = (): Promise<number> => page.evaluate(() => Math.round(window.scrollY));
      await soon(() => page.evaluate(() => document.body.scrollHeight)).toBeGreaterThan(1300);
      await soon(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      await page.evaluate(() => window.scrollTo(0, 600));
      await soon(scroll).toBe(600);
      // What is said of the scrolling comes with the next frame.
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
      await page.evaluate(() => (location.hash = '#/pictures'));
      await page.getByRole('heading', { level: 1, name: 'What are these pictures?' }).waitFor(ready);
      expect(await scroll()).toBe(0);
      await page.goBack();
      await soon(scroll).toBe(600);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('another species begins at the top of its page, with the focus on it', async () => {
    const { page, complaints } = await open('full', '#/species/song_sparrow');
    await soon(() => page.evaluate(() => document.body.scrollHeight)).toBeGreaterThan(1300);
    await page.evaluate(() => {
      window.scrollTo(0, 400);
      // A frame may come between the step of the history and its page; what is told of scrolling then is of the page before.
      addEventListener('popstate', () => dispatchEvent(new Event('scroll')), { once: true });
      location.hash = '#/species/blue_jay';
    });
    await page.getByRole('heading', { level: 1, name: 'Blue Jay' }).waitFor(ready);
    await soon(() => page.evaluate(() => `${window.scrollY} ${document.activeElement?.tagName}`)).toBe('0 MAIN');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each(['packs.read', 'models.read', 'settings.read'])(
    'the first run offers its button only where it stays: %s comes last',
    async (last) => {
      const { page, complaints } = await open('empty', '#/timeline');
      const button = page.getByRole('main').getByRole('button', { name: 'Add a folder' });
      await button.waitFor(ready);
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      let asked = false;
      await page.route(`**/ask/${last}`, async (route) => {
        asked = true;
        await held;
        await route.continue();
      });
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Choose a folder of recordings' }).waitFor(ready);
      await soon(() => asked).toBe(true);
      expect(await button.count()).toBe(0);
      letGo();
      await button.waitFor(ready);
      const place = await button.boundingBox();
      await soon(() => page.locator('[aria-busy="true"]').count()).toBe(0);
      expect(await button.boundingBox()).toEqual(place);
      await button.click();
      await page.getByRole('main').getByLabel('Path of the folder').waitFor(ready);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
