// The page of stations and clocks in real Chromium, on an engine in memory: axe in both themes, and what a keyboard does.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments } from '../field/chromium.ts';
import { fieldStations, type FieldStations } from './season/field-stations.ts';
import { settled } from './settled.ts';

const chromiumPath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (candidate) => candidate !== undefined && existsSync(candidate),
);
if (chromiumPath === undefined) {
  console.log(
    'SKIPPED tests/renderer/stations-window.test.ts: no chromium here. build/install-system-packages.sh brings it.',
  );
}
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env['SONGSIGHT_SHOTS'];

type AxeWindow = {
  axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

describe.skipIf(chromiumPath === undefined)('stations and clocks in Chromium', () => {
  let browser: Browser;
  let field: FieldStations;

  beforeAll(async () => {
    field = await fieldStations();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: chromiumArguments });
  });

  afterAll(async () => {
    await browser?.close();
    await field?.close();
  });

  async function open(options: { dark?: boolean; width?: number } = {}): Promise<Page> {
    const colorScheme = options.dark === true ? 'dark' : 'light';
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme,
      locale: 'en-GB',
      timezoneId: 'Asia/Tokyo',
    });
    page.setDefaultTimeout(100_000);
    await page.addInitScript({ path: axePath });
    await page.goto(`${await field.serve()}#/stations`);
    await page.getByRole('heading', { name: 'Stations and clocks' }).waitFor();
    await page.getByRole('heading', { name: 'Pond', exact: true }).waitFor();
    return page;
  }

  async function look(page: Page, name: string): Promise<string[]> {
    await settled(page);
    if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  test.each([
    ['light', { dark: false }],
    ['dark', { dark: true }],
    ['narrow', { width: 390 }],
  ])('nothing is wrong for axe, %s, with every form open', async (name, options) => {
    const page = await open(options);
    expect(await look(page, `stations-${name}`)).toEqual([]);
    await page.getByRole('button', { name: 'Edit Old Wood' }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Found: 2 names').waitFor();
    await page.getByRole('button', { name: `Say when this recorder started: ${field.folder}/Meadow` }).click();
    await page.getByLabel('Date and time at which the first').fill('2026-05-20 21:15:00');
    await page.getByText('2 recordings, each').waitFor();
    await page.getByText('Matches 0 recordings').first().waitFor();
    expect(await look(page, `stations-forms-${name}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.close();
  });

  test('a station is made, linked with a preview, edited and removed with the keyboard alone', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add a station' }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'A new station' });
    await expect.poll(() => form.getByLabel('Name').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await form.getByLabel('Time zone').inputValue(), 'the viewer’s zone is only a proposal').toBe('Asia/Tokyo');
    await page.keyboard.press('Enter');
    await form.getByText('Give the station a name.').waitFor();
    await page.keyboard.type('Meadow');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Europe/Lisbon');
    await form.getByRole('button', { name: 'Add a link' }).focus();
    await page.keyboard.press('Enter');
    await form.getByText('Matches 2 recordings, such as Meadow/19700101/19700101_000010.WAV').waitFor();
    await form.getByLabel('Pattern').fill('NO/*');
    await form.getByText('Matches 0 recordings').waitFor();
    await form.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Meadow', exact: true }).waitFor();
    await page.getByText('Europe/Lisbon').first().waitFor();
    await page.getByRole('button', { name: 'Remove Meadow' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Meadow' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('heading', { name: 'Meadow', exact: true }).count()).toBe(0);
    // What was removed comes back whole, with the links by which its recordings find it.
    await page.getByText('Meadow was removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Meadow', exact: true }).waitFor();
    await page.getByText('2 recordings').first().waitFor();
    await page.close();
  });

  test('a name that is taken is said and nothing is lost; names from folders become stations', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Add a station' }).click();
    await page.getByLabel('Name', { exact: true }).fill('pond');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('another station named “pond”').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('pond');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('button', { name: 'Create 1 station' }).click();
    await page.getByRole('heading', { name: 'Meadow', exact: true }).waitFor();
    await page.close();
  });

  test('an unset clock is flagged, corrected after a preview, and the correction taken back', async () => {
    const page = await open();
    await page.getByText('The clock was never set in any of them.').waitFor();
    await page.getByRole('button', { name: `Say when this recorder started: ${field.folder}/Meadow` }).click();
    await page.getByLabel('Every recording is moved by').check();
    await page.getByLabel('Time to move by').fill('1d 2:00');
    await page.getByText('each 1 day 2:00:00 later').waitFor();
    await page.getByLabel('The first recording began on').check();
    await page.getByLabel('Date and time at which the first').fill('2026-05-20 21:15:00');
    await page.getByText('20 May 2026, 21:15:00').waitFor();
    await page.getByRole('button', { name: 'Correct 2 recordings' }).click();
    await page.getByRole('heading', { name: 'Corrections' }).waitFor();
    await expect.poll(() => page.getByText('The clock was never set').count()).toBe(0);
    if (shots !== undefined)
      await page.screenshot({ path: path.join(shots, 'stations-corrected.png'), fullPage: true });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The clock was never set in any of them.').waitFor();
    await page.close();
  });
});
