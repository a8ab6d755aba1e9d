// The pages on which a model is measured and reviews are settled, in real Chromium on real engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { asked } from '../engine/merging/part-folders.ts';
import { axeViolations, browserWindow, ready, soon, type BrowserWindow } from './season/browser-window.ts';

const shots = process.env['SONGSIGHT_SHOTS'];
if (chromiumPath() === null) console.log(noChromium);

async function looks(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 1024],
    ['dark', 1280],
    ['light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: width === 1024 ? 700 : 860 });
    expect(await axeViolations(page), `${name} ${colorScheme} ${width}`).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `${name} is wider than ${width}`).toBe(0);
    if (shots !== undefined)
      await page.screenshot({ path: `${shots}/${name}-${colorScheme}-${width}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe.skipIf(chromiumPath() === null)('measuring a model in Chromium', () => {
  let shown: BrowserWindow;
  beforeAll(async () => {
    shown = await browserWindow();
  }, 120_000);
  afterAll(() => shown?.close());

  test('tables are imported, the model is held against them and against another one', async () => {
    const { page, complaints, engine } = await shown.open('full', '#/truth', { axe: true, fresh: true });
    const { detections } = await asked(engine, 'review.queue', { filter: {}, order: 'best-score', limit: 40 });
    const { items } = await asked(engine, 'review.items', { detections: [...detections] });
    const rows = items.map(({ recordingName, startSeconds, endSeconds, species }) =>
      [recordingName, startSeconds, endSeconds, species.commonName].join(','),
    );
    const table = [
      'recording,start,end,label',
      ...rows,
      'gone.wav,0,3,Song Sparrow',
      `${items[0]!.recordingName},0,3,Xyz`,
    ];
    const file = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(table.join('\r\n')),
    });
    await page.getByLabel('Choose tables …').setInputFiles(file('ann.csv'));
    const told = page.getByRole('status', { name: 'What was imported' });
    await told.getByText(`${items.length + 1} rows of`, { exact: false }).waitFor(ready);
    await told.getByText('Recordings that are not here: 1').click();
    await told.getByText('gone.wav').waitFor(ready);
    await told.getByText('Labels that no species has: 1').waitFor(ready);
    const measured = page.getByRole('region', { name: 'Precision and recall by species' });
    await measured.getByRole('row').nth(1).waitFor(ready);
    const species = items[0]!.species.commonName;
    await measured.getByRole('button', { name: `Curve of ${species}` }).press('Enter');
    await page.getByRole('slider', { name: 'Threshold' }).focus();
    await page.keyboard.press('End');
    await page.getByText(/^Precision \d/).waitFor(ready);
    // The same table as another model's: it agrees with itself.
    await page.getByLabel('They are').selectOption({ label: 'What another model detected' });
    await page.getByLabel('Name of the person or model').fill('Other net');
    await page.getByLabel('Choose tables …').setInputFiles(file('net.csv'));
    await page.getByRole('button', { name: 'Remove Other net' }).waitFor(ready);
    const agreed = page.getByRole('region', { name: 'Agreement by species' });
    await agreed.getByRole('row').nth(1).waitFor(ready);
    await soon(() => page.getByLabel('The other').locator('option:checked').textContent()).toBe('Other net');
    await looks(page, 'truth');
    await page.getByRole('button', { name: 'Remove Other net' }).press('Enter');
    await soon(() => page.getByRole('button', { name: 'Remove Other net' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove ann' }).press('Enter');
    await soon(() => measured.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  }, 120_000);

  test('what is no table is said in a sentence, in German', async () => {
    const { page } = await shown.open('full', '#/truth', { locale: 'de-DE', fresh: true });
    await page
      .getByLabel('Tabellen wählen …')
      .setInputFiles({ name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Lieber Freund') });
    await page.getByText('Die Tabelle braucht Spalten für die Aufnahme').waitFor(ready);
    await page.close();
  });
});
