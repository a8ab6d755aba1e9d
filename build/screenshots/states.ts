import type { Browser } from 'playwright-core';
import { buildPreview, servePreview } from '../../tests/renderer/preview/serve-preview.ts';
import { take, themes } from './shot.ts';

/** [name, state of the preview, address]: what a person sees before there is anything, while it comes, and when it does not. */
const states = [
  ['empty', 'empty', '#/timeline'],
  ['empty-gallery', 'quiet', '#/gallery'],
  ['empty-review', 'quiet', '#/review'],
  ['loading', 'loading', '#/timeline'],
  ['failing', 'broken', '#/gallery'],
  ['failing-clip', 'broken', '#/clip/9'],
  ['failing-disk', 'failing', '#/timeline'],
  ['paused', 'paused', '#/timeline'],
  ['threshold-judged', 'full', '#/threshold'],
  ['stations-full', 'full', '#/stations'],
] as const;

/** The states of the window that real results cannot show on demand, on the engine in memory of the window's tests. */
export async function takeStates(browser: Browser, folder: string): Promise<void> {
  await buildPreview(folder);
  const preview = await servePreview(folder);
  for (const [name, state, hash] of states) {
    const url = `${preview.address}/?state=${state}${hash}`;
    for (const theme of themes) await take(browser, { name: `${name}-${theme}`, url, theme });
    await take(browser, { name: `${name}-narrow`, url, theme: 'light', narrow: true });
  }
  await preview.close();
}
