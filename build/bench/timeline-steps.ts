import type { Page } from 'playwright-core';
import { frameWords, inOrder, quantile, type Times } from './frames.ts';

type Steps = {
  /** From the key to the frame with the new counts. */
  readonly steps: Times;
  readonly frames: Times;
};

/** Runs in the page: presses each key when the counts of the one before are on show. */
async function pressKeys(keys: readonly string[]): Promise<Steps> {
  const strip = document.querySelector('main [role=slider]');
  const summary = document.querySelector('main header p');
  if (strip === null || summary === null) throw new Error('the timeline is not there');
  const frames: number[] = [];
  const steps: number[] = [];
  let last = performance.now();
  let watching = true;
  requestAnimationFrame(function next(now) {
    frames.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(next);
  });
  for (const key of keys) {
    const began = performance.now();
    const counted = new Promise<void>((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        done();
      });
      observer.observe(summary, { subtree: true, childList: true, characterData: true });
      setTimeout(done, 5000);
    });
    const before = location.hash;
    strip.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    // At the end of the season a step leads nowhere.
    if (location.hash === before) continue;
    await counted;
    // The task after a frame's callbacks runs when that frame is painted.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    steps.push(performance.now() - began);
  }
  watching = false;
  return { steps, frames: frames.slice(1) };
}

const repeated = (times: number, ...keys: readonly string[]): string[] =>
  Array.from({ length: times }, () => keys).flat();

const walks = [
  ['zoom in and out', repeated(6, '+', '+', '+', '+', '-', '-', '-', '-')],
  [
    'pan by half an eighth of the season',
    ['Escape', '+', '+', '+', ...repeated(3, ...repeated(6, 'ArrowLeft'), ...repeated(12, 'ArrowRight'))],
  ],
] as const;

export async function printTimelineSteps(page: Page): Promise<void> {
  for (const [name, keys] of walks) {
    const { steps, frames } = await page.evaluate(pressKeys, keys);
    const sorted = inOrder(steps);
    console.log(`  ${name}: ${frameWords(frames)}`);
    console.log(
      `    a step is on show after: median ${quantile(sorted, 0.5)}, p95 ${quantile(sorted, 0.95)}, longest ${quantile(sorted, 1)}`,
    );
  }
  console.log(`  brushing over the strip: ${frameWords(await brush(page))}`);
}

/** Draws a span over the strip with the mouse, back and forth, and lets go. */
async function brush(page: Page): Promise<Times> {
  const box = await page.locator('main [role=slider]').boundingBox();
  if (box === null) throw new Error('the strip is not there');
  const y = box.y + box.height / 2;
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        let last = performance.now();
        const began = last;
        requestAnimationFrame(function next(now) {
          times.push(now - last);
          last = now;
          if (now - began < 4000) requestAnimationFrame(next);
          else done(times.slice(1));
        });
      }),
  );
  for (let turn = 0; turn < 4; turn += 1) {
    await page.mouse.move(box.x + box.width * 0.3, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, y, { steps: 40 });
    await page.mouse.up();
  }
  return frames;
}
