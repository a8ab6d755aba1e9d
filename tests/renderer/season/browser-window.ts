// The real page in real Chromium, on real engines: what the tests of looks and of hands share.
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Engine } from '#engine/start-engine.ts';
import { chromiumArguments, chromiumPath } from '../../field/chromium.ts';
import { settled } from '../settled.ts';
import { windowStates, type WindowState, type WindowStates } from './window-states.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const ready = { timeout: 100_000 };
export const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, ready);

type OpenOptions = { readonly axe?: boolean; readonly fresh?: boolean; readonly locale?: string };

type AxeWindow = {
  axe: {
    run: (
      options: object,
    ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
  };
};

export type BrowserWindow = {
  readonly states: WindowStates;
  /** Opens a state of the page; `complaints` fill with anything the browser complains about (CSP included). */
  open(state: WindowState, hash: string, options?: OpenOptions): Promise<OpenedPage>;
  close(): Promise<void>;
};

type OpenedPage = { readonly page: Page; readonly complaints: string[]; readonly engine: Engine };

/** Chromium and the states of the window. @throws Error where there is no Chromium */
export async function browserWindow(): Promise<BrowserWindow> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium here');
  const states = await windowStates();
  const args = [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'];
  const browser = await chromium.launch({ executablePath, args });
  return {
    states,
    open: async (state, hash, { axe = false, fresh, locale } = {}) => {
      const viewport = { width: 1280, height: 800 };
      const page = await browser.newPage({ viewport, colorScheme: 'light', ...(locale && { locale }) });
      page.setDefaultTimeout(ready.timeout);
      const complaints: string[] = [];
      page.on('console', (message) => {
        // Recordings and pictures of the many were never made.
        const neverMade = state === 'many' && message.location().url.includes('/media/');
        if (!neverMade && ['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      // Through the debugger, which the page's own policy does not bind.
      if (axe) await page.addInitScript({ path: axePath });
      const { engine } = await states.open(page, state, hash, fresh);
      return { page, complaints, engine };
    },
    close: async () => {
      await browser.close();
      await states.close();
    },
  };
}

/** @param rules all of axe's, or those alone that see colours */
export async function axeViolations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  await page.locator('h1').first().waitFor(ready);
  await settled(page);
  const { violations } = await page.evaluate(
    (only) => (globalThis as unknown as AxeWindow).axe.run({ resultTypes: ['violations'], ...only }),
    rules === 'all' ? {} : { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  );
}
