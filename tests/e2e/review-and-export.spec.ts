import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { temporaryFolder, writeCard } from '../field/field-folder.ts';
import { axeViolations } from './axe-violations.ts';
import { test, watchFolder } from './browser-test.ts';

/** Beside the bar, not the announcement for screen readers. */
const reviewed = (page: Page, count: number) => page.locator('p:not([role=status])', { hasText: `${count} reviewed` });

async function heardCard(page: Page, card: string): Promise<void> {
  writeCard(card);
  await watchFolder(page, card);
  await expect(page.getByText('3 done, 0 waiting, 0 failed')).toBeVisible();
}

test('a review by keyboard alone: verdicts, another species, undo and redo, several at once, a reviewer', async ({
  field,
}) => {
  const { page, card, complaints } = field;
  await heardCard(page, card);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Reviewer').fill('Ida');
  await page.getByLabel('Reviewer').press('Enter');
  await expect(page.getByText('Saved')).toBeVisible();

  await page.getByRole('link', { name: 'Review', exact: true }).click();
  const rows = page.getByRole('region', { name: 'Detections to review' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(reviewed(page, 0)).toBeVisible();
  const question = page.getByRole('heading', { name: /^Is it/ });

  await test.step('a key reviews and the next one comes; undo goes back to it', async () => {
    await expect(question).toBeVisible();
    await page.keyboard.press('1');
    await expect(reviewed(page, 1)).toBeVisible();
    await expect(page.getByText('2 of 3')).toBeVisible();
    await page.keyboard.press('2');
    await expect(reviewed(page, 2)).toBeVisible();
    await page.keyboard.press('z');
    await expect(reviewed(page, 1)).toBeVisible();
    await expect(page.getByText('2 of 3')).toBeVisible();
    await page.keyboard.press('z');
    await expect(reviewed(page, 0)).toBeVisible();
    await page.keyboard.press('y');
    await page.keyboard.press('y');
    await expect(reviewed(page, 2)).toBeVisible();
    await expect(rows.filter({ hasText: 'Rejected' })).toHaveCount(1);
  });

  await test.step('another species by its scientific name; what the machine said stays', async () => {
    await rows.nth(2).getByRole('button').click();
    await expect(page.getByText('3 of 3')).toBeVisible();
    await expect(question).toBeVisible();
    const name = await question.innerText();
    const [scientific, common] = name.includes('High Trill')
      ? ['Fistulator', 'Low Whistler']
      : ['Trillator', 'High Trill'];
    await page.keyboard.press('r');
    await page.keyboard.type(scientific);
    await page.keyboard.press('Enter');
    await expect(rows.nth(2)).toContainText(common);
    await expect(page.getByText(/The machine said/)).toBeVisible();
    await expect(page.getByText(/Given another species by Ida/)).toBeVisible();
  });

  await test.step('comment, call type and count are kept', async () => {
    await page.keyboard.press('m');
    const saved = async (): Promise<void> => {
      const answer = page.waitForResponse((each) => each.url().endsWith('/ask/review.change'));
      await page.keyboard.press('Enter');
      await answer;
    };
    await page.keyboard.type('two of them');
    await saved();
    await page.keyboard.press('n');
    await page.keyboard.type('2');
    await saved();
    await page.reload();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Review', exact: true }).selectOption('all');
    await rows.nth(2).getByRole('button').click();
    await expect(page.getByLabel(/^Comment/)).toHaveValue('two of them');
    await expect(page.getByLabel(/^Individuals/)).toHaveValue('2');
  });

  await test.step('several at once', async () => {
    await page.getByRole('button', { name: 'Select all' }).click();
    await expect(page.getByText('Selected: 3 detections')).toBeVisible();
    await page.keyboard.press('3');
    await expect(rows.filter({ hasText: 'Unsure' })).toHaveCount(3);
    await page.keyboard.press('z');
    await expect(rows.filter({ hasText: 'Unsure' })).toHaveCount(0);
  });

  await test.step('a sample, and what a threshold is worth', async () => {
    await page.getByRole('button', { name: 'Review a random sample …' }).click();
    await page.getByLabel('Name', { exact: true }).fill('First look');
    await page.getByRole('button', { name: 'Create the sample', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Review from' })).toHaveValue(/\d+/);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Threshold and precision' }).click();
    await expect(page.getByRole('heading', { name: 'Threshold and precision' })).toBeVisible();
    await expect(page.getByText(/of \d+ detections reviewed/)).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
  });
  expect(complaints).toEqual([]);
});

test('settings say what a threshold would leave before it is chosen', async ({ field }) => {
  const { page, card } = field;
  await heardCard(page, card);
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('slider', { name: /Try one threshold/ }).fill('1');
  const words = page.getByText(/Leaves \d detections of \d species; now there are 3 of 3/);
  await expect(words).toContainText('No longer detected: High Trill');
  const [, left] = /Leaves (\d)/.exec(await words.innerText()) ?? [];
  const typed = page.getByLabel('Your threshold for High Trill');
  await typed.pressSequentially('1');
  await expect(page.getByRole('row', { name: /High Trill/ })).toContainText(/1\s*→ 0/);
  await typed.fill('');
  await page.getByRole('button', { name: 'Use 1.00 for all species' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  await expect(page.getByText(`${left} detections`, { exact: true })).toBeVisible();
  await expect(page.locator('main li').filter({ hasText: 'High Trill' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await expect(page.getByText(`1 of ${left}`, { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Take the model’s own again: 3 detections' }).click();
  await expect(page.getByLabel('Threshold for all species')).toHaveValue('');
  expect(await axeViolations(page)).toEqual([]);
});

test('every format leaves from the window, and a folder of recordings is refused', async ({ field }) => {
  // Seventeen exports, some with pictures and sound: the busiest computer has the time.
  test.setTimeout(1_800_000);
  const { page, card, complaints } = field;
  await heardCard(page, card);
  const out = temporaryFolder();
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  await expect(page.getByText('3 detections', { exact: true })).toBeVisible();
  const formats = page.getByRole('radio');
  const names = await formats.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  expect(names).toHaveLength(17);
  for (const format of names) {
    await page.locator(`input[type=radio][value=${format}]`).check();
    const folder = path.join(out.path, format);
    await page.getByLabel('Folder', { exact: true }).fill(folder);
    await page.getByLabel('Folder', { exact: true }).press('Tab');
    const button = page.getByRole('button', { name: /^Export / });
    if (format === 'ebird') {
      // Nobody has confirmed anything yet.
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await page.getByLabel('Minimum score').fill('0.5');
      await page.getByLabel('Minimum score').press('Tab');
    }
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    await button.click();
    await expect(page.getByRole('status', { name: 'Export finished' })).toContainText(format, { timeout: 300_000 });
    expect(existsSync(path.join(folder, 'songsight-settings.json'))).toBe(true);
    expect(readdirSync(folder).length).toBeGreaterThan(1);
  }
  const lines = readFileSync(path.join(out.path, 'detections-csv/detections.csv'), 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(await axeViolations(page)).toEqual([]);

  await page.getByLabel('Folder', { exact: true }).fill(card);
  await page.getByLabel('Folder', { exact: true }).press('Tab');
  await page.getByRole('button', { name: /^Export / }).click();
  await expect(page.getByRole('alert').getByText(/watche[sd] for recordings/)).toBeVisible();
  expect(complaints.filter((each) => !each.includes('status of 4'))).toEqual([]);
  out.remove();
});
