import type { Page } from 'playwright-core';
import { frameWords, scrollFrames } from './frames.ts';

const scrollMs = 4000;
/** A wheel that is spun, and one that is turned; CSS pixels a frame. */
const steps = [120, 30];

/** Where the best pictures lie on the disk, and where none does. */
const places = [
  { hash: '#/gallery', words: 'pictures on the disk' },
  { hash: '#/gallery?order=newest-heard', words: 'every picture missing' },
];

/** Scrolls the gallery of the whole season and prints how long frames take; goal: 95 of 100 within 20 ms. */
export async function printGalleryFrames(page: Page, origin: string): Promise<void> {
  for (const { hash, words } of places) {
    for (const step of steps) {
      await page.goto('about:blank');
      await page.goto(`${origin}/${hash}`);
      await page.locator('main li a').first().waitFor();
      await page.waitForTimeout(1000);
      console.log(
        `  ${words}, ${step} pixels a frame: ${frameWords(await scrollFrames(page, step, { ms: scrollMs }))}`,
      );
    }
  }
}
