import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { temporaryFolder } from '../field/field-folder.ts';
import { detections, expect, localDay, test, truth, written } from './season-test.ts';

const cards = (page: Page): Locator => page.getByRole('list', { name: 'Detections' }).getByRole('listitem');

test('the gallery to its end, and back to the same card after a clip', async ({ view }) => {
  const { page } = view;
  await view.go('#/gallery?order=newest-heard');
  await expect(page.getByText(`${written(detections)} detections`, { exact: true })).toBeVisible();
  await expect(cards(page).first()).toHaveAttribute('aria-posinset', '1');
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', String(detections));

  await test.step('deep into it, a clip, and back', async () => {
    await page.evaluate(() => window.scrollTo(0, 40_000));
    await expect(cards(page).first()).not.toHaveAttribute('aria-posinset', '1');
    const place = await cards(page).nth(14).getAttribute('aria-posinset');
    const link = page.locator(`[aria-posinset="${place}"]`).getByRole('link');
    await link.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await link.click();
    await expect(page.getByRole('region', { name: 'Sound' })).toBeVisible();
    await page.goBack();
    await expect(link).toBeVisible();
    expect(Math.abs((await page.evaluate(() => window.scrollY)) - before)).toBeLessThan(2);
  });

  await test.step('to the end', async () => {
    await cards(page).getByRole('link').first().press('End');
    const last = page.locator(`[aria-posinset="${detections}"]`);
    await expect(last.getByRole('link')).toBeFocused();
    await expect(last).toBeInViewport();
    expect(await cards(page).count()).toBeLessThan(200);
    await page.keyboard.press('Home');
    await expect(page.locator('[aria-posinset="1"]').getByRole('link')).toBeFocused();
  });

  await test.step('by date: the slider names days, and a day is one step away', async () => {
    const days = page.getByRole('slider', { name: 'Day in the gallery' });
    const newest = await days.getAttribute('aria-valuetext');
    await days.press('PageDown');
    await expect(days).not.toHaveAttribute('aria-valuetext', newest ?? '');
  });
});

test('in a gallery longer than a page can be, a turn of the wheel moves the cards as far as anywhere', async ({
  view,
}) => {
  const { page } = view;
  await page.setViewportSize({ width: 390, height: 700 });
  await view.go('#/gallery?order=newest-heard');
  await expect(cards(page).first()).toHaveAttribute('aria-posinset', '1');
  // The bar in the middle is the middle of the list, which is longer than the page.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight / 2));
  const middle = page.locator(`[aria-posinset="${detections / 2}"]`);
  await expect(middle).toBeAttached();
  const top = (): Promise<number> => middle.evaluate((card) => card.getBoundingClientRect().top);
  const placeOf = (): Promise<number> => page.evaluate(() => window.scrollY);
  const [before, began] = [await top(), await placeOf()];
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 300);
  await expect.poll(async () => Math.round(before - (await top()))).toBe(300);
  // At rest the page is put where its bar tells the place again, and no card moves.
  await expect.poll(async () => Math.round((await placeOf()) - began)).toBeLessThan(250);
  expect(Math.round(before - (await top()))).toBe(300);
});

test('the gallery in groups: species, days and stations, each with its count', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/gallery');
  const groups = page.getByRole('combobox', { name: 'Group by' });
  const group = async (name: string, condition: string): Promise<void> => {
    const count = season.count(condition);
    await expect(page.getByRole('heading', { name: `${name} ${written(count)} detection` })).toBeVisible();
  };
  await groups.selectOption('By species');
  await group('Species 0 Genus species0', `s.code = 'species_0'`);
  await groups.selectOption('By day');
  const [newest] = season.rows(`SELECT max(${localDay}) AS day FROM ${truth}`);
  const day = String(newest?.['day']);
  const words = new Date(day).toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  await group(words, `${localDay} = '${day}'`);
  await groups.selectOption('By station');
  await group('Marsh', `t.name = 'Marsh'`);
  await page.getByRole('combobox', { name: 'Station' }).selectOption('Quarry');
  await group('Quarry', `t.name = 'Quarry'`);
  await groups.selectOption('One card per species');
  const covers = page.getByRole('list', { name: 'Species' }).getByRole('listitem');
  await expect(covers.first()).toHaveAttribute('aria-setsize', '500');
  expect(await covers.count()).toBeLessThan(80);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(covers.last()).toHaveAttribute('aria-posinset', '500');
});

