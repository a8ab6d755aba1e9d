import type { BrowserContext } from 'playwright-core';
import { inOrder, quantile } from './frames.ts';

/** Milliseconds of one load, counted from the moment the page sends its first question. */
export type FirstPaint = {
  /** Until the timeline's question leaves. */
  readonly sent: number;
  /** Until the first byte of its answer is there: what the program takes, other questions before it included. */
  readonly answered: number;
  readonly transferred: number;
  /** Until the rows of species stand in the page. */
  readonly scripted: number;
  /** Until the frame with them is on the screen. */
  readonly shown: number;
  /** The same from the moment the address is opened: page, script and fonts included. */
  readonly opened: number;
  readonly bytes: number;
};

declare global {
  var songsightPaint: { rows: number; cells: number; shown: number };
}

/** Runs in the page before its own scripts: notes when rows come and asks the browser when it shows the first of them. */
function watchRows(): void {
  const paint = (globalThis.songsightPaint = { rows: 0, cells: 0, shown: 0 });
  const fillRect = CanvasRenderingContext2D.prototype.fillRect;
  CanvasRenderingContext2D.prototype.fillRect = function (...box) {
    if (paint.cells === 0 && this.canvas.closest('[role=application][aria-describedby=heat-words]') !== null)
      paint.cells = performance.now();
    fillRect.apply(this, box);
  };
  new MutationObserver((_, observer) => {
    const name = document.querySelector('[aria-describedby=heat-words] li .name');
    if (name === null) return;
    observer.disconnect();
    paint.rows = performance.now();
    name.setAttribute('elementtiming', 'species');
  }).observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) paint.shown = entry.startTime;
  }).observe({ type: 'element', buffered: true });
}

/** Runs in the page afterwards. */
function readPaint(): FirstPaint {
  const asked = performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => name.includes('/ask/'));
  const began = Math.min(...asked.map(({ startTime }) => startTime));
  const timeline = asked.find(({ name }) => name.endsWith('/timeline.read'));
  if (timeline === undefined) throw new Error('the timeline was not asked for');
  const { rows, cells, shown } = globalThis.songsightPaint;
  return {
    sent: timeline.requestStart - began,
    answered: timeline.responseStart - began,
    transferred: timeline.responseEnd - began,
    scripted: Math.max(rows, cells) - began,
    shown: Math.max(shown, cells) - began,
    opened: Math.max(shown, cells),
    bytes: timeline.encodedBodySize,
  };
}

/** Opens the timeline in a new page so many times. */
export async function firstPaints(context: BrowserContext, origin: string, loads: number): Promise<FirstPaint[]> {
  const paints: FirstPaint[] = [];
  for (let load = 0; load < loads; load += 1) {
    const page = await context.newPage();
    await page.addInitScript(watchRows);
    await page.goto(`${origin}/#/timeline`);
    await page.waitForFunction(() => globalThis.songsightPaint.shown > 0 && globalThis.songsightPaint.cells > 0);
    paints.push(await page.evaluate(readPaint));
    await page.close();
  }
  return paints;
}

const parts = [
  ['waiting to be sent', ({ sent }: FirstPaint) => sent],
  ['answer of the program', ({ sent, answered }: FirstPaint) => answered - sent],
  ['transfer', ({ answered, transferred }: FirstPaint) => transferred - answered],
  ['script', ({ transferred, scripted }: FirstPaint) => scripted - transferred],
  ['draw', ({ scripted, shown }: FirstPaint) => shown - scripted],
  ['all, to the first frame with species', ({ shown }: FirstPaint) => shown],
  ['the same since the address was opened', ({ opened }: FirstPaint) => opened],
] as const;

export function printFirstPaints(paints: readonly FirstPaint[]): void {
  for (const [name, part] of parts) {
    const times = inOrder(paints.map(part));
    console.log(`  ${name.padEnd(38)} median ${quantile(times, 0.5)}, worst ${quantile(times, 1)}`);
  }
  console.log(`  The answer has ${Math.round((paints[0]?.bytes ?? 0) / 1000)} kB.`);
}
