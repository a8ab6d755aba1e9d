// The real page in real Chromium, on real engines: what a hand does.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { axeViolations, browserWindow, ready, soon, type BrowserWindow } from './season/browser-window.ts';

if (chromiumPath() === null) console.log(noChromium);

describe.skipIf(chromiumPath() === null)('the window in Chromium', () => {
  let shown: BrowserWindow;
  const open: BrowserWindow['open'] = (...asked) => shown.open(...asked);

  beforeAll(async () => {
    shown = await browserWindow();
  });
  afterAll(() => shown?.close());

  test('from a cell of the timeline to its clips, to one clip, and back to the same place', async () => {
    const { page, complaints } = await open('full', '#/timeline');
    const cell = page.getByRole('link', { name: /^Song Sparrow, 05:00 to 05:59: \d+ detections$/ });
    const count = (await cell.textContent())!.trim();
    await cell.click();
    await soon(() => page.getByText(`${count} detections`, { exact: true }).count()).toBe(1);
    await page.getByRole('list', { name: 'Detections' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'Song Sparrow' }).waitFor(ready);
    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor(ready);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a folder dropped on the page of a browser asks for its path, with its name ready; a file for its folder', async () => {
    const { page, complaints, engine } = await open('quiet', '#/timeline', { fresh: true });
    const cdp = await page.context().newCDPSession(page);
    const drop = async (path: string): Promise<void> => {
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await cdp.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    };
    const { card } = shown.states;
    await drop(card);
    const dialog = page.getByRole('dialog', { name: 'Where does it lie?' });
    await dialog.getByText('A browser does not say where “2025-05-marsh” lies.').waitFor(ready);
    const field = dialog.getByLabel('Path of the folder on the computer that runs Songsight');
    expect(await field.inputValue()).toBe('2025-05-marsh');
    // What is pasted stands before the name.
    await page.keyboard.insertText(card.slice(0, -'2025-05-marsh'.length));
    await page.keyboard.press('Enter');
    await soon(() => dialog.count()).toBe(0);
    await soon(() => engine.state().folders.map(({ path }) => path)).toContain(card);
    await drop(`${card}/notes.txt`);
    await dialog.getByText('“notes.txt” is a file. Songsight watches folders').waitFor(ready);
    expect(await field.inputValue()).toBe('');
    await page.keyboard.insertText(`${card}-gone`);
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor(ready);
    await page.keyboard.press('Escape');
    // What is no longer watched can be watched again.
    await page.getByRole('button', { name: 'Stop watching 2025-05-marsh' }).click();
    await soon(() => engine.state().folders.length).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await soon(() => engine.state().folders.length).toBe(2);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('pictures that fail when their cards have left the page are no trouble', async () => {
    const { page, complaints } = await open('many', '#/settings');
    const held: (() => Promise<void>)[] = [];
    await page.route('**/media/**', (route) => void held.push(() => route.fulfill({ status: 404 })));
    await page.evaluate(() => (location.hash = '#/gallery'));
    await soon(() => held.length).toBeGreaterThan(3);
    const cards = page.getByRole('list', { name: 'Detections' }).getByRole('listitem');
    await page.evaluate(() => window.scrollTo(0, 1_000_000));
    await soon(async () => Number(await cards.first().getAttribute('aria-posinset'))).toBeGreaterThan(15_000);
    await soon(() => cards.nth(12).getByRole('link').count()).toBe(1);
    await Promise.all(held.map((letGo) => letGo()));
    await page.evaluate(() => fetch('/'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('on a narrow map the scale, the source and the names of stations are whole', async () => {
    const { page, complaints } = await open('full', '#/map');
    await page.setViewportSize({ width: 320, height: 700 });
    const map = page.getByRole('group', { name: /^Map/ });
    const box = async (css: string) => (await map.locator(css).boundingBox())!;
    await map.locator('.source').waitFor(ready);
    await soon(async () => {
      const [bar, source] = [await box('.bar'), await box('.source')];
      return bar.x + bar.width <= source.x || bar.y + bar.height <= source.y;
    }).toBe(true);
    await soon(() => map.locator('.name').count()).toBeGreaterThan(0);
    const cut = (): Promise<string[]> =>
      map.evaluate((element) => {
        const edge = element.getBoundingClientRect();
        const names = [...element.querySelectorAll('.name')].filter((name) => {
          const circle = name.previousElementSibling!.getBoundingClientRect();
          const [middle, { left, right }] = [(circle.left + circle.right) / 2, name.getBoundingClientRect()];
          return middle > edge.left && middle < edge.right && (left < edge.left || right > edge.right);
        });
        return names.map(({ textContent }) => textContent ?? '');
      });
    await map.focus();
    // To both edges.
    for (const key of ['ArrowLeft', 'ArrowRight'])
      for (let step = 0; step < 5; step += 1) {
        await map.press(key);
        await soon(cut).toEqual([]);
      }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the window speaks the browser’s language, birds included', async () => {
    const { page } = await open('full', '#/timeline', { locale: 'de-DE' });
    await page.getByRole('heading', { level: 1, name: 'Zeitleiste' }).waitFor(ready);
    await page.getByRole('link', { name: 'Singammer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Singammer' }).waitFor(ready);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.close();
  });

  test('every picture on show carries its mark', async () => {
    const { page } = await open('full', '#/gallery');
    const pictures = page.locator('main figure img');
    await pictures.first().waitFor(ready);
    const marks = page.locator('main figure:has(img) figcaption[title="Painted from sound, not a photograph"]');
    expect(await marks.count()).toBe(await pictures.count());
    for (const alt of await pictures.evaluateAll((all) => all.map((each) => each.getAttribute('alt')))) {
      expect(alt).toContain('not a photograph');
    }
    await page.close();
  });

  test('the clip is reviewed and stepped through with the keyboard alone, and it plays', async () => {
    const { page, complaints } = await open('full', '#/clip/9');
    await page.getByRole('button', { name: /^Confirm/, pressed: false }).waitFor(ready);
    await page.keyboard.press('c');
    await soon(() => page.getByRole('button', { name: /^Confirm/ }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Space');
    await soon(() => page.evaluate(() => document.querySelector('audio')!.currentTime)).toBeGreaterThan(0.3);
    await expect
      .poll(async () =>
        Number(await page.getByRole('slider', { name: 'Position in the sound' }).getAttribute('aria-valuenow')),
      )
      .toBeGreaterThan(0.3);
    await page.keyboard.press('Space');
    await soon(() => page.evaluate(() => document.querySelector('audio')!.paused)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await soon(() => new URL(page.url()).hash).toBe('#/clip/10');
    await soon(() => page.getByRole('slider', { name: 'Position in the sound' }).getAttribute('aria-valuenow')).toBe(
      '0',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('every key stands on a sheet, and G with a letter goes to a view', async () => {
    const { page, complaints } = await open('full', '#/timeline');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('The whole season').waitFor(ready);
    expect(await page.getByRole('dialog').getByRole('term').count()).toBeGreaterThan(15);
    await page.keyboard.press('?');
    await soon(() => page.getByRole('dialog').count()).toBe(0);
    for (const [key, hash] of [
      ['g', '#/gallery'],
      ['e', '#/export'],
      ['s', '#/settings'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await soon(() => new URL(page.url()).hash).toContain(hash);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a setting is saved at once, and the theme follows it', async () => {
    const { page } = await open('full', '#/settings');
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByText('Saved', { exact: true }).waitFor(ready);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await page.getByRole('button', { name: 'Undo' }).click();
    await soon(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    await page.getByLabel('Colours').selectOption('dark');
    // The machinery lies behind details; letters open them and leave nothing else on the page.
    const steps = page.getByLabel('Steps', { exact: true });
    await soon(() => steps.isVisible()).toBe(false);
    await page.getByLabel('Find a setting').fill('STEPS');
    await soon(() => steps.isVisible()).toBe(true);
    expect(await page.getByLabel('Colours').isVisible()).toBe(false);
    await steps.fill('0');
    await steps.blur();
    await page.getByText('Not saved: a number from 1 to 1000 is needed.').waitFor(ready);
    await page.getByLabel('Find a setting').fill('no such thing');
    await page.getByText('No setting has these letters.').waitFor(ready);
    await page.getByLabel('Find a setting').fill('');
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: 'Storage and backups' })
      .click();
    await soon(() => page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent)).toBe(
      'Storage and backups',
    );
    await page.close();
  });

  test('the night is one choice away, in every view, and by the palette; times that are guessed look guessed', async () => {
    const { page, complaints } = await open('many', '#/timeline', { axe: true });
    const sum = page.locator('main header p').first();
    await soon(() => sum.innerText()).toContain('detections of');
    const all = await sum.innerText();
    const wish = page.getByLabel('Time by the sun');
    await wish.selectOption('night');
    await soon(() => page.url()).toContain('sun=night');
    await soon(() => sum.innerText()).not.toBe(all);
    const night = /^([\d,]+) detections/.exec(await sum.innerText())?.[1] ?? '';
    await page.getByText('Not recorded, or outside the hours chosen').waitFor(ready);
    await wish.selectOption('own');
    await page.getByLabel('From, minutes').first().fill('-30');
    await page.getByLabel('From, minutes').first().press('Tab');
    await soon(() => page.url()).toContain('sun=sunset-30..sunrise');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('only the night');
    await page.keyboard.press('Enter');
    await soon(() => page.url()).toMatch(/#\/timeline\?sun=night$/);
    await soon(() => sum.innerText()).toContain(`${night} detections`);
    await page.goto(page.url().replace('timeline', 'gallery'));
    await page.getByText(`${night} detections`, { exact: true }).waitFor(ready);
    expect(await wish.inputValue()).toBe('night');
    await page.goto(page.url().replace('gallery?', 'species/song_sparrow?'));
    await page.getByRole('heading', { name: 'First and last of each year' }).waitFor(ready);
    await page.getByRole('button', { name: 'By the sun' }).click();
    await page.getByText('Detections per hour of sound, counted from the sunrise of the day').waitFor(ready);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
    const guessed = await open('full', '#/timeline?unit=day&show=table', { fresh: true });
    const { engine } = guessed;
    engine.inside.engine.store.db.exec(`UPDATE recordings SET time_source = 'modified-time' WHERE id < 6`);
    await guessed.page.reload();
    await guessed.page.getByText(/^The times of .* of sound are guessed/).waitFor(ready);
    await guessed.page.getByText('Time guessed from the file’s date').waitFor(ready);
    expect(await guessed.page.locator('td.guessed a').first().getAttribute('aria-label')).toContain(', about ');
    await guessed.page.getByRole('link', { name: 'Say when these recorders started' }).click();
    await soon(() => guessed.page.url()).toContain('#/stations');
    await guessed.page.close();
  });

  test('a folder is added by its path in a browser, and troubles are said in sentences', async () => {
    const { page } = await open('empty', '#/timeline', { fresh: true });
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'Add a folder' }).click();
    await main.getByLabel(/Path of the folder/).fill(shown.states.quietCard);
    await main.getByRole('button', { name: 'Watch this folder' }).click();
    await page.getByText('Nothing detected yet').waitFor(ready);
    await page.close();
    const failing = await open('failing', '#/timeline');
    await failing.page.getByText(/^The disk .* is full/).waitFor(ready);
    await failing.page.getByText(/^The database .* is damaged/).waitFor(ready);
    await failing.page.close();
  });
});
