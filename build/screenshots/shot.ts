import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

export const target = path.resolve(import.meta.dirname, '../../docs/screenshots');

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

/** One picture of the window: which address, how wide, in which colours. */
export type Shot = {
  readonly name: string;
  /** An address, or how to get there. */
  readonly url: string | ((page: Page) => Promise<void>);
  readonly theme: Theme;
  readonly narrow?: boolean;
  /** The whole page instead of what fits in the window. */
  readonly whole?: boolean;
  /** What a hand does before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
};

export async function openPage(browser: Browser, { url, theme, narrow }: Shot): Promise<Page> {
  const viewport = narrow === true ? { width: 420, height: 860 } : { width: 1280, height: 800 };
  const page = await browser.newPage({ viewport, colorScheme: theme, reducedMotion: 'reduce', locale: 'en-GB' });
  if (typeof url === 'string') await page.goto(url);
  else await url(page);
  return page;
}

const longestFetchMs = 30_000;

/** Waits until what the page asked for is there: a spectrogram of a busy computer takes its time. */
async function fetched(page: Page): Promise<void> {
  const end = Date.now() + longestFetchMs;
  const unanswered = (): Promise<number> =>
    page.evaluate(() => {
      const pictures = [...document.images].filter(({ complete, loading }) => !complete && loading !== 'lazy');
      return pictures.length + document.querySelectorAll('[aria-busy="true"]').length;
    });
  while ((await unanswered()) > 0 && Date.now() < end) await page.waitForTimeout(100);
}

/** Writes `docs/screenshots/<name>.jpg`. */
export async function take(browser: Browser, shot: Shot): Promise<void> {
  const page = await openPage(browser, shot);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await shot.before?.(page);
  await page.waitForTimeout(1200);
  await fetched(page);
  await page.screenshot({
    path: path.join(target, `${shot.name}.jpg`),
    type: 'jpeg',
    quality: 82,
    fullPage: shot.whole === true,
  });
  await page.close();
}
