import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from '@playwright/test';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';
import { makeSeason } from '../field/season-folder.ts';
import { test as browserTest } from './browser-test.ts';

/** Longer than a page of the list, so that keys run ahead of what was read. */
const presses = 130;
/** From a key in a hurry to one that is thought about. */
const [quickMs, usualMs] = [30, 80];

type Season = { readonly server: Server; readonly verdicts: () => readonly (string | null)[] };

const test = browserTest.extend<{ season: Season }>({
  season: async ({}, use) => {
    const data = temporaryFolder();
    makeSeason(data.path, { detections: 400, species: 12, days: 30 });
    const server = await startServer(['serve', '--port', '0', '--data', data.path, '--pack', tinyPack]);
    const db = new Database(path.join(data.path, 'songsight.db'), { readonly: true });
    const best = db
      .prepare<[], { id: number }>('SELECT id FROM detections WHERE current = 1 ORDER BY score DESC, id')
      .all();
    const verdict = db.prepare<[number], { verdict: string }>('SELECT verdict FROM reviews WHERE detection_id = ?');
    await use({ server, verdicts: () => best.map(({ id }) => verdict.get(id)?.verdict ?? null) });
    db.close();
    await server.stop();
    data.remove();
  },
});

test('a key every 30 to 80 ms: each verdict is written, to its own clip, in order; undo goes back through them', async ({
  page,
  season,
}) => {
  await page.goto(`${season.server.url}#/review?review=all`);
  await expect(page.getByText('1 of 400')).toBeVisible();
  const keys = Array.from({ length: presses }, (_, index) => String((index % 3) + 1));
  let due = Date.now();
  for (const [index, key] of keys.entries()) {
    const wait = due - Date.now();
    due += index < presses / 2 ? quickMs : usualMs;
    if (wait > 0) await page.waitForTimeout(wait);
    await page.keyboard.press(key);
  }
  await expect(page.getByText(`${presses + 1} of 400`)).toBeVisible();
  await expect(page.locator('p:not([role=status])', { hasText: `${presses} reviewed` })).toBeVisible();
  const given = keys.map((key) => ({ 1: 'confirmed', 2: 'rejected', 3: 'unsure' })[key]);
  // The window counts at once; the last one is written a moment later.
  const written = (count: number) => expect.poll(() => season.verdicts().slice(0, count));
  await written(presses + 1).toEqual([...given, null]);

  for (let step = 0; step < 30; step += 1) await page.keyboard.press('z');
  await page.keyboard.press('2');
  await expect(page.locator('p:not([role=status])', { hasText: `${presses - 29} reviewed` })).toBeVisible();
  await written(presses).toEqual([
    ...given.slice(0, presses - 30),
    'rejected',
    ...Array.from({ length: 29 }, () => null),
  ]);
});

const english = [
  'Detections to review',
  'Position in the sound',
  'Play',
  /^Confirm/,
  /^Unsure/,
  'Another species by one key',
] as const;
const german = [
  'Zu prüfende Nachweise',
  'Stelle im Ton',
  'Abspielen',
  /^Bestätigen/,
  /^Unsicher/,
  'Andere Art mit einer Taste',
] as const;

for (const [width, height, language, [list, plate, play, first, last, quick]] of [
  [1024, 700, 'en-GB', english],
  [1024, 700, 'de-DE', german],
  [1440, 900, 'en-GB', english],
] as const) {
  test.describe(language, () => {
    test.use({ locale: language });
    test(`at ${width}x${height} the list, the spectrogram, play and the verdicts are seen without scrolling`, async ({
      page,
      season,
    }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`${season.server.url}#/review?review=all`);
      await expect(page.getByRole('slider', { name: plate })).toBeVisible();
      const wanted = [
        page.getByRole('region', { name: list }),
        page.getByRole('slider', { name: plate }),
        page.getByRole('button', { name: play, exact: true }),
        page.getByRole('button', { name: first }),
        page.getByRole('button', { name: last }),
        page.getByRole('group', { name: quick }),
      ];
      for (const each of wanted) {
        const box = await each.boundingBox();
        expect(box?.y, await each.innerText()).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });

    test(`at ${width}x${height} nothing moves away under the pointer when the clip has been read`, async ({
      page,
      season,
    }) => {
      await page.setViewportSize({ width, height });
      const held = Promise.withResolvers<void>();
      await page.route('**/ask/detection.read', async (route) => {
        await held.promise;
        await route.continue();
      });
      await page.goto(`${season.server.url}#/review?review=all`);
      const verdict = page.getByRole('button', { name: first });
      await expect(verdict).toBeVisible();
      await expect(page.getByRole('slider', { name: plate })).toHaveCount(0);
      await page.evaluate(() => document.fonts.ready);
      const before = await verdict.boundingBox();
      held.resolve();
      await expect(page.getByRole('slider', { name: plate })).toBeVisible();
      expect(await verdict.boundingBox()).toEqual(before);
    });
  });
}
