import type { CDPSession, Page } from 'playwright-core';
import { frameWords, scrollFrames } from './frames.ts';

const cards = 100_000;
/** A view of 800 pixels and the spare rows around it: every card is in the page once. */
const step = 1600;

async function heapWords(cdp: CDPSession): Promise<string> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const nodes = metrics.find(({ name }) => name === 'Nodes')?.value ?? 0;
  const listeners = metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? 0;
  return `${(usedSize / 1e6).toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;
}

/** Scrolls the gallery of the whole season through its first 100,000 cards and back; prints what stays in memory. */
export async function printGalleryMemory(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const list = page.locator('main ul').first();
  await list.locator('a').first().waitFor();
  const depth = await list.evaluate((ul, wanted) => {
    const { gridTemplateColumns, gridAutoRows, rowGap } = getComputedStyle(ul);
    const rows = wanted / gridTemplateColumns.split(' ').length;
    return rows * (Number.parseFloat(gridAutoRows) + Number.parseFloat(rowGap));
  }, cards);
  console.log(`  at the top: ${await heapWords(cdp)}`);
  const frames = [...(await scrollFrames(page, step, { top: depth / 2 }))];
  console.log(`  after ${cards / 2} cards: ${await heapWords(cdp)}`);
  frames.push(...(await scrollFrames(page, step, { top: depth })));
  console.log(`  after ${cards} cards: ${await heapWords(cdp)}`);
  frames.push(...(await scrollFrames(page, -step, { top: 0 })));
  console.log(`  back at the top: ${await heapWords(cdp)}`);
  console.log(`  ${step} pixels in every frame: ${frameWords(frames)}`);
}
