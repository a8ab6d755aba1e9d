// Gallery in groups, comparison, clip page and pictures in real Chromium, on real engines: axe in both themes, narrow
// windows, and what a hand does.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath, noChromium } from '../field/chromium.ts';
import { blot } from './season/blot.ts';
import { windowStates, type WindowState, type WindowStates } from './season/window-states.ts';
import { settled } from './settled.ts';

const executablePath = chromiumPath();
if (executablePath === null) console.log(`SKIPPED tests/renderer/pictures-window.test.ts: ${noChromium}`);
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look);

type OpenOptions = { state?: WindowState; dark?: boolean; width?: number; fresh?: boolean };

type AxeWindow = {
  axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
};

describe.skipIf(executablePath === null)('gallery, clip and pictures in Chromium', () => {
  let browser: Browser;
  let states: WindowStates;

  beforeAll(async () => {
    states = await windowStates();
    const args = [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'];
    browser = await chromium.launch({ executablePath: executablePath!, args });
  });

  afterAll(async () => {
    await browser?.close();
    await states?.close();
  });

  async function open(hash: string, options: OpenOptions = {}) {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
    });
    page.setDefaultTimeout(100_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      // Recordings and pictures of the many were never made.
      const neverMade = options.state === 'many' && message.location().url.includes('/media/');
      if (!neverMade && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript({ path: axePath });
    const { server } = await states.open(page, options.state ?? 'full', hash, options.fresh);
    await page.locator('h1').first().waitFor();
    return { page, complaints, origin: new URL(server.url).origin };
  }

  async function violations(page: Page): Promise<string[]> {
    await settled(page);
    const found = await page.evaluate(() =>
      (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'] }),
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  }

  const views = [
    '#/gallery?group=species',
    '#/gallery?group=day',
    '#/gallery?group=station',
    '#/gallery?group=cover',
    '#/compare?species=mallard&species=song_sparrow',
    '#/compare',
    '#/clip/9',
  ];

  test.each(views)('axe finds nothing and nothing sticks out, light, dark and at 420 pixels: %s', async (hash) => {
    for (const options of [{}, { dark: true }, { width: 420 }]) {
      const { page, complaints } = await open(hash, options);
      expect(await violations(page)).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  test('every picture and photo on show says what it is, and pictures are square and whole', async () => {
    const { page, origin } = await open('#/gallery?group=species', { fresh: true });
    const pictures = page.locator('main figure:has(img)');
    await pictures.first().waitFor();
    const label = page.locator('main figure:has(img) figcaption[title="Painted from sound, not a photograph"]');
    expect(await label.count()).toBe(await pictures.count());
    await page.getByText('Every picture is generated from sound. None is a photograph.').waitFor();
    const boxes = await pictures.evaluateAll((all) =>
      all.map((figure) => {
        const image = figure.querySelector('img')!.getBoundingClientRect();
        const caption = figure.querySelector('figcaption')!.getBoundingClientRect();
        // A small mark in a corner.
        return { tall: image.height / image.width, covered: Math.max(caption.width, image.bottom - caption.top) };
      }),
    );
    for (const { tall, covered } of boxes) {
      expect(tall).toBeCloseTo(1, 1);
      expect(covered).toBeLessThan(28);
    }
    await page.goto(`${origin}/#/species/mallard`);
    const photo = path.join(states.card, 'mallard.png');
    writeFileSync(photo, blot(1));
    await page.getByText('Use a photo of your own as cover').click();
    await page.getByLabel(/Path of the image file/).fill(photo);
    await page.getByRole('button', { name: 'Use this photo' }).click();
    await page.getByRole('img', { name: 'Mallard: your own photo' }).waitFor();
    expect(await page.locator('main header figcaption').textContent()).toBe('Your photo');
    await page.getByRole('button', { name: 'Show the painting again' }).click();
    await page.getByRole('button', { name: 'Show the painting again', exact: true }).click();
    await page.locator('main header figcaption', { hasText: 'Painted from sound' }).waitFor();
    await page.close();
  });

  test('groups scroll through forty thousand cards, each under its heading', async () => {
    const { page, complaints } = await open('#/gallery?group=day', { state: 'many' });
    await page.locator('main section h2').first().waitFor();
    expect(await page.locator('main li').count()).toBeLessThan(120);
    const end = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(end).toBeGreaterThan(1_000_000);
    await page.evaluate((top) => window.scrollTo(0, top), end / 2);
    await soon(() => page.locator('main li a').count()).toBeGreaterThan(5);
    expect(await page.locator('main li').count()).toBeLessThan(120);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a card sings under the pointer and under the key p, and stops', async () => {
    const { page } = await open('#/gallery');
    const card = page.locator('main li a').first();
    await card.hover();
    await card.getByText('Playing').waitFor();
    await page.mouse.move(5, 5);
    await soon(() => card.getByText('Playing').count()).toBe(0);
    await card.focus();
    await page.keyboard.press('p');
    await card.getByText('Playing').waitFor();
    await page.keyboard.press('p');
    await soon(() => card.getByText('Playing').count()).toBe(0);
    await page.close();
  });

  test('two ticked species stand side by side, and one can be taken away', async () => {
    const { page } = await open('#/gallery?group=cover');
    await page.getByRole('checkbox', { name: 'Compare Mallard' }).check();
    await page.getByRole('checkbox', { name: 'Compare Song Sparrow' }).check();
    await page.getByRole('link', { name: 'Compare 2 species' }).click();
    await page.getByRole('article', { name: 'Mallard' }).getByText('Best clip').waitFor();
    await page.getByRole('article', { name: 'Song Sparrow' }).getByText('Best clip').waitFor();
    await page.getByRole('button', { name: 'Remove Mallard' }).click();
    await soon(() => page.getByRole('article').count()).toBe(1);
    await page.getByLabel('Add a species').selectOption({ label: 'Blue Jay' });
    await page.getByRole('article', { name: 'Blue Jay' }).waitFor();
    await page.close();
  });

  test('the clip is zoomed, moved, coloured, slowed and filtered', async () => {
    const { page, complaints } = await open('#/clip/9');
    const image = page.locator('.plate img');
    const first = await image.getAttribute('src');
    await page.getByRole('button', { name: 'Logarithmic' }).click();
    await soon(() => page.locator('.high .tick').allTextContents()).toContain('0.1');
    const length = (): Promise<number> =>
      page.getByRole('slider', { name: 'Position in the sound' }).getAttribute('aria-valuemax').then(Number);
    const before = await length();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await soon(length).toBeCloseTo(before / 2, 1);
    await page.getByRole('button', { name: 'Seconds before' }).click();
    await page.getByRole('button', { name: 'Back to the detection' }).click();
    await soon(length).toBe(before);
    await page.getByText('Sound and colours').click();
    await page.getByLabel('Colours').selectOption('viridis');
    await soon(() => image.evaluate((element) => getComputedStyle(element).filter)).toContain('spectrogram-viridis');
    await page.getByLabel('High-pass').selectOption('4000');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.5');
    expect(await page.evaluate(() => document.querySelector('audio')!.playbackRate)).toBe(0.5);
    expect(await page.evaluate(() => document.querySelector('audio')!.preservesPitch)).toBe(false);
    await page.getByText('high-pass 4 kHz').waitFor();
    await page.getByRole('button', { name: 'Play' }).click();
    await soon(() => page.evaluate(() => document.querySelector('audio')!.currentTime)).toBeGreaterThan(0.2);
    expect(first).not.toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the band-pass takes away what lies outside, at half speed an octave lower, and gain makes it louder', async () => {
    const { page } = await open('#/clip/9');
    // Listens at the very end of the chain, in front of the loudspeaker.
    await page.evaluate(() => {
      const connect = AudioNode.prototype.connect as (to: AudioNode) => AudioNode;
      AudioNode.prototype.connect = function listening(this: AudioNode, to: AudioNode) {
        if (to instanceof AudioDestinationNode) {
          const analyser = new AnalyserNode(this.context, { fftSize: 4096, smoothingTimeConstant: 0 });
          connect.call(this, analyser);
          Object.assign(window, { analyser });
        }
        return connect.call(this, to);
      } as typeof AudioNode.prototype.connect;
    });
    await page.getByText('Sound and colours').click();
    const from = page.getByLabel('High-pass');
    await from.selectOption('200');
    await page.getByRole('button', { name: 'Repeat' }).click();
    // The loudest of every frequency over the half second that sounds: a busy computer's gaps do not count.
    const loudest = async (): Promise<{ db: number; hz: number }> =>
      page.evaluate(async () => {
        const audio = document.querySelector('audio')!;
        audio.currentTime = 3.05;
        await audio.play();
        const { analyser } = window as unknown as { analyser: AnalyserNode };
        const bins = new Float32Array(analyser.frequencyBinCount);
        const most = new Float32Array(bins.length).fill(-200);
        const until = performance.now() + 900;
        while (performance.now() < until) {
          await new Promise(requestAnimationFrame);
          analyser.getFloatFrequencyData(bins);
          bins.forEach((db, bin) => (most[bin] = Math.max(most[bin]!, db)));
        }
        const at = most.indexOf(Math.max(...most));
        return { db: most[at]!, hz: (at * analyser.context.sampleRate) / analyser.fftSize };
      });
    // Every recording of the season is a tone of 2400 Hz in the first half of each of its seconds.
    await soon(async () => Math.abs((await loudest()).hz - 2400)).toBeLessThan(60);
    // A busy computer's gaps make it quieter, never louder.
    const open2400 = Math.max((await loudest()).db, (await loudest()).db, (await loudest()).db);
    await from.selectOption('6000');
    await soon(async () => (await loudest()).db).toBeLessThan(open2400 - 20);
    await from.selectOption('1500');
    await soon(async () => Math.abs((await loudest()).db - open2400)).toBeLessThan(6);
    await page.locator('details input[type=range]').first().fill('12');
    await soon(async () => (await loudest()).db).toBeGreaterThan(open2400 + 6);
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('0.5');
    await soon(async () => Math.abs((await loudest()).hz - 1200)).toBeLessThan(60);
    await page.close();
  });

  test('a picture is painted with a seed, kept, filmed and walked to another clip, each with its label', async () => {
    const { page, complaints } = await open('#/clip/9', { fresh: true });
    await page.getByText('Seed and guidance').click();
    await page.getByLabel(/^Seed/).fill('4294967296');
    await page.getByText('A seed is a whole number').waitFor();
    await page.getByLabel(/^Seed/).fill('77');
    await page.getByRole('button', { name: 'Paint another' }).click();
    await page.getByRole('button', { name: 'Show picture 2 of 2' }).waitFor();
    await page.getByRole('button', { name: 'Keep this one' }).click();
    await page.getByRole('button', { name: 'Kept as the cover' }).waitFor();
    await page.getByRole('button', { name: 'Show steps' }).click();
    const film = page.getByRole('group', { name: 'How the picture came about' });
    await film.getByText(/^Step 1 of \d+$/).waitFor();
    await film.getByRole('slider').press('End');
    await film.getByText(/^Step (\d+) of \1$/).waitFor();
    await film.getByText('Painted from sound, not a photograph').waitFor();
    await page.getByRole('button', { name: 'Blend with another clip' }).click();
    const walk = page.getByRole('group', { name: 'From this clip to another' });
    await walk
      .getByRole('button', { name: /Clip with score/ })
      .first()
      .click();
    await walk.getByText('100 % of the other clip, 0 % of this one').waitFor();
    await walk.getByText('Painted from sound, not a photograph').last().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
