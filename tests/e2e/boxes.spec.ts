import { expect, type Page } from '@playwright/test';
import { tinyRecording } from '../field/tiny-songs.ts';
import { writeCard } from '../field/field-folder.ts';
import { axeViolations } from './axe-violations.ts';
import { test, watchFolder } from './browser-test.ts';

test.use({ locale: 'en-GB' });

const plate = (page: Page) => page.getByRole('slider', { name: 'Position in the sound' });
const handle = (page: Page) => page.getByRole('button', { name: /^Box, / });
const bar = (page: Page) => page.getByRole('group', { name: 'Selection' });
const field = (page: Page, name: string) => bar(page).getByRole('spinbutton', { name });

/** The boxes that detections of the recording have, as the engine says it. */
async function boxes(page: Page): Promise<{ name: string; low: number; high: number }[]> {
  return page.evaluate(async () => {
    const ask = async (name: string, body: object): Promise<Record<string, unknown>> => {
      const answer = await fetch(`./ask/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return ((await answer.json()) as { value: Record<string, unknown> }).value;
    };
    const { detection } = (await ask('detection.read', { detection: 1 })) as { detection: { recording: number } };
    const { heard } = (await ask('recording.heard', {
      recording: detection.recording,
      fromSeconds: 0,
      toSeconds: 1000,
    })) as { heard: { species: { commonName: string }; box?: { lowHz: number; highHz: number } }[] };
    return heard.flatMap(({ species, box }) =>
      box === undefined ? [] : [{ name: species.commonName, low: box.lowHz, high: box.highHz }],
    );
  });
}

test('a box is drawn, named, moved, removed and undone, by hand and by keys', async ({
  field: { page, card, server, complaints },
}) => {
  writeCard(card);
  await watchFolder(page, card);
  await expect(page.getByText('3 done, 0 waiting, 0 failed')).toBeVisible();
  await page.goto(`${server.origin}/#/clip/1`);
  await expect(plate(page)).toBeVisible();
  const species = await page.getByRole('heading', { level: 1 }).innerText();

  await test.step('Shift and drag: a box, given a name, is a detection of its own', async () => {
    const box = (await plate(page).boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.75);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.4, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(handle(page)).toBeVisible();
    const low = Number(await field(page, 'Lowest (Hz)').inputValue());
    const high = Number(await field(page, 'Highest (Hz)').inputValue());
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
    const picker = bar(page).getByRole('combobox', { name: 'What is to be heard in it?' });
    await picker.fill('rain');
    await bar(page).getByRole('button', { name: 'Use “rain” as a label of your own' }).click();
    await expect(bar(page)).toHaveCount(0);
    await expect(plate(page).locator('.drawn', { hasText: 'rain' })).toBeVisible();
    const [drawn] = await boxes(page);
    expect(drawn).toMatchObject({ name: 'rain' });
    expect(Math.abs((drawn?.low ?? 0) - low)).toBeLessThan(1);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(plate(page).locator('.drawn')).toHaveCount(0);
    expect(await boxes(page)).toEqual([]);
    await page.keyboard.press('y');
    await expect(plate(page).locator('.drawn', { hasText: 'rain' })).toBeVisible();
  });

  await test.step('keys alone: B makes one, arrows move and stretch it, fields take figures, it becomes this detection’s', async () => {
    await page.keyboard.press('b');
    await expect(handle(page)).toBeFocused();
    const before = Number(await field(page, 'Lowest (Hz)').inputValue());
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowUp');
    await expect.poll(async () => Number(await field(page, 'Lowest (Hz)').inputValue())).toBeGreaterThan(before);
    const high = Number(await field(page, 'Highest (Hz)').inputValue());
    const low = Number(await field(page, 'Lowest (Hz)').inputValue());
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(async () => Number(await field(page, 'Highest (Hz)').inputValue())).toBeGreaterThan(high);
    expect(Number(await field(page, 'Lowest (Hz)').inputValue())).toBe(low);
    expect(await axeViolations(page)).toEqual([]);
    await field(page, 'Lowest (Hz)').fill('1500');
    await page.keyboard.press('Tab');
    await field(page, 'Highest (Hz)').fill('2500');
    await page.keyboard.press('Enter');
    await expect(handle(page)).toHaveAccessibleName(/1,500 to 2,500 Hz/);
    const use = bar(page).getByRole('button', { name: `Use as the box of ${species}` });
    await use.focus();
    await page.keyboard.press('Enter');
    await expect(plate(page)).toBeFocused();
    await expect(page.getByText(/^Box: .* 1,500 to 2,500 Hz$/)).toBeVisible();
    expect(await boxes(page)).toContainEqual({ name: species, low: 1500, high: 2500 });
    expect(await axeViolations(page)).toEqual([]);
  });

  await test.step('it is changed, discarded by Escape, removed, and undone', async () => {
    await page.getByRole('button', { name: 'Change the box' }).click();
    await expect(handle(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(handle(page)).toHaveCount(0);
    await expect(plate(page)).toBeFocused();
    await page.getByRole('button', { name: 'Remove the box' }).click();
    await expect(page.getByText(/^Box: /)).toHaveCount(0);
    await page.keyboard.press('z');
    await expect(page.getByText(/^Box: .* 1,500 to 2,500 Hz$/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^Box: .* 1,500 to 2,500 Hz$/)).toBeVisible();
  });

  await test.step('what is marked leads to what sounds like it', async () => {
    const box = (await plate(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 44, { steps: 4 });
    await page.mouse.up();
    await bar(page).getByRole('link', { name: 'More like this' }).click();
    await expect(page.getByRole('heading', { name: 'Search by sound' })).toBeVisible();
    await expect(page.getByText('The clips most similar to the one chosen')).toBeVisible();
    await expect(page.locator('main li img').first()).toBeVisible();
  });

  await test.step('a sound file that is dropped on any view is looked for, a text file is not', async () => {
    await page.goto(`${server.origin}/#/timeline`);
    await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
    const drop = (name: string, base64: string): Promise<void> =>
      page.evaluate(
        ([called, text]) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], called));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, base64] as const,
      );
    await drop('list.txt', Buffer.from('Batteries changed on Tuesday.').toString('base64'));
    await expect(page.getByRole('dialog', { name: 'Where does it lie?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await drop('mine.WAV', tinyRecording(['high_trill'], '09:00:00', 77).toString('base64'));
    await expect(page.getByText('The clips most similar to mine.WAV')).toBeVisible();
    await expect(page.locator('main li img').first()).toBeVisible();
  });
  expect(complaints).toEqual([]);
});
