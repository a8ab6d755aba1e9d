import type { Page } from 'playwright-core';

/** Milliseconds, sorted. */
export type Times = readonly number[];

export const inOrder = (times: readonly number[]): Times => [...times].sort((a, b) => a - b);

export function quantile(sorted: Times, part: number): string {
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1)} ms`;
}

export function frameWords(times: readonly number[]): string {
  const sorted = inOrder(times);
  const [median, p95, longest] = [quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 1)];
  return `${sorted.length} frames, median ${median}, p95 ${p95}, longest ${longest}`;
}

/** Scrolls the page by so many CSS pixels in every frame, until the time is over or the place is reached. @returns how long each frame took. */
export function scrollFrames(page: Page, by: number, until: { ms: number } | { top: number }): Promise<Times> {
  return page.evaluate(
    ({ by, until }) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const began = performance.now();
        let last = began;
        const over = (now: number): boolean => {
          if ('ms' in until) return now - began >= until.ms;
          return by > 0 ? window.scrollY >= until.top : window.scrollY <= until.top;
        };
        requestAnimationFrame(function next(now) {
          times.push(now - last);
          last = now;
          window.scrollBy({ top: by, behavior: 'instant' });
          if (over(now)) done(times.slice(1));
          else requestAnimationFrame(next);
        });
      }),
    { by, until },
  );
}
