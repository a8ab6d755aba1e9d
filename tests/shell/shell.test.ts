import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { preloadScript, startMain, startShell, type RunningShell } from './run-shell.ts';

const card = temporaryFolder();
const data = temporaryFolder();
const profile = temporaryFolder();
const documents = temporaryFolder();
const environment = {
  SONGSIGHT_DATA: data.path,
  STAND_IN_USER_DATA: profile.path,
  STAND_IN_DOCUMENTS: documents.path,
  STAND_IN_PICKED_FOLDER: card.path,
};

const executablePath = chromiumPath();
const needsBrowser = executablePath === null ? ` (${noChromium})` : '';

/** Real main and preload bundles, real page, real child process; only the module `electron` is ours. */
describe('the shell around a stand-in for electron', () => {
  let shell: RunningShell;
  let browser: Browser | null = null;
  const troubles: string[] = [];

  beforeAll(async () => {
    writeCard(card.path);
    shell = await startShell(environment);
    if (executablePath !== null) browser = await chromium.launch({ executablePath, args: chromiumArguments });
  });

  afterAll(async () => {
    await browser?.close();
    shell.process.kill('SIGKILL');
    for (const folder of [card, data, profile, documents]) folder.remove();
  });

  async function openPage(hash = ''): Promise<Page> {
    const page = await browser!.newPage();
    page.setDefaultTimeout(100_000);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on(
      'console',
      (message) => message.type() === 'error' && troubles.push(`${message.text()} ${message.location().url}`),
    );
    await page.addInitScript({ content: preloadScript(shell.window.preload) });
    await page.goto(`${shell.origin}/index.html${hash}`);
    return page;
  }

  it('runs the networks in a utility process', async () => {
    const reply = await shell.invoke('ask', ['watch.read', {}]);
    expect(reply.value).toMatchObject({ ok: true, value: { model: { name: 'tiny' } } });
    expect(shell.output()).toMatch(/^UTILITY \d+$/m);
  });

  it.skipIf(browser === undefined || executablePath === null)(
    `a person picks a folder and the pictures arrive${needsBrowser}`,
    async () => {
      const page = await openPage();
      await page
        .getByRole('button', { name: /choose|pick|add/i })
        .first()
        .click();
      await page.getByText('Low Whistler').first().waitFor();
      await page.goto(`${shell.origin}/index.html#/gallery`);
      await page.locator('img[src*="/media/picture/"]').first().waitFor();
      await page.waitForFunction(() =>
        [...document.images].some((image) => image.src.includes('/media/picture/') && image.naturalWidth === 32),
      );
      await page.close();
      expect(troubles).toEqual([]);
    },
  );

  it.skipIf(executablePath === null)(
    `what only the desktop does is set in the window: notices, quiet hours, battery, new versions${needsBrowser}`,
    async () => {
      const page = await openPage('#/settings');
      await page.getByRole('heading', { name: 'This computer' }).waitFor();
      await page.getByRole('combobox', { name: 'Add a species' }).fill('High Trill');
      await page.getByRole('option', { name: /High Trill/ }).waitFor();
      await page.getByRole('combobox', { name: 'Add a species' }).press('Enter');
      await page.getByRole('button', { name: 'Remove High Trill' }).waitFor();
      await page.getByLabel('Quiet hours').selectOption('22');
      await page.getByLabel('Quiet until').selectOption('5');
      await page.getByLabel('Stay awake during an analysis').selectOption('no');
      await page.getByLabel('Pause on battery below').fill('35');
      await page.getByLabel('Pause on battery below').blur();
      expect(await page.getByLabel('Check for new versions').inputValue()).toBe('off');
      const read = async (): Promise<unknown> => {
        const { value } = await shell.invoke('ask', ['settings.read', {}]);
        return (value as { value: { settings: unknown } }).value.settings;
      };
      await expect.poll(read).toMatchObject({
        watchedSpecies: ['high_trill'],
        quietHours: [22, 5],
        keepAwake: false,
        pauseBelowBattery: 35,
        updates: 'off',
      });
      if (process.env['SHOTS'] !== undefined)
        await page.screenshot({ path: path.join(process.env['SHOTS'], 'desktop-settings.png'), fullPage: true });
      await page.getByRole('button', { name: 'Remove High Trill' }).click();
      await expect.poll(read).toMatchObject({ watchedSpecies: [] });
      await page.close();
      expect(troubles).toEqual([]);
    },
  );

  it.skipIf(executablePath === null)(
    `plays a clip from the middle through the page's own address${needsBrowser}`,
    async () => {
      const page = await openPage('#/clip/1');
      // The server of the stand-in is plain HTTP, as far as the player can tell; a jump asks for a range.
      const heard = await page.evaluate(async () => {
        const sound = new Audio('/media/clip/1');
        sound.muted = true;
        await new Promise((resolve, reject) => {
          sound.addEventListener('loadedmetadata', resolve, { once: true });
          sound.addEventListener('error', () => reject(new Error(sound.error?.message ?? 'unplayable')), {
            once: true,
          });
        });
        const sought = new Promise((resolve) => sound.addEventListener('seeked', resolve, { once: true }));
        sound.currentTime = sound.duration / 2;
        await sought;
        await sound.play();
        return { duration: sound.duration, at: sound.currentTime };
      });
      expect(heard.duration).toBeGreaterThan(3);
      expect(heard.at).toBeGreaterThanOrEqual(heard.duration / 2);
      const part = await fetch(`${shell.origin}/media/clip/1`, { headers: { range: 'bytes=8-11' } });
      expect(part.status).toBe(206);
      expect(await part.text()).toBe('WAVE');
      await page.close();
    },
  );

  it.skipIf(executablePath === null)(`a sound is saved through the save dialog${needsBrowser}`, async () => {
    const page = await openPage('#/export');
    const saved = shell.line('SAVED');
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/media/clip/1';
      link.download = '';
      link.click();
    });
    expect(path.dirname(await saved)).toBe(documents.path);
    await page.close();
  });

  it.skipIf(executablePath === null)(
    `a folder dropped on the window is watched; a picture is not${needsBrowser}`,
    async () => {
      const page = await openPage();
      const dropped = temporaryFolder();
      const drop = (name: string, where: string): Promise<void> =>
        page.evaluate(
          ([fileName, at]) => {
            Reflect.set(window, 'standInPaths', { [fileName]: at });
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([''], fileName));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
          },
          [name, where] as const,
        );
      await drop('card', dropped.path);
      await expect.poll(() => watchedPaths(shell)).toContain(dropped.path);
      await drop('from-a-page', '');
      await page.getByText('Only a folder from this computer').waitFor();
      await page.close();
      dropped.remove();
    },
  );

  it.skipIf(executablePath === null)(`a model is chosen by its file${needsBrowser}`, async () => {
    const page = await openPage();
    const manifest = path.join(tinyPack, 'manifest.json');
    await page.evaluate((at) => Reflect.set(window, 'standInPaths', { 'manifest.json': at }), manifest);
    await page.goto(`${page.url().split('#')[0]}#/models`);
    await page.getByLabel('Or choose them').setInputFiles(manifest);
    await page.getByRole('heading', { level: 3, name: /^Tiny/ }).waitFor();
    await page.close();
  });

  it.skipIf(executablePath === null)(`a menu leads to a place of the page${needsBrowser}`, async () => {
    const page = await openPage();
    await page.getByRole('navigation').first().waitFor();
    await expect
      .poll(async () => {
        await shell.do('menu', 'Failed Files');
        return page.url();
      })
      .toContain('#/failed');
    await page.close();
  });

  it('a second start hands over its folder and ends; the first comes to the front', async () => {
    const otherCard = temporaryFolder();
    const second = startMain(environment, { words: ['--some-switch', otherCard.path] });
    expect(await new Promise((resolve) => second.once('close', resolve))).toBe(0);
    await expect.poll(() => watchedPaths(shell)).toContain(otherCard.path);
    expect(shell.output()).toContain('FOCUSED');
    otherCard.remove();
  });

  it('quits cleanly: the data folder is free again and the child is gone', async () => {
    expect(await shell.quit()).toBe(0);
    const child = Number(/^UTILITY (\d+)$/m.exec(shell.output())?.[1]);
    await expect.poll(() => isAlive(child)).toBe(false);
    const again = await startShell(environment);
    expect(again.window['place']).toEqual({ x: 10, y: 20, width: 1000, height: 700 });
    expect(await again.quit()).toBe(0);
  });
});

it('says in a box why it cannot start', async () => {
  const folder = temporaryFolder();
  const inTheWay = path.join(folder.path, 'a-file');
  writeFileSync(inTheWay, '');
  const main = startMain({
    SONGSIGHT_DATA: path.join(inTheWay, 'data'),
    SONGSIGHT_PACK: tinyPack,
    STAND_IN_USER_DATA: path.join(folder.path, 'profile'),
  });
  let output = '';
  main.stderr?.on('data', (piece: Buffer) => (output += piece.toString()));
  expect(await new Promise((resolve) => main.once('close', resolve))).toBe(1);
  expect(output).toContain('ERROR BOX Songsight cannot start');
  folder.remove();
});

async function watchedPaths(shell: RunningShell): Promise<string> {
  return JSON.stringify(await shell.invoke('ask', ['watch.read', {}]));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