test('cards picked by keys and by the mouse: verdicts and favourites, and a menu for each', async ({
  view,
  season,
}) => {
  const { page } = view;
  await view.go('#/gallery?species=species_77&order=best-score');
  const card = (nth: number): Locator => page.locator(`[aria-posinset="${nth}"]`);
  const bar = page.getByRole('group', { name: 'Selection' });
  const best = season.rows(
    `SELECT d.id FROM ${truth} AND s.code = 'species_77' ORDER BY d.score DESC, d.id DESC LIMIT 6`,
  );
  const idOf = (nth: number): number => Number(best[nth - 1]?.['id']);
  const favourites = (): number[] =>
    season.rows('SELECT detection_id AS id FROM favourites ORDER BY 1').map(({ id }) => Number(id));

  await test.step('space and arrows pick, F makes favourites', async () => {
    await card(1).getByRole('link').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(bar).toContainText('Selected: 2 detections');
    await expect(card(2).getByRole('link')).toBeFocused();
    await page.keyboard.press('f');
    await expect.poll(favourites).toEqual([idOf(1), idOf(2)].toSorted((a, b) => a - b));
    await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
  });

  await test.step('a box around cards picks them, and a click alone opens none of them', async () => {
    const [from, to] = [await card(4).boundingBox(), await card(5).boundingBox()];
    if (from === null || to === null) throw new Error('no cards');
    await page.mouse.move(from.x + 30, from.y + 30);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 20, to.y + to.height - 20, { steps: 5 });
    await page.mouse.up();
    await expect(bar).toContainText('Selected: 2 detections');
    await expect(page).toHaveURL(/#\/gallery/);
    await bar.getByRole('button', { name: 'Confirm' }).click();
    const confirmed = (): number =>
      Number(
        season.rows(
          `SELECT count(*) AS n FROM reviews WHERE verdict = 'confirmed' AND detection_id IN (${idOf(4)}, ${idOf(5)})`,
        )[0]?.['n'],
      );
    await expect.poll(confirmed).toBe(2);
    await bar.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(confirmed).toBe(0);
    await bar.getByRole('button', { name: 'Select none' }).click();
  });

  await test.step('the menu of a card', async () => {
    await card(1).click({ button: 'right' });
    const menu = page.getByRole('menu');
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await menu.getByRole('menuitem', { name: 'No favourite' }).click();
    await expect(menu).toHaveCount(0);
    await expect.poll(favourites).toEqual([idOf(2)]);
    await card(3).click({ button: 'right' });
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
  });

  await test.step('only favourites', async () => {
    await page.getByRole('button', { name: 'Favourites', exact: true }).click();
    await expect(page.getByText('1 detection', { exact: true })).toBeVisible();
  });
});

