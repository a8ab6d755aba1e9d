// What can be clicked stays where it is while the rest of a view is being read, in real Chromium: a button that moves between press
// and release takes no click. Every answer is held and let go by hand, one after the other, in both orders.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewTitles } from '#renderer/app/view-titles.ts';
import { chromiumPath, noChromium } from '../field/chromium.ts';
import { browserWindow, type BrowserWindow } from './season/browser-window.ts';
import { settled } from './settled.ts';

if (chromiumPath() === null) console.log(noChromium);

/** What a view needs besides its name. */
const addresses: Readonly<Record<string, string>> = {
  species: 'species/song_sparrow',
  compare: 'compare?species=song_sparrow,blue_jay',
  clip: 'clip/1',
};
const views = Object.keys(viewTitles).map((view) => addresses[view] ?? view);

/** What has moved in the view since the last look, in words; further than a hand would forgive. */
function moved(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = ((globalThis as { places?: Map<Element, DOMRect> }).places ??= new Map());
    const controls = ['button', 'a', 'input', 'select', 'summary', 'textarea', '[role="slider"]'];
    const found: string[] = [];
    for (const control of document.querySelectorAll(`${controls.map((each) => `main ${each}`).join(',')}, nav a`)) {
      const now = control.getBoundingClientRect();
      if (now.width === 0 || now.bottom < 0 || now.top > innerHeight || !control.checkVisibility()) continue;
      const before = places.get(control);
      const [right, down] = before === undefined ? [0, 0] : [now.left - before.left, now.top - before.top];
      const name = control.getAttribute('aria-label') ?? control.parentElement?.textContent.trim().slice(0, 30);
      if (Math.hypot(right, down) > 4)
        found.push(`${control.tagName} ${name} by ${Math.round(right)}, ${Math.round(down)}`);
      places.set(control, now);
    }
    return found;
  });
}

describe.skipIf(chromiumPath() === null)('while a view is being read', () => {
  let shown: BrowserWindow;

  beforeAll(async () => {
    shown = await browserWindow();
  });
  afterAll(() => shown?.close());

  /** Holds every answer. */
  async function hold(page: Page): Promise<Route[]> {
    const held: Route[] = [];
    await page.route('**/ask/*', (route) => void held.push(route));
    return held;
  }

  /** Lets the answers go one by one. @returns what moved, by the answer that moved it */
  async function letGo(page: Page, held: Route[], order: 'first' | 'last'): Promise<string[]> {
    const found: string[] = [];
    await settled(page);
    await moved(page);
    while (held.length > 0) {
      const next = order === 'first' ? held.shift()! : held.pop()!;
      await next.continue();
      await (await next.request().response())?.finished();
      await settled(page);
      const moves = await moved(page);
      const name = next.request().url().split('/').at(-1)!;
      if (moves.length > 0) found.push(`${name}: ${moves.slice(0, 3).join('; ')}`);
      await settled(page);
    }
    return found;
  }

  test.each([
    { order: 'first', width: 1280, locale: 'en-GB', state: 'full' },
    { order: 'last', width: 1280, locale: 'de-DE', state: 'full' },
    { order: 'last', width: 390, locale: 'en-GB', state: 'full' },
    { order: 'first', width: 1024, locale: 'de-DE', state: 'quiet' },
  ] as const)('nothing moves that can be clicked: $order answer first, $width wide, $locale, $state', async (how) => {
    const found: Record<string, string[]> = {};
    for (const view of views) {
      const { page } = await shown.open(
        'state' in how ? how.state : 'full',
        view === 'settings' ? '#/pictures' : '#/settings',
        how,
      );
      await page.setViewportSize({ width: how.width, height: 800 });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await settled(page);
      const held = await hold(page);
      await page.evaluate((hash) => (location.hash = hash), `#/${view}`);
      const moves = await letGo(page, held, how.order);
      if (moves.length > 0) found[view] = moves;
      await page.close();
    }
    expect(found).toEqual({});
  });

  test.each([
    { order: 'last', width: 1280, locale: 'de-DE' },
    { order: 'first', width: 390, locale: 'en-GB' },
  ] as const)('nor where the window opens on it: $order answer first, $width wide, $locale', async (how) => {
    const found: Record<string, string[]> = {};
    for (const view of ['timeline', 'gallery', 'map', 'review', 'search', 'export']) {
      const { page, engine } = await shown.open('full', `#/${view}`, how);
      // Of two folders one can be chosen.
      await engine.dispatch('watch.add', { folder: shown.states.quietCard });
      await page.setViewportSize({ width: how.width, height: 800 });
      const held = await hold(page);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      const moves = await letGo(page, held, how.order);
      if (moves.length > 0) found[view] = moves;
      await page.close();
    }
    expect(found).toEqual({});
  });
});
