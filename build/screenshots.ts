// `npm run screenshots [-- <data folder>]`: every view of the window as it is, in docs/screenshots.
// Run `npm run demo -- --once` first; the pictures in the README come from the synthetic demo recordings.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath, noChromium } from '../tests/field/chromium.ts';
import { temporaryFolder } from '../tests/field/field-folder.ts';
import { startServer, type Server } from '../tests/field/run-cli.ts';

type Shot = { name: string; hash: string; theme: 'light' | 'dark'; width: number; height: number };

const project = path.resolve(import.meta.dirname, '..');
const target = path.join(project, 'docs/screenshots');
const data = path.resolve(process.argv[2] ?? path.join(project, 'demo-data/songsight-data'));
const wide = { width: 1280, height: 800 };
const narrow = { width: 420, height: 860 };

const views = [
  ['timeline', '#/timeline'],
  ['timeline-days', '#/timeline?unit=day'],
  ['gallery', '#/gallery'],
  ['gallery-species', '#/gallery?group=species'],
  ['gallery-days', '#/gallery?group=day'],
  ['gallery-covers', '#/gallery?group=cover'],
  ['failed', '#/failed'],
  ['settings', '#/settings'],
  ['export', '#/export'],
  ['review', '#/review?review=all'],
  ['threshold', '#/threshold'],
  ['pictures', '#/pictures'],
] as const;

const themes = ['light', 'dark'] as const;

async function open(browser: Browser, server: Server, shot: Shot): Promise<Page> {
  const { width, height, theme } = shot;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.goto(`${server.origin}/${shot.hash}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

async function take(browser: Browser, server: Server, shot: Shot): Promise<void> {
  const page = await open(browser, server, shot);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: path.join(target, `${shot.name}.png`) });
  await page.close();
}

/** The address of the first picture's clip, newest first. */
async function firstClip(browser: Browser, server: Server): Promise<string> {
  const page = await open(browser, server, { name: '', hash: '#/gallery?order=best-score', theme: 'light', ...wide });
  const address = await page.locator('main li a').first().getAttribute('href');
  await page.close();
  if (address === null) throw new Error('The gallery shows no detection: run `npm run demo -- --once` first.');
  return address;
}

/** The address that sets the first two species of the gallery side by side. */
async function firstTwoSpecies(browser: Browser, server: Server): Promise<string> {
  const page = await open(browser, server, { name: '', hash: '#/gallery?group=cover', theme: 'light', ...wide });
  const links = page.locator('main li a');
  await links.first().waitFor();
  const hashes = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  await page.close();
  const codes = hashes.slice(0, 2).map((hash) => /species\/([\w-]+)/.exec(hash)?.[1] ?? '');
  return `#/compare?${codes.map((code) => `species=${code}`).join('&')}`;
}

async function takeFull(browser: Browser, server: Server): Promise<void> {
  const pages = [
    ...views,
    ['clip', await firstClip(browser, server)] as const,
    ['compare', await firstTwoSpecies(browser, server)] as const,
  ];
  for (const theme of themes) {
    for (const [name, hash] of pages) await take(browser, server, { name: `${name}-${theme}`, hash, theme, ...wide });
  }
  for (const [name, hash] of pages)
    await take(browser, server, { name: `${name}-narrow`, hash, theme: 'light', ...narrow });
}

async function takeEmpty(browser: Browser, server: Server): Promise<void> {
  for (const theme of themes) {
    await take(browser, server, { name: `empty-${theme}`, hash: '#/timeline', theme, ...wide });
  }
  await take(browser, server, { name: 'empty-gallery', hash: '#/gallery', theme: 'light', ...wide });
  await take(browser, server, { name: 'empty-narrow', hash: '#/timeline', theme: 'light', ...narrow });
}

/** The engine has gone away while the window is open: what a person sees then. */
async function takeFailing(browser: Browser, server: Server): Promise<void> {
  const page = await open(browser, server, { name: '', hash: '#/settings', theme: 'light', ...wide });
  for (const [name, view, request] of [
    ['failing-light', 'timeline', 'timeline.read'],
    ['failing-gallery', 'gallery', 'gallery.read'],
  ] as const) {
    await page.route(`**/ask/${request}`, (route) => route.abort());
    await page.goto(`${server.origin}/#/${view}`);
    await page.waitForTimeout(1200);
    await page.screenshot({ path: path.join(target, `${name}.png`) });
  }
  await page.close();
}

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error(noChromium);
  process.exit(1);
}
mkdirSync(target, { recursive: true });
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
const empty = temporaryFolder();
for (const [folder, shoot] of [
  [data, takeFull],
  [empty.path, takeEmpty],
] as const) {
  const server = await startServer(['serve', '--port', '0', '--data', folder]);
  await shoot(browser, server);
  if (folder === data) await takeFailing(browser, server);
  await server.stop();
}
await browser.close();
empty.remove();
console.log(`Screenshots in ${target}`);
