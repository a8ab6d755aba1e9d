// `npm run bench:window [-- <data folder>]`: how fast the window is with 1,000,000 detections of 500 species in real Chromium.
// Without a folder one is made and removed again; `node build/bench/make-season.ts` makes one to keep.
import { cpus } from 'node:os';
import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, chromiumPath, noChromium } from '../../../tests/field/chromium.ts';
import { temporaryFolder, tinyPack } from '../../../tests/field/field-folder.ts';
import { startServer, type Server } from '../../../tests/field/run-cli.ts';
import { makeSeason } from '../../../tests/field/season-folder.ts';
import { firstPaints, printFirstPaints } from './first-paint.ts';
import { printGalleryFrames } from './gallery-frames.ts';
import { printGalleryMemory } from './gallery-memory.ts';
import { galleryScroll } from './gallery-scroll.ts';
import { writeSeasonPictures } from './season-pictures.ts';
import { printTimelineSteps } from './timeline-steps.ts';

const loads = 7;
/** More than are scrolled past. */
const picturesOnDisk = 6000;

async function printBrowser(browser: Browser): Promise<void> {
  const cdp = await browser.newBrowserCDPSession();
  const { gpu } = await cdp.send('SystemInfo.getInfo');
  const status: Readonly<Record<string, string>> | undefined = gpu.featureStatus;
  const [cpu] = cpus();
  console.log(
    `Chromium ${browser.version()}, drawing: ${status?.['gpu_compositing'] ?? 'unknown'}; ${cpus().length} x ${cpu?.model ?? 'unknown'}`,
  );
}

async function benchWindow(browser: Browser, data: string): Promise<void> {
  const server = await startServer(['serve', '--port', '0', '--data', data, '--pack', tinyPack]);
  try {
    await benchServer(browser, server);
  } finally {
    await server.stop();
  }
}

async function benchServer(browser: Browser, server: Server): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(server.url);
  console.log(`Timeline, from the first question to the first frame with species, ${loads} loads:`);
  printFirstPaints(await firstPaints(context, server.origin, loads));
  console.log('Timeline, steps:');
  await page.goto(`${server.origin}/#/timeline`);
  await page.locator('main [role=slider]').waitFor();
  await printTimelineSteps(page);
  console.log('Gallery of the season, frames:');
  await printGalleryFrames(page, server.origin);
  console.log('Gallery of the season, there and back:');
  await page.goto(`${server.origin}/#/gallery`);
  await printGalleryMemory(page);
  await context.close();
}

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error(noChromium);
  process.exit(1);
}
const given = process.argv[2];
const made = given === undefined ? temporaryFolder() : null;
if (made !== null) {
  makeSeason(made.path, { detections: 1_000_000, species: 500 });
  writeSeasonPictures(made.path, picturesOnDisk);
}
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
try {
  await printBrowser(browser);
  await benchWindow(browser, given ?? made?.path ?? '');
  console.log('Gallery of 100,000 cards whose answers come at once:');
  await galleryScroll(browser);
} finally {
  await browser.close();
  made?.remove();
}
