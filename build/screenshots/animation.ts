// Twenty seconds from a card to the gallery and a confirmed bird, as `docs/screenshots/card-to-gallery.webp`: frames of Chromium,
// put together by ffmpeg. What takes minutes is shown in seconds; nothing else is cut.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Server } from '../../tests/field/run-cli.ts';
import { target } from './shot.ts';

const size = { width: 1024, height: 640 };
/** Frames of the analysis that are shown, and how long each. */
const [analysisFrames, analysisMs] = [28, 220];
const longestAnalysisMs = 15 * 60_000;

type Frame = { readonly file: string; readonly ms: number };

/** Takes frames of a page, each with how long it is shown. */
class Film {
  readonly #page: Page;
  readonly #folder: string;
  readonly frames: Frame[] = [];

  constructor(page: Page, folder: string) {
    this.#page = page;
    this.#folder = folder;
  }

  async shoot(ms: number): Promise<void> {
    const file = path.join(this.#folder, `${String(this.frames.length).padStart(5, '0')}.png`);
    await this.#page.screenshot({ path: file });
    this.frames.push({ file, ms });
  }

  /** The frames from one on, thinned out evenly to so many. */
  thin(from: number, most: number, ms: number): void {
    const taken = this.frames.splice(from);
    const step = Math.max(1, taken.length / most);
    for (let at = 0; at < taken.length; at += step) this.frames.push({ file: taken[Math.floor(at)]?.file ?? '', ms });
    const last = taken.at(-1);
    if (last !== undefined && this.frames.at(-1)?.file !== last.file) this.frames.push({ ...last, ms });
  }
}

/** Where ffmpeg is missing it says so; the other pictures are taken all the same. */
export async function takeAnimation(browser: Browser, server: Server, card: string): Promise<void> {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) {
    console.log('No animation: ffmpeg is not installed.');
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'songsight-film-'));
  const page = await browser.newPage({ viewport: size, colorScheme: 'light', locale: 'en-GB' });
  const film = new Film(page, folder);
  await page.goto(server.url);
  await page.getByRole('heading', { name: 'Choose a folder of recordings' }).waitFor();
  await addCard(page, film, card);
  await watchIt(page, film);
  await lookThrough(page, film);
  await page.close();
  mkdirSync(target, { recursive: true });
  join(film.frames, folder);
  rmSync(folder, { recursive: true, force: true });
}

async function addCard(page: Page, film: Film, card: string): Promise<void> {
  await page.getByRole('main').getByRole('radio', { checked: true }).first().waitFor();
  await film.shoot(2000);
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Add a folder' }).click();
  const field = main.getByLabel('Path of the folder');
  await field.scrollIntoViewIfNeeded();
  await film.shoot(600);
  for (let letters = 6; letters < card.length + 6; letters += 6) {
    await field.fill(card.slice(0, letters));
    await film.shoot(90);
  }
  await film.shoot(500);
  await main.getByRole('button', { name: 'Watch this folder' }).click();
}

/** The timeline fills while the card is analysed. */
async function watchIt(page: Page, film: Film): Promise<void> {
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  const from = film.frames.length;
  const end = Date.now() + longestAnalysisMs;
  while (Date.now() < end) {
    await film.shoot(analysisMs);
    if (await page.getByText(/[1-9]\d* done, 0 waiting/).isVisible()) break;
    await page.waitForTimeout(150);
  }
  film.thin(from, analysisFrames, analysisMs);
  await film.shoot(1800);
  await page.getByText(/^\d+ painted$/).waitFor({ timeout: longestAnalysisMs });
}

async function lookThrough(page: Page, film: Film): Promise<void> {
  await page.getByRole('link', { name: 'Gallery', exact: true }).click();
  const cards = page.getByRole('list', { name: 'Detections' }).getByRole('link');
  await cards.first().waitFor();
  await page.waitForTimeout(1500);
  await film.shoot(2200);
  await page.mouse.move(700, 400);
  for (let step = 0; step < 14; step += 1) {
    await page.mouse.wheel(0, 45);
    await page.waitForTimeout(120);
    await film.shoot(110);
  }
  await film.shoot(900);
  await cards.first().click();
  await page.getByRole('slider', { name: 'Position in the sound' }).waitFor();
  await page.waitForTimeout(1500);
  await film.shoot(2600);
  const confirm = page.getByRole('button', { name: /^Confirm/ }).first();
  await confirm.scrollIntoViewIfNeeded();
  await film.shoot(1000);
  await confirm.click();
  await page.waitForTimeout(600);
  await film.shoot(2200);
}

/** Animated WebP, which GitHub shows in a README, at about a tenth of a GIF's size. */
function join(frames: readonly Frame[], folder: string): void {
  const list = path.join(folder, 'frames.txt');
  const lines = frames.map(({ file, ms }) => `file '${file}'\nduration ${ms / 1000}`);
  writeFileSync(list, [...lines, `file '${frames.at(-1)?.file ?? ''}'`].join('\n'));
  const film = path.join(target, 'card-to-gallery.webp');
  const looks = ['-vf', 'fps=10,scale=960:-1:flags=lanczos', '-c:v', 'libwebp_anim', '-q:v', '70', '-loop', '0'];
  const { status, stderr } = spawnSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    list,
    ...looks,
    film,
  ]);
  if (status !== 0) throw new Error(`ffmpeg: ${String(stderr)}`);
  const seconds = frames.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  console.log(`Animation of ${seconds.toFixed(1)} s in ${film}`);
}
