// The map in real Chromium: every station can be reached by the pointer wherever it lies, and those without a place are said.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { browserWindow, soon, type BrowserWindow } from './season/browser-window.ts';
import { settled } from './settled.ts';

if (chromiumPath() === null) console.log(noChromium);

const plain = { zone: 'Europe/Berlin', habitat: '', clockMinutes: null, links: [] };

describe.skipIf(chromiumPath() === null)('the map in Chromium', () => {
  let shown: BrowserWindow;

  beforeAll(async () => {
    shown = await browserWindow();
  });
  afterAll(() => shown?.close());

  test.each([1280, 390])('a station in any corner of the map takes the click, %i wide', async (width) => {
    const { page } = await shown.open('full', '#/map');
    await page.setViewportSize({ width, height: 900 });
    const map = page.getByRole('group', { name: 'Map: arrow keys move it' });
    const station = map.getByRole('button', { name: 'Marsh edge' });
    await station.waitFor();
    await page.getByRole('button', { name: 'All stations' }).click();
    const box = (await map.boundingBox())!;
    const across = Math.floor((box.width / 2 - 20) / 60);
    const along = Math.floor((box.height / 2 - 20) / 60);
    for (const [sideways, upright] of [
      ['ArrowLeft', 'ArrowDown'],
      ['ArrowLeft', 'ArrowUp'],
      ['ArrowRight', 'ArrowUp'],
      ['ArrowRight', 'ArrowDown'],
    ] as const) {
      await page.getByRole('button', { name: 'All stations' }).first().click();
      for (let step = 0; step < across; step += 1) await map.press(sideways);
      for (let step = 0; step < along; step += 1) await map.press(upright);
      await settled(page);
      const circle = (await station.locator('.circle').boundingBox())!;
      await page.mouse.click(circle.x + circle.width / 2, circle.y + circle.height / 2);
      await soon(() => station.getAttribute('aria-pressed')).toBe('true');
      await station.press('Enter');
      await soon(() => station.getAttribute('aria-pressed')).toBe('false');
    }
    await page.close();
  });

  test('stations that have no place are said above the map, and are placed from there', async () => {
    const { page, engine } = await shown.open('full', '#/settings', { fresh: true });
    const add = (name: string): Promise<unknown> =>
      engine.dispatch('station.write', { station: null, details: { name, position: null, ...plain } });
    await add('Old wood');
    await add('Quarry');
    await page.evaluate(() => (location.hash = '#/map'));
    await page.getByText('2 stations are not on the map: nobody has said where they lie.').waitFor();
    const map = page.getByRole('group', { name: 'Map: arrow keys move it' });
    for (const [name, left] of [
      ['Old wood', 'Quarry is not on the map: nobody has said where it lies.'],
      ['Quarry', null],
    ] as const) {
      await page.getByRole('button', { name: `Place ${name} on the map` }).click();
      await map.click({ position: { x: 60, y: 90 } });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await map.getByRole('button', { name }).waitFor();
      if (left !== null) await page.getByText(left).waitFor();
    }
    expect(await page.getByText('not on the map').count()).toBe(0);
    await page.close();
  });
});
