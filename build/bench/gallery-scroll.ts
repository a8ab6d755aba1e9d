import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { buildPreview, servePreview } from '../../tests/renderer/preview/serve-preview.ts';
import { frameWords, scrollFrames } from './frames.ts';

const scrollMs = 6000;
/** About what a quick hand on a wheel makes per frame, in CSS pixels. */
const step = 120;

const hashes = ['#/gallery', '#/gallery?group=day', '#/gallery?group=species'];

/** Scrolls a gallery of 100,000 pictures whose answers come at once and prints how long frames take: the window alone. */
export async function galleryScroll(browser: Browser): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'songsight-scroll-'));
  await buildPreview(folder);
  const preview = await servePreview(folder);
  for (const hash of hashes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${preview.address}/?state=many${hash}`);
    await page.locator('main li a').first().waitFor();
    console.log(`  ${hash}: ${frameWords(await scrollFrames(page, step, { ms: scrollMs }))}`);
    await page.close();
  }
  await preview.close();
  await rm(folder, { recursive: true, force: true });
}