test('a clip whose sound is gone says so and stays of use', async ({ view }) => {
  const { page } = view;
  await view.go('#/gallery?species=species_0&order=best-score');
  await cards(page).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Species 0', level: 1 })).toBeVisible();
  await expect(page.getByText('The spectrogram cannot be drawn now', { exact: false })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'This recording cannot be played now' })).toBeVisible();
  await expect(page.getByText(/^\s*Genus species0\s+· score\s+0\.9/)).toBeVisible();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('button', { name: 'Confirm', pressed: true })).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('button', { name: 'Confirm', pressed: false })).toBeVisible();
  const clip = page.url();
  await page.getByRole('navigation', { name: 'Clips in order of time' }).getByRole('link', { name: 'Later' }).click();
  await expect(page).not.toHaveURL(clip);
  await expect(page.getByRole('region', { name: 'Sound' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Species 0', level: 1 })).toBeVisible();
});

test('a review by keys: confirm, reject and undo, and the counts go along', async ({ view, season }) => {
  const { page } = view;
  await view.go('#/review?species=species_90&review=unreviewed');
  const rows = page.getByRole('region', { name: 'Detections to review' }).getByRole('listitem');
  const all = season.count(`s.code = 'species_90' AND d.id NOT IN (SELECT detection_id FROM reviews)`);
  await expect(page.getByText(`1 of ${written(all)}`, { exact: true })).toBeVisible();
  const reviewed = (count: number): Locator =>
    page.locator('p:not([role=status])').filter({ hasText: new RegExp(`^\\s*${count} reviewed`) });
  await expect(reviewed(0)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Is it a Species 90?' })).toBeVisible();
  const best = Number(
    season.rows(`SELECT d.id FROM ${truth} AND s.code = 'species_90' ORDER BY d.score DESC, d.id DESC LIMIT 1`)[0]?.[
      'id'
    ],
  );
  const verdictOf = (id: number): unknown =>
    season.rows(`SELECT verdict FROM reviews WHERE detection_id = ${id}`)[0]?.['verdict'] ?? null;
  await page.keyboard.press('1');
  await expect(reviewed(1)).toBeVisible();
  expect(verdictOf(best)).toBe('confirmed');
  await expect(rows.first()).toContainText('Confirmed');
  await page.keyboard.press('2');
  await expect(reviewed(2)).toBeVisible();
  await expect(rows.filter({ hasText: 'Rejected' })).toHaveCount(1);
  expect(season.count(`s.code = 'species_90'`)).toBe(all - 1);
  await page.keyboard.press('z');
  await expect(reviewed(1)).toBeVisible();
  await page.keyboard.press('z');
  await expect(reviewed(0)).toBeVisible();
  expect(verdictOf(best)).toBe(null);
  expect(season.count(`s.code = 'species_90'`)).toBe(all);
});

test('tables with a filter hold just what the filter finds', async ({ view, season }) => {
  const { page } = view;
  const out = temporaryFolder();
  await view.go('#/export');
  await page.getByLabel('From', { exact: true }).fill('2026-05-01');
  await page.getByLabel('From', { exact: true }).press('Tab');
  await page.getByLabel('To', { exact: true }).fill('2026-07-31');
  await page.getByLabel('To', { exact: true }).press('Tab');
  await page.getByRole('combobox', { name: 'Species', exact: true }).selectOption('Species 7');
  const condition = `s.code = 'species_7' AND ${localDay} BETWEEN '2026-05-01' AND '2026-07-31'`;
  const heard = season.count(condition);
  await expect(page.getByText(`${written(heard)} detections`, { exact: true })).toBeVisible();
  const save = async (title: string, file: string): Promise<string[]> => {
    await page.getByRole('radio', { name: title }).check();
    const folder = page.getByLabel('Folder', { exact: true });
    await folder.fill(path.join(out.path, file));
    await folder.press('Tab');
    await page.getByRole('button', { name: `Export ${title}` }).click();
    await expect(page.getByRole('status', { name: 'Export finished' })).toContainText(file);
    return readFileSync(path.join(out.path, file, file), 'utf8')
      .trim()
      .split('\r\n');
  };
  const lines = await save('Detections (CSV)', 'detections.csv');
  expect(lines).toHaveLength(heard + 1);
  expect(lines.slice(1).every((line) => /,2026-0[567]-\d\dT.*,Genus species7,Species 7,/.test(line))).toBe(true);
  const report = await save('Species table (CSV)', 'species-report.csv');
  const [facts] = season.rows(
    `SELECT count(DISTINCT r.id) AS recordings, count(DISTINCT ${localDay}) AS days FROM ${truth} AND ${condition}`,
  );
  expect(report).toHaveLength(2);
  expect(report[1]).toContain(`Genus species7,Species 7,${heard},${facts?.['recordings']},${facts?.['days']},2026-05-`);
  out.remove();
});

test('addresses lead straight to a view, and back and forward go through them', async ({ view, season }) => {
  const { page } = view;
  const fifth = `s.code = 'species_5' AND ${localDay} = '2026-06-05'`;
  await view.go('#/gallery?species=species_5&from=2026-06-05&to=2026-06-05');
  const total = page.getByText(new RegExp(`^${written(season.count(fifth))} detections?$`));
  await expect(total).toBeVisible();
  await view.go('#/species/species_6?from=2026-06-01&to=2026-06-30');
  await expect(page.getByRole('heading', { name: 'Species 6', level: 1 })).toBeVisible();
  await view.go('#/timeline?unit=day&sort=name&from=2026-06-01&to=2026-06-30');
  const button = page.getByRole('button', { name: 'By day' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-06-01');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Species 6', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(total).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
});
