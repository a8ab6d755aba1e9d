import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { temporaryFolder, writeCard } from '../field/field-folder.ts';
import { runCli } from '../field/run-cli.ts';
import { tinyRecording } from '../field/tiny-songs.ts';
import { test, watchFolder } from './browser-test.ts';

test('from a card to a timeline, pictures, a playing clip and a report', async ({ field }) => {
  const { page, card, server, complaints } = field;
  await test.step('the token is gone from the address', () => {
    expect(page.url().startsWith(`${server.origin}/`)).toBe(true);
    expect(page.url()).not.toContain('token');
  });

  await test.step('a folder is watched and its files arrive', async () => {
    writeCard(card);
    await watchFolder(page, card);
    await expect(page.getByText('3 done, 0 waiting, 0 failed')).toBeVisible();
  });

  await test.step('the timeline fills: who sang at which hour', async () => {
    await page.getByRole('link', { name: 'Timeline', exact: true }).click();
    await expect(page.getByRole('link', { name: /Low Whistler.*1 detection/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /Sweep Singer.*1 detection/ }).first()).toBeVisible();
  });

  await test.step('a new recording on the card arrives by itself', async () => {
    const bytes = tinyRecording(['high_trill', null, 'high_trill'], '08:00:00', 8);
    writeFileSync(path.join(card, '20260523_080000.WAV'), bytes);
    await expect(page.getByText('4 done, 0 waiting, 0 failed')).toBeVisible();
  });

  await test.step('the gallery shows a painted picture for every detection, and says that it is painted', async () => {
    await page.getByRole('link', { name: 'Gallery', exact: true }).click();
    const pictures = page.locator('main li img[src*="media/picture/"]');
    await expect(pictures).toHaveCount(5);
    await expect
      .poll(() => pictures.evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth)))
      .toEqual([32, 32, 32, 32, 32]);
    for (const picture of await pictures.all()) await expect(picture).toHaveAttribute('alt', /not a photograph/i);
  });

  await test.step('a clip opens with its spectrogram and plays', async () => {
    await page
      .getByRole('link', { name: /Low Whistler/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Low Whistler', level: 1 })).toBeVisible();
    const plate = page.getByRole('slider', { name: 'Position in the sound' });
    const width = (): Promise<number> =>
      plate.locator('img').evaluate((each) => (each as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBeGreaterThan(50);
    const sound = page.locator('audio');
    // It does not come to its end while a busy computer looks for the button that pauses it.
    await sound.evaluate((each) => ((each as HTMLAudioElement).loop = true));
    await page.getByRole('region', { name: 'Sound' }).getByRole('button', { name: 'Play' }).click();
    const position = (): Promise<number> => sound.evaluate((each) => (each as HTMLAudioElement).currentTime);
    await expect.poll(position).toBeGreaterThan(0.5);
    await page.getByRole('region', { name: 'Sound' }).getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => sound.evaluate((each) => (each as HTMLAudioElement).paused)).toBe(true);
    const length = await sound.evaluate((each) => (each as HTMLAudioElement).duration);
    await plate.click();
    await expect.poll(position).toBeCloseTo(length / 2, 0);
  });

  await test.step('a person checks the detection', async () => {
    await page
      .getByRole('button', { name: /confirm/i })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /confirm/i, pressed: true }).first()).toBeVisible();
  });

  await test.step('the day as a soundscape: a minute opens its recording, and its indices leave as a table', async () => {
    await page.getByRole('link', { name: 'Soundscape', exact: true }).click();
    const plate = page.getByRole('slider', { name: 'Minute of the day' });
    const size = (): Promise<number[]> =>
      plate
        .locator('img')
        .evaluate((each) => [(each as HTMLImageElement).naturalWidth, (each as HTMLImageElement).naturalHeight]);
    await expect.poll(size).toEqual([1440, 256]);
    const box = await plate.boundingBox();
    await plate.click({ position: { x: ((5 * 60 + 1) / 1440) * (box?.width ?? 0), y: 40 } });
    const minute = page.getByRole('region', { name: 'Sound at 05:00' });
    await expect(minute.getByRole('link', { name: 'Low Whistler' })).toBeVisible();
    const spectrogram = minute.getByRole('img', { name: 'Spectrogram of this minute' });
    await expect
      .poll(() => spectrogram.evaluate((each) => (each as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(50);
    await expect(page.getByText(/^05:00: ACI \d/)).toBeVisible();
    await plate.press('End');
    await expect(page.getByRole('region', { name: 'Sound at 08:00' })).toBeVisible();
    await page.getByRole('button', { name: 'Indices as CSV' }).click();
    await expect(page.getByRole('radio', { name: 'Acoustic indices (CSV)' })).toBeChecked();
  });

  await test.step('both tables are written', async () => {
    const out = temporaryFolder();
    await page.getByRole('link', { name: 'Export', exact: true }).click();
    const save = async (format: string, file: string): Promise<string> => {
      await page.locator(`input[type=radio][value=${format}]`).check();
      await page.getByLabel('Folder', { exact: true }).fill(path.join(out.path, format));
      await page.getByLabel('Folder', { exact: true }).press('Tab');
      await page.getByRole('button', { name: /^Export / }).click();
      await expect(page.getByRole('status', { name: 'Export finished' })).toContainText(format);
      return readFileSync(path.join(out.path, format, file), 'utf8');
    };
    const species = await save('report-csv', 'species-report.csv');
    expect(species).toContain('Fistulator humilis,Low Whistler,1,1,1,2026-05-23T05:00:00');
    const indices = (await save('indices-csv', 'acoustic-indices.csv')).trim().split('\r\n');
    expect(indices).toHaveLength(5);
    expect(indices.join('\n')).toMatch(/20260523_050000\.WAV,2026-05-23T05:00:00.*,12,(\d|-|\.|,)+$/m);
    const detections = await save('detections-csv', 'detections.csv');
    expect(detections.trim().split('\r\n')).toHaveLength(6);
    expect(detections).toContain('confirmed');
    out.remove();
  });

  expect(complaints).toEqual([]);
});

test('from a card to the first confirmed species in three clicks and thirty seconds', async ({ field }) => {
  const { page, card, complaints } = field;
  writeCard(card);
  // Thirty seconds on a computer that starts the program within one; a slower or busier one may take as many times as long.
  const starting = Date.now();
  await runCli(['--version']);
  const mostSeconds = 30 * Math.max(1, (Date.now() - starting) / 1000);
  await page.evaluate(() => {
    const counted = globalThis as unknown as { clicks: number };
    counted.clicks = 0;
    // A press of Enter in a form clicks its button, too: only what a pointer does is counted.
    addEventListener('pointerdown', () => (counted.clicks += 1), { capture: true });
  });
  const began = Date.now();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Add a folder' }).click();
  // The path is pasted.
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(card);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /: [1-9]\d* detections?$/ }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await main.getByRole('button', { name: /^Confirm/ }).click();
  await expect(main.getByText('1 reviewed').first()).toBeVisible();
  const seconds = (Date.now() - began) / 1000;
  expect(await page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)).toBe(3);
  expect(seconds).toBeLessThan(mostSeconds);
  expect(complaints).toEqual([]);
});

test('a page that was left open comes back after the server did not answer', async ({ field, context }) => {
  const { page, server } = field;
  await context.clearCookies();
  const answer = await page.goto(server.origin);
  expect(answer?.status()).toBe(401);
  await expect(page.getByText('Open Songsight with the address it printed')).toBeVisible();
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Choose a folder of recordings' })).toBeVisible();
});
