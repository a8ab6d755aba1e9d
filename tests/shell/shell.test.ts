import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { preloadScript, startMain, startShell, type RunningShell } from './run-shell.ts';

const card = temporaryFolder();
const data = temporaryFolder();
const profile = temporaryFolder();
const environment = {
  SONGSIGHT_DATA: data.path,
  STAND_IN_USER_DATA: profile.path,
  STAND_IN_PICKED_FOLDER: card.path,
};

// Electron's stand-in, a child process and a browser start in here; a busy machine takes its time over them.
vi.setConfig({ testTimeout: 180_000 });

/** Real main and preload bundles, real page, real child process; only the module `electron` is ours. */
describe('the shell around a stand-in for electron', () => {
  let shell: RunningShell;

  beforeAll(async () => {
    writeCard(card.path);
    shell = await startShell(environment);
  });

  afterAll(() => {
    for (const folder of [card, data, profile]) folder.remove();
  });

  it('opens a locked window on our own page', () => {
    expect(shell.window).toMatchObject({
      url: 'songsight://app/index.html',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(shell.window.preload).toMatch(/dist\/shell\/preload\.cjs$/);
  });

  it('runs the networks in a utility process', async () => {
    const reply = await shell.invoke('ask', ['watch.read', {}]);
    expect(reply.value).toMatchObject({ ok: true, value: { model: { name: 'tiny' } } });
    expect(shell.output()).toMatch(/^UTILITY \d+$/m);
  });

  it.each(['https://birds.example/', 'file:///etc/passwd', 'songsight://app.evil.example/', 'songsight://appendix/'])(
    'refuses a page from %s',
    async (from) => {
      const reply = await shell.invoke('ask', ['watch.read', {}], from);
      expect(reply.value).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
      expect((await shell.invoke('desktop', ['pick-folder'], from)).thrown).toContain('Only the page of Songsight');
    },
  );

  it('serves the page and its media with the strict policy, and nothing else', async () => {
    const page = await fetch(`${shell.origin}/index.html`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const path of ['/package.json', '/..%2f..%2fpackage.json', '/media/picture/..%2f1', '/media/passwords/1']) {
      expect([path, (await fetch(shell.origin + path)).status]).toEqual([path, 404]);
    }
    const csv = await fetch(`${shell.origin}/media/export/species-report`);
    expect(await csv.text()).toContain('scientific_name');
  });

  const executablePath = chromiumPath();
  it.skipIf(executablePath === null)(
    `a person picks a folder and the pictures arrive${executablePath === null ? ` (${noChromium})` : ''}`,
    async () => {
      const browser: Browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments });
      const page = await browser.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      await page.addInitScript({ content: preloadScript(shell.window.preload) });
      await page.goto(`${shell.origin}/index.html`);
      await page
        .getByRole('button', { name: /choose|pick|add/i })
        .first()
        .click();
      await page.getByText('Low Whistler').first().waitFor({ timeout: 60_000 });
      await page.goto(`${shell.origin}/index.html#/gallery`);
      const painted = page.locator('img[src*="/media/picture/"]').first();
      await painted.waitFor({ timeout: 60_000 });
      await page.waitForFunction(
        () => [...document.images].some((image) => image.src.includes('/media/picture/') && image.naturalWidth === 32),
        undefined,
        { timeout: 60_000 },
      );
      await browser.close();
      expect(troubles).toEqual([]);
    },
  );

  it('a second start ends at once; the first comes to the front and watches its folder', async () => {
    const second = startMain({ ...environment, STAND_IN_SECOND: 'yes' });
    expect(await new Promise((resolve) => second.once('close', resolve))).toBe(0);
    const otherCard = temporaryFolder();
    await shell.startAgain(['electron', '.', '--some-switch', otherCard.path]);
    const watched = async (): Promise<unknown> => JSON.stringify(await shell.invoke('ask', ['watch.read', {}]));
    await expect.poll(watched).toContain(otherCard.path);
    expect(shell.output()).toContain('FOCUSED');
    otherCard.remove();
  });

  it('quits cleanly: the data folder is free again and the child is gone', async () => {
    expect(await shell.quit()).toBe(0);
    const child = Number(/^UTILITY (\d+)$/m.exec(shell.output())?.[1]);
    await expect.poll(() => isAlive(child), { timeout: 5000 }).toBe(false);
    const again = await startShell(environment);
    expect(await again.quit()).toBe(0);
  });
});

it('says in a box why it cannot start', async () => {
  const folder = temporaryFolder();
  const inTheWay = path.join(folder.path, 'a-file');
  writeFileSync(inTheWay, '');
  const main = startMain({ SONGSIGHT_DATA: path.join(inTheWay, 'data'), SONGSIGHT_PACK: tinyPack });
  let output = '';
  main.stderr?.on('data', (piece: Buffer) => (output += piece.toString()));
  expect(await new Promise((resolve) => main.once('close', resolve))).toBe(1);
  expect(output).toContain('ERROR BOX Songsight cannot start');
  folder.remove();
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
