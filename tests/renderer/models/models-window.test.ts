// The view of models and the first run in real Chromium, on a real engine with the published models and a local server for the one
// that is fetched: axe in both themes and at 390 pixels, in three languages, and what a hand does.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import { zipSync } from 'fflate';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath, noChromium } from '../../field/chromium.ts';
import { temporaryFolder, tinyPack, writeCard } from '../../field/field-folder.ts';
import { modelsServer, type ModelsServer } from './models-server.ts';

const executablePath = chromiumPath();
if (executablePath === null) console.log(`SKIPPED tests/renderer/models/models-window.test.ts: ${noChromium}`);
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The tiny pack as a zip, under a name of its own. */
function archive(): Uint8Array {
  const files = Object.fromEntries(
    readdirSync(tinyPack).map((name) => [`pack/${name}`, new Uint8Array(readFileSync(path.join(tinyPack, name)))]),
  );
  const manifest = JSON.parse(Buffer.from(files['pack/manifest.json']!).toString()) as object;
  files['pack/manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, name: 'brought', title: 'Brought' }));
  return zipSync(files, { level: 0 });
}

type AxeWindow = {
  axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

describe.skipIf(executablePath === null)('models in Chromium', () => {
  let browser: Browser;
  let host: Server;
  let models: ModelsServer;
  const content = archive();
  /** Holds the second half back until it is called. */
  let letGo: () => void = () => undefined;
  let held = false;
  /** Breaks the connection off. */
  let breakOff: () => void = () => undefined;
  let overloaded = false;

  beforeAll(async () => {
    host = createServer((request, response) => {
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const body = Buffer.from(content.subarray(from));
      if (overloaded) {
        response.writeHead(503).end();
        return;
      }
      const range = { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` };
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length, ...(from > 0 ? range : {}) });
      const half = Math.floor(body.length / 2);
      response.write(body.subarray(0, held ? half : body.length));
      letGo = () => response.end(held ? body.subarray(half) : undefined);
      breakOff = () => response.destroy();
      if (!held) letGo();
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/model.zip`;
    const sha256 = createHash('sha256').update(content).digest('hex');
    models = await modelsServer({ url, bytes: content.length, sha256 });
    browser = await chromium.launch({ executablePath: executablePath!, args: [...chromiumArguments] });
  });

  afterAll(async () => {
    await browser?.close();
    await models?.close();
    host?.closeAllConnections();
    host?.close();
  });

  type Options = { dark?: boolean; width?: number; locale?: string; heading?: string };

  async function open(hash: string, options: Options = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      locale: options.locale ?? 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(100_000);
    await page.addInitScript({ path: axePath });
    await models.open(page, hash);
    await page
      .locator(`main ${options.heading ?? 'h2'}`)
      .first()
      .waitFor();
    return page;
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const found = await page.evaluate(() =>
      (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  }

  test.each([
    [{}],
    [{ dark: true }],
    [{ width: 390 }],
    [{ width: 390, locale: 'de-DE' }],
    [{ locale: 'es-ES', dark: true }],
  ])('axe finds nothing and nothing sticks out of the page of models or the first run: %o', async (options) => {
    for (const hash of ['#/models', '#/timeline']) {
      const page = await open(hash, options);
      if (hash === '#/models') for (const summary of await page.locator('main summary').all()) await summary.click();
      expect(await violations(page), hash).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, hash).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });

  test('a model says how well it does on each species', async () => {
    const page = await open('#/models', { locale: 'de-DE' });
    const table = page.getByRole('region', { name: 'Wie gut es jede Art erkennt' });
    expect(await table.count()).toBe(0);
    await page.locator('summary', { hasText: 'Wie gut es jede Art erkennt' }).press('Enter');
    await table.locator('tbody tr').first().waitFor();
    expect(await table.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^Low Whistler\t0,\d\d\t93 %\s+\(81 bis 98 %\)\s+50 %\s+\(31 bis 66 %\)\s+9 von 12$/),
    ]);
    expect(await page.locator('main').innerText()).toContain(
      'von 2 seiner Arten; von den anderen auf Wunsch, aus dem Ton allein',
    );
    await page.context().close();
  });

  test('81 models are found by region, in the language of the window, and by licence', async () => {
    const page = await open('#/models', { locale: 'de-DE' });
    const search = page.getByRole('searchbox');
    await search.fill('mitteleuropa');
    await page.getByRole('heading', { name: 'Perch 2, Mitteleuropa' }).waitFor();
    expect(await page.getByRole('heading', { name: /Mitteleuropa/ }).count()).toBe(2);
    await search.fill('apache');
    await page.getByText('40 Modelle', { exact: true }).waitFor();
    await search.fill('nichts dergleichen');
    await page.getByText('Nichts trägt diesen Namen.').waitFor();
    await page.context().close();
  });

  test('a model is fetched, paused, resumed, used, measured and removed; the first-run page uses it by itself', async () => {
    const page = await open('#/timeline');
    held = true;
    await page.getByLabel(/All birds of the world/).check();
    await page.getByRole('button', { name: /Accept CC-BY-NC-SA-4.0 and get/ }).click();
    await page.getByRole('button', { name: 'Pause download' }).click();
    await page.getByRole('button', { name: 'Resume download' }).waitFor();
    held = false;
    await page.getByRole('button', { name: 'Resume download' }).click();
    await expect.poll(async () => (await packs(page)).filter(({ inUse }) => inUse)[0]?.title).toBe('Brought');

    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { name: 'Models', level: 1 }).waitFor();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Brought/ }) });
    await row.getByText('In use').waitFor();
    await row.getByRole('button', { name: /^Measure/ }).click();
    await row.getByText(/× real time/).waitFor();
    expect(await row.getByRole('button', { name: /^Remove/ }).count(), 'the one in use cannot be removed').toBe(0);

    const own = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Tiny/ }) });
    await own.getByRole('button', { name: /^Use it/ }).click();
    await own.getByRole('button', { name: 'Use this model' }).click();
    await own.getByText('In use').waitFor();
    await row.getByRole('button', { name: /^Remove/ }).click();
    await row.getByText('Its files are deleted; its results stay.').waitFor();
    await row.getByRole('button', { name: 'Remove', exact: true }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Get$/ }).first().waitFor();
    await page.context().close();
  });

  test('a download that fails in the middle says so, leaves nothing, and is begun anew; using the model is asked about', async () => {
    const page = await open('#/models');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'BirdNET 2.4' }) });
    held = true;
    await card.getByRole('button', { name: /^Get$|Accept CC-BY-NC-SA-4.0 and get/ }).click();
    const bytes = (): Promise<number> =>
      card.locator('progress').evaluate((each) => (each as HTMLProgressElement).value);
    await expect.poll(bytes, { timeout: 100_000 }).toBeGreaterThan(0);
    overloaded = true;
    breakOff();
    await card.getByText('refused the file (HTTP 503). Nothing was kept.').waitFor();
    expect(await card.locator('progress').count()).toBe(0);
    held = overloaded = false;
    await card.getByRole('button', { name: 'Get', exact: true }).click();
    await card.getByRole('button', { name: 'Use it' }).click();
    await card.getByText('New recordings are analysed with it.').waitFor();
    await card.getByRole('button', { name: 'Keep the model' }).click();
    expect((await packs(page)).find(({ inUse }) => inUse)?.title).not.toBe('Brought');
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Brought/ }) });
    await row.getByRole('button', { name: /^Remove/ }).click();
    await row.getByRole('button', { name: 'Remove', exact: true }).click();
    await row.waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('a file that is no model is refused with a sentence, and nothing is left', async () => {
    const page = await open('#/models');
    await page.getByLabel('Path of the file or folder').fill(path.join(tinyPack, 'nothing-there.tflite'));
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page
      .getByText(/nothing-there|no file|does not exist|is nothing/i)
      .last()
      .waitFor();
    await page.context().close();
  });

  test('few mistakes or more finds sets the threshold, and the number beside it follows', async () => {
    const page = await open('#/settings');
    await page.getByLabel(/More finds/).check();
    await expect.poll(() => page.getByLabel('Threshold for all species').inputValue()).toBe('0.25');
    await page.getByLabel('Threshold for all species').fill('0.6');
    await page.getByLabel('Threshold for all species').press('Tab');
    await page.getByText('Now: threshold 0.60, your own').waitFor();
    await page.getByLabel(/Balanced/).check();
    await expect.poll(() => page.getByLabel('Threshold for all species').inputValue()).toBe('');
    await page.context().close();
  });

  test('a card without a picture shows the spectrogram of its clip, in both themes and on the page of the clip', async () => {
    const card = temporaryFolder();
    writeCard(card.path);
    await models.engine.dispatch('settings.write', { change: { picturePolicy: 'request', stableSeconds: 0.1 } });
    await models.engine.dispatch('watch.add', { folder: card.path });
    for (const dark of [false, true]) {
      const page = await open('#/gallery', { dark, heading: 'h1' });
      const sound = page.getByRole('img', { name: /spectrogram of the clip/ });
      await sound.first().waitFor();
      const width = (): Promise<number> => sound.first().evaluate((each) => (each as HTMLImageElement).naturalWidth);
      await expect.poll(width).toBeGreaterThan(50);
      expect(await page.locator('figcaption[title="Spectrogram"]').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      await sound.first().click();
      await page.getByRole('button', { name: 'Paint a picture' }).waitFor();
      await page
        .getByRole('region', { name: 'Picture' })
        .getByRole('img', { name: /spectrogram of the clip/ })
        .waitFor();
      await page.context().close();
    }
    card.remove();
  });

  type Shown = { readonly title: string; readonly inUse: boolean };

  async function packs(page: Page): Promise<Shown[]> {
    expect(page.isClosed()).toBe(false);
    const reply = await models.engine.dispatch('packs.read', {});
    if (!reply.ok) throw new Error(reply.failure.key);
    const { packs: all } = reply.value as { packs: { inUse: boolean; pack?: { title: string } }[] };
    return all.map(({ inUse, pack }) => ({ inUse, title: pack?.title ?? '' }));
  }
});
