import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { writeCard } from '../field/field-folder.ts';
import { test, watchFolder } from './browser-test.ts';

test.use({ locale: 'en-GB' });

const plate = (page: Page) => page.getByRole('slider', { name: 'Position in the sound' });

test('a clip: its title, a stretch marked, played, zoomed and saved; a clip that is not there leaves nothing behind', async ({
  field,
}) => {
  const { page, card } = field;
  writeCard(card);
  await watchFolder(page, card);
  await expect(page.getByText('3 done, 0 waiting, 0 failed')).toBeVisible();
  await page.goto(`${field.server.origin}/#/clip/1`);
  await expect(plate(page)).toBeVisible();
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await expect(page).toHaveTitle(new RegExp(`^${name}, 23 May 2026, 0`));

  await test.step('drag marks, Enter zooms, the WAV holds what was marked', async () => {
    const box = (await plate(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const selection = page.getByRole('group', { name: 'Selection' });
    const [from, to] = [
      await selection.getByLabel('From (s)').inputValue(),
      await selection.getByLabel('To (s)').inputValue(),
    ];
    const download = page.waitForEvent('download');
    await selection.getByLabel('Name of the file').fill('dawn: 1/2');
    await selection.getByRole('button', { name: 'Save as WAV' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('dawn- 1-2.wav');
    const bytes = readFileSync(await saved.path());
    const seconds = bytes.readUInt32LE(40) / bytes.readUInt32LE(28);
    expect(seconds).toBeCloseTo(Number(to) - Number(from), 1);
    await selection.getByRole('button', { name: 'Play selection' }).click();
    await expect.poll(() => page.evaluate(() => document.querySelector('audio')!.paused)).toBe(true);
    await plate(page).focus();
    await page.keyboard.press('Enter');
    await expect(selection).toHaveCount(0);
    const shown = Number(await plate(page).getAttribute('aria-valuemax'));
    expect(shown).toBeCloseTo(Number(to) - Number(from), 1);
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.mouse.wheel(0, 240);
    await expect.poll(async () => Number(await plate(page).getAttribute('aria-valuemax'))).toBeGreaterThan(shown);
  });

  await test.step('another size and window of the FFT: another picture of the same stretch', async () => {
    const picture = plate(page).locator('img');
    const height = (): Promise<number> => picture.evaluate((each) => (each as HTMLImageElement).naturalHeight);
    await expect.poll(height).toBe(513);
    await page.getByText('Sound and colours').click();
    await page.getByRole('combobox', { name: 'FFT size' }).selectOption('2048');
    await expect.poll(height).toBe(1025);
    await page.getByRole('combobox', { name: 'Window of the FFT' }).selectOption('Blackman');
    await expect(picture).toHaveAttribute('src', /_2048-blackman\b/);
    await expect.poll(height).toBe(1025);
  });

  await test.step('another clip that is not there: no verdict can be given to the one before', async () => {
    await page.goto(`${field.server.origin}/#/clip/99999`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Confirm/ })).toHaveCount(0);
    await expect(plate(page)).toHaveCount(0);
    await expect(page.getByText(name)).toHaveCount(0);
  });
});
