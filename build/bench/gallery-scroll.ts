// `node build/bench/gallery-scroll.ts`: scrolls a gallery of 100,000 pictures in real Chromium and prints how long frames take.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath, noChromium } from '../../tests/field/chromium.ts';
import { buildPreview, servePreview } from '../../tests/renderer/preview/serve-preview.ts';

const scrollMs = 6000;
/** About what a quick hand on a wheel makes per frame, in CSS pixels. */
const step = 120;

const hashes = ['#/gallery', '#/gallery?group=day', '#/gallery?group=species'];

function frames(page: Page): Promise<number[]> {
  return page.evaluate(
    ({ forMs, by }) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const began = performance.now();
        let last = began;
        requestAnimationFrame(function next(now) {
          times.push(now - last);
          last = now;
          window.scrollBy(0, by);
          if (now - began < forMs) requestAnimationFrame(next);
          else done(times.slice(1));
        });
      }),
    { forMs: scrollMs, by: step },
  );
}

function quantile(sorted: readonly number[], part: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1)} ms`;
}

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error(noChromium);
  process.exit(1);
}
const folder = await mkdtemp(path.join(tmpdir(), 'songsight-scroll-'));
await buildPreview(folder);
const preview = await servePreview(folder);
const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] });
for (const hash of hashes) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${preview.address}/?state=many${hash}`);
  await page.locator('main li a').first().waitFor();
  const sorted = (await frames(page)).sort((a, b) => a - b);
  console.log(
    `${hash}: ${sorted.length} frames, median ${quantile(sorted, 0.5)}, p95 ${quantile(sorted, 0.95)}, longest ${quantile(sorted, 1)}`,
  );
  await page.close();
}
await browser.close();
await preview.close();
await rm(folder, { recursive: true, force: true });
