import type { Browser } from 'playwright-core';
import { windowStates } from '../../../tests/renderer/season/window-states.ts';
import { frameWords, scrollFrames } from './frames.ts';

const scrollMs = 6000;
/** About what a quick hand on a wheel makes per frame, in CSS pixels. */
const step = 120;

const hashes = ['#/gallery', '#/gallery?group=day', '#/gallery?group=species'];

/** Scrolls a gallery of 40,000 detections and prints how long frames take. */
export async function galleryScroll(browser: Browser): Promise<void> {
  const season = await windowStates();
  for (const hash of hashes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await season.open(page, 'many', hash);
    await page.locator('main li a').first().waitFor();
    console.log(`  ${hash}: ${frameWords(await scrollFrames(page, step, { ms: scrollMs }))}`);
    await page.close();
  }
  await season.close();
}
