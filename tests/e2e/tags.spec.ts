import { expect, type Page } from '@playwright/test';
import { writeCard } from '../field/field-folder.ts';
import { axeViolations } from './axe-violations.ts';
import { test, watchFolder } from './browser-test.ts';

test.use({ locale: 'en-GB' });

const tags = (page: Page) => page.getByRole('list', { name: 'Tags' });
const typed = (page: Page) => page.getByRole('combobox', { name: /^Tags/ });

test('tags by keys alone on a clip, on what is picked in the gallery, as a filter, and undone', async ({
  field: { page, card, server, complaints },
}) => {
  writeCard(card);
  await watchFolder(page, card);
  await expect(page.getByText('3 done, 0 waiting, 0 failed')).toBeVisible();
  await page.goto(`${server.origin}/#/clip/1`);
  await expect(page.getByRole('button', { name: /^Confirm/ })).toBeVisible();

  await test.step('a key leads to the field, tags are typed as fast as they come, the last is taken off', async () => {
    await page.keyboard.press('#');
    await expect(typed(page)).toBeFocused();
    await page.keyboard.type('dawn, duet,for the report');
    await page.keyboard.press('Enter');
    await expect(tags(page).getByRole('listitem')).toHaveText(['dawn', 'duet', 'for the report']);
    await page.keyboard.press('Backspace');
    await expect(tags(page).getByRole('listitem')).toHaveText(['dawn', 'duet']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await expect(tags(page).getByRole('listitem')).toHaveText(['dawn', 'duet', 'for the report']);
    await tags(page).getByRole('button', { name: 'Remove the tag duet' }).click();
    await expect(tags(page).getByRole('listitem')).toHaveText(['dawn', 'for the report']);
    await expect(page.getByText('Not reviewed yet.')).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await page.reload();
    await expect(tags(page).getByRole('listitem')).toHaveText(['dawn', 'for the report']);
  });

  await test.step('in the gallery: the menu of a card, everything that is picked, a filter that finds it', async () => {
    await page.goto(`${server.origin}/#/gallery`);
    const cards = page.getByRole('main').getByRole('link', { name: /Whistler|Trill|Singer/ });
    await expect(cards.first()).toBeVisible();
    const count = await cards.count();
    await cards.first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Tag …' }).click();
    const bar = page.getByRole('group', { name: 'Selection' });
    await expect(bar.getByRole('combobox', { name: 'Tags' })).toBeFocused();
    await bar.getByRole('button', { name: 'Select all' }).click();
    await bar.getByRole('combobox', { name: 'Tags' }).fill('season');
    await page.keyboard.press('Enter');
    await expect(bar.getByText(/changed$/)).toBeVisible();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('season');
    await expect(page).toHaveURL(/tag=season/);
    await expect(cards).toHaveCount(count);
    await page.getByRole('combobox', { name: 'Tag', exact: true }).selectOption('dawn');
    await expect(cards).toHaveCount(1);
    expect(await axeViolations(page)).toEqual([]);
  });
  expect(complaints).toEqual([]);
});
