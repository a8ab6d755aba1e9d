// The pages on which a model is measured and reviews are settled, in real Chromium on real engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { AnswerTo } from '#contract/requests.ts';
import type { SpeciesCode } from '#contract/species.ts';
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
  });
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
    await page.getByLabel('Measured').selectOption({ label: 'Other net' });
    await page.getByText('Every imported detection counts.').waitFor(ready);
    await measured.getByRole('row').nth(1).waitFor(ready);
    await looks(page, 'truth');
    // What they say of a clip stands on its page.
    await page.goto(new URL(`#/clip/${items[0]!.detection}`, page.url()).href);
    const imported = page.locator('section', { has: page.getByRole('heading', { name: 'Imported' }) });
    await imported.getByText('ann · What a person heard').first().waitFor(ready);
    await imported.getByText('Other net · What another model detected').first().waitFor(ready);
    await imported.getByText('Xyz').first().waitFor(ready);
    await looks(page, 'clip-annotated');
    await page.goBack();
    await page.getByRole('button', { name: 'Remove Other net' }).press('Enter');
    await soon(() => page.getByRole('button', { name: 'Remove Other net' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove ann' }).press('Enter');
    await soon(() => measured.count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('what is no table is said in a sentence, in German', async () => {
    const { page } = await shown.open('full', '#/truth', { locale: 'de-DE', fresh: true });
    await page
      .getByLabel('Tabellen wählen …')
      .setInputFiles({ name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Lieber Freund') });
    await page.getByText('Die Tabelle braucht Spalten für die Aufnahme').waitFor(ready);
    await page.close();
  });

  test('“is it here?” is answered visit by visit, with the keyboard alone, and goes on another day', async () => {
    const { page, complaints, engine } = await shown.open('full', '#/timeline', { axe: true, fresh: true });
    const species = 'song_sparrow' as SpeciesCode;
    const read = (): Promise<AnswerTo<'visits.read'>> =>
      asked(engine, 'visits.read', { species, filter: {}, visitDays: 1 });
    const open = async (): Promise<number> => (await read()).cells.filter(({ state }) => state === 'open').length;
    await soon(open).toBeGreaterThan(0);
    const cells = await open();
    const all = (await read()).cells.filter(({ clips }) => clips > 0).length;
    const reviewed = async (): Promise<number> => (await read()).cells.reduce((sum, each) => sum + each.reviewed, 0);
    const before = await reviewed();
    await page.evaluate(() => (location.hash = '#/visits?species=song_sparrow'));
    const progress = page.getByText(/ visits with clips answered/);
    await progress.waitFor(ready);
    await page.getByText('Is it a Song Sparrow?').waitFor(ready);
    await looks(page, 'visits');
    const at = page.getByText(/^· clip \d+ of \d+$/);
    const first = (await at.textContent())!;
    // No: the next clip of the same visit, or the next visit; back again; then yes.
    await page.keyboard.press('2');
    await soon(reviewed).toBe(before + 1);
    await page.keyboard.press('z');
    await soon(reviewed).toBe(before);
    await soon(() => at.textContent()).toBe(first);
    await page.keyboard.press('1');
    await soon(open).toBe(cells - 1);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageDown');
    await page.reload();
    await progress.waitFor(ready);
    await soon(() => progress.textContent()).toContain(`${all - cells + 1} of ${all}`);
    for (let left = cells - 1; left > 0; left -= 1) {
      await at.waitFor(ready);
      await page.keyboard.press('1');
      await soon(open).toBe(left - 1);
    }
    await page.getByText('Every visit has its answer.').waitFor(ready);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a second reviewer does not see the first, agreement is counted, and a dispute is settled', async () => {
    const { page, complaints, engine } = await shown.open('full', '#/timeline', { axe: true, fresh: true });
    const filter = { review: 'all' as const };
    const { detections } = await asked(engine, 'review.queue', { filter, order: 'best-score', limit: 500 });
    await asked(engine, 'review.change', { detections: [...detections], change: { verdict: null } });
    await asked(engine, 'settings.write', { change: { reviewer: 'Ann' } });
    const [first, second] = detections;
    await asked(engine, 'review.change', { detections: [first!, second!], change: { verdict: 'confirmed' } });
    await asked(engine, 'settings.write', { change: { reviewer: 'Ben' } });
    await page.evaluate(() => (location.hash = '#/reviewers'));
    await page.getByText('You review as Ben.').waitFor(ready);
    await page.getByRole('button', { name: 'Begin the second review' }).press('Enter');
    await page.getByText('0 given, 2 left').waitFor(ready);
    const pass = page.getByRole('region', { name: 'Second review' });
    await pass
      .getByRole('group', { name: 'Spectrogram' })
      .or(pass.locator('canvas, img').first())
      .first()
      .waitFor(ready);
    // Nothing of what Ann said.
    expect(await page.locator('main').textContent()).not.toMatch(/Ann|Confirmed/);
    await page.keyboard.press('2');
    await page.getByText('1 given').waitFor(ready);
    await page.keyboard.press('z');
    await page.getByText('0 given').waitFor(ready);
    await page.keyboard.press('2');
    await page.getByText('1 given').waitFor(ready);
    await page.keyboard.press('1');
    await page.getByText('Nothing is left: you have reviewed all that others have.').waitFor(ready);
    const agreement = page.getByRole('region', { name: 'Agreement of reviewers' });
    await agreement.getByText('0.50').first().waitFor(ready);
    const disputed = page.getByRole('list', { name: 'Disputed detections' });
    await soon(() => disputed.getByRole('listitem').count()).toBe(1);
    await looks(page, 'reviewers');
    await disputed.getByRole('button', { name: 'Reject' }).press('Enter');
    await soon(() => disputed.count()).toBe(0);
    expect(await agreement.textContent()).toContain('0.50');
    // A file that is none is said, and nothing changes.
    await page
      .getByLabel('Merge reviews of another copy …')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByText('That is no file of reviews that Songsight wrote.').waitFor(ready);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
