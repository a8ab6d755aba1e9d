import type { Browser, Page } from 'playwright-core';
import { windowStates } from '../../tests/renderer/season/window-states.ts';
import { take, themes } from './shot.ts';

/** [name, state of the window, address]: what a person sees before there is anything, while it comes, and when it does not. */
const states = [
  ['empty', 'empty', '#/timeline'],
  ['empty-gallery', 'quiet', '#/gallery'],
  ['empty-review', 'quiet', '#/review'],
  ['loading', 'loading', '#/timeline'],
  ['failing', 'broken', '#/gallery'],
  ['failing-clip', 'broken', '#/clip/9'],
  ['failing-disk', 'failing', '#/timeline'],
  ['paused', 'paused', '#/timeline'],
  ['threshold-reviewed', 'full', '#/threshold'],
  ['stations-full', 'full', '#/stations'],
] as const;

/** The states of the window that the demo's results cannot show on demand, on the small season of the window's tests. */
export async function takeStates(browser: Browser): Promise<void> {
  const season = await windowStates();
  for (const [name, state, hash] of states) {
    const url = async (page: Page): Promise<void> => void (await season.open(page, state, hash));
    for (const theme of themes) await take(browser, { name: `${name}-${theme}`, url, theme });
    await take(browser, { name: `${name}-narrow`, url, theme: 'light', narrow: true });
  }
  await season.close();
}
