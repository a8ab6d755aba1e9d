import type { BrowserWindow } from 'electron';
import type { WatchState } from '#contract/watch.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { ShowNotice } from '../notices/notices.ts';
import type { Presence, TrayFacts } from '../menu/tray.ts';

export type BackgroundParts = {
  readonly window: BrowserWindow;
  readonly presence: Presence;
  readonly notice: ShowNotice;
  /** The person wants to go on watching with the window closed. */
  wanted(): boolean;
  /** The program is being ended: then a window is closed and not hidden. */
  quitting(): boolean;
  watch(): WatchState;
};

const wentOn = {
  title: sentence('notice-in-background'),
  body: sentence('notice-in-background-body'),
  hash: '#/settings',
};

/** Closing the window while folders are watched hides it; the sign in the tray stays. Says so once in a start. */
export function keepInBackground(parts: BackgroundParts): { refresh(): void } {
  const { window, presence, notice } = parts;
  let told = false;
  window.on('close', (event) => {
    if (parts.quitting() || !parts.wanted() || parts.watch().folders.length === 0) return;
    event.preventDefault();
    window.hide();
    presence.show(trayFacts(parts.watch()));
    if (!told) notice(wentOn);
    told = true;
  });
  window.on('show', () => presence.hide());
  return {
    refresh: () => {
      if (!window.isDestroyed() && !window.isVisible()) presence.show(trayFacts(parts.watch()));
    },
  };
}

/** What the tray says, e.g. `Analysing, 12 recordings waiting`. */
function trayFacts({ paused, held, totals, folders }: WatchState): TrayFacts {
  const count = totals.waiting;
  if (paused) return { words: sentence('tray-paused', { count }), paused };
  if ((held ?? null) !== null) return { words: sentence('tray-held', { count }), paused };
  if (count > 0) return { words: sentence('tray-analysing', { count }), paused };
  return { words: sentence('tray-watching', { count: folders.length }), paused };
}
