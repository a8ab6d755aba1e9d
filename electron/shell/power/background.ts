import type { BrowserWindow } from 'electron';
import type { WatchState } from '#contract/watch.ts';
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
  title: 'Songsight goes on listening',
  body: 'Its window is closed. Start Songsight again to see it, or end it with Quit. The settings say what closing does.',
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

/** What the tray says, e.g. `Listening, 12 recordings waiting`. */
function trayFacts({ paused, held, totals, folders }: WatchState): TrayFacts {
  const waiting = `${totals.waiting} ${totals.waiting === 1 ? 'recording' : 'recordings'} waiting`;
  if (paused) return { words: `Paused, ${waiting}`, paused };
  if (typeof held === 'string') return { words: `Resting, ${waiting}`, paused };
  if (totals.waiting > 0) return { words: `Listening, ${waiting}`, paused };
  return { words: `Watching ${folders.length} ${folders.length === 1 ? 'folder' : 'folders'}`, paused };
}
