// The page of expected species in real Chromium, on an engine in memory: axe in both themes, German, and a list made with the keyboard.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { buildPreview, servePreview, type Preview } from './preview/serve-preview.ts';

const executablePath = chromiumPath();
if (executablePath === null) console.log(`SKIPPED tests/renderer/range-window.test.ts: ${noChromium}`);
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type AxeWindow = {
  axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

describe.skipIf(executablePath === null)('expected species in Chromium', () => {
  let browser: Browser;
  let preview: Preview;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'songsight-preview-'));
    await buildPreview(folder);
    preview = await servePreview(folder);
    browser = await chromium.launch({ executablePath: executablePath!, args: chromiumArguments });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await preview?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(hash: string, options: { dark?: boolean; width?: number; locale?: string } = {}): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      locale: options.locale ?? 'en-GB',
    });
    page.setDefaultTimeout(30_000);
    await page.addInitScript({ path: axePath });
    await page.goto(`${preview.address}/?state=full#${hash}`);
    return page;
  }

  test.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['narrow, in German', { width: 390, locale: 'de-DE' }],
  ])('nothing is wrong for axe and nothing runs over the edge, %s', async (_, options) => {
    const page = await open('/range', options);
    await page.locator('textarea').waitFor();
    await page.locator('textarea').fill('Song Sparow\nBlue Jay');
    await page.locator('form button[type=submit]').click();
    await page.locator('.matched').waitFor();
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
    );
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.close();
  });

  test('what is held back is said with why; a name that is wrong is put right and the list saved', async () => {
    const page = await open('/range');
    await page.getByText('12 of 414 recordings have no coordinates').waitFor();
    const row = page.getByRole('row', { name: /Unlikely here/ });
    expect(await row.innerText()).toMatch(/0\.4\s?%/);
    await page.getByLabel('Names of species').fill('Song Sparow, Blue Jay');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('1 species found.').waitFor();
    await page.getByRole('button', { name: 'Song Sparrow' }).click();
    await page.getByText('2 species found.').waitFor();
    await page.getByRole('button', { name: 'Save list' }).click();
    await page.getByText('In force: 2 species.').waitFor();
    await page.getByRole('button', { name: 'Remove list' }).click();
    await page.getByText('In force').waitFor({ state: 'detached' });
    await page.close();
  });

  test('the timeline leads to what is held back, and a species shows its weeks', async () => {
    const page = await open('/timeline');
    await page.getByRole('link', { name: '8 detections held back' }).click();
    await page.getByRole('heading', { name: 'Expected species' }).waitFor();
    await page.goto(`${preview.address}/?state=full#/species/song_sparrow`);
    await page.getByRole('img', { name: /Most likely from .*95/ }).waitFor();
    await page.close();
  });
});
