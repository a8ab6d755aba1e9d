import type { Page } from 'playwright-core';
import { frameWords, inOrder, quantile, type Times } from './frames.ts';

type Steps = {
  /** From the key to the frame with the new counts. */
  readonly steps: Times;
  /** Keys after which nothing came within five seconds: no step, and no time. */
  readonly lost: number;
  readonly frames: Times;
};

/** Runs in the page: presses each key when the counts of the one before are on show. */
async function pressKeys(keys: readonly string[]): Promise<Steps> {
  const strip = document.querySelector('main [role=slider]');
  const summary = document.querySelector('main header p');
  if (strip === null || summary === null) throw new Error('the timeline is not there');
  const frames: number[] = [];
  const steps: number[] = [];
  let lost = 0;
  const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let last = performance.now();
  let watching = true;
  requestAnimationFrame(function next(now) {
    frames.push(now - last);
    last = now;
    if (watching) requestAnimationFrame(next);
  });
  for (const key of keys) {
    const began = performance.now();
    let observers: { disconnect(): void }[] = [];
    const changed = new Promise<'shown'>((done) => {
      const observer = new MutationObserver(() => done('shown'));
      observer.observe(summary, { subtree: true, childList: true, characterData: true });
      observers = [...observers, observer];
    });
    // Where a step shows the same counts as before, the words do not change: then the answer and two frames are the step.
    const answered = new Promise<void>((done) => {
      const observer = new PerformanceObserver((list) => {
        const ours = list.getEntries().some((each) => each.name.includes('/timeline.read') && each.startTime >= began);
        if (ours) done();
      });
      observer.observe({ type: 'resource' });
      observers = [...observers, observer];
    });
    const unchanged = answered
      .then(frame)
      .then(frame)
      .then((): 'shown' => 'shown');
    const late = new Promise<'late'>((done) => setTimeout(() => done('late'), 5000));
    const before = location.hash;
    strip.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    // At the end of the season a step leads nowhere.
    const end = location.hash === before ? 'nowhere' : await Promise.race([changed, unchanged, late]);
    for (const observer of observers) observer.disconnect();
    // The task after a frame's callbacks runs when that frame is painted.
    if (end === 'shown') await frame();
    if (end === 'shown') steps.push(performance.now() - began);
    if (end === 'late') lost += 1;
  }
  watching = false;
  return { steps, lost, frames: frames.slice(1) };
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
    const { steps, lost, frames } = await page.evaluate(pressKeys, keys);
    const sorted = inOrder(steps);
    console.log(`  ${name}: ${frameWords(frames)}`);
    console.log(
      `    a step is on show after: median ${quantile(sorted, 0.5)}, p95 ${quantile(sorted, 0.95)}, longest ${quantile(sorted, 1)}${lost === 0 ? '' : `; ${lost} keys were never answered`}`,
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
