import type { AnswerTo, Ask, Client, Reply, RequestName } from './requests.ts';

/** Where the look for a new version stands. */
export type UpdateState =
  /** The person has not turned it on. */
  | { readonly kind: 'off' }
  /** This copy cannot update itself: it was not installed by an installer that can. */
  | { readonly kind: 'impossible'; readonly reason: string }
  | { readonly kind: 'idle' | 'looking' | 'newest' }
  /** It waits for the end of the run at hand before it is installed. */
  | { readonly kind: 'fetching' | 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** What is so of this computer. */
export type DesktopState = {
  readonly updates: UpdateState;
  /** Per cent, null where there is no battery or nobody knows. */
  readonly batteryPercent: number | null;
  readonly onBattery: boolean;
};

/** What only a desktop can be asked. It travels beside the engine's requests, in the same envelope. */
export type DesktopRequests = {
  /** The folder the person picked in the system's dialog, or null when they cancelled. */
  'desktop.pick-folder': { ask: Record<string, never>; answer: string | null };
  /** Shows a recording's file in the system's file manager. Takes the id of a file, never a path. */
  'desktop.reveal-file': { ask: { file: number }; answer: null };
  /** Saves a report for support where the person says. The path, or null when they cancelled. */
  'desktop.save-report': { ask: Record<string, never>; answer: string | null };
  'desktop.read': { ask: Record<string, never>; answer: DesktopState };
  /** Looks for a new version now, or installs the one that is ready. */
  'desktop.update': { ask: Record<string, never>; answer: DesktopState };
};

export type DesktopRequestName = keyof DesktopRequests;

export type DesktopAsk<K extends DesktopRequestName> = DesktopRequests[K]['ask'];

export type DesktopAnswer<K extends DesktopRequestName> = DesktopRequests[K]['answer'];

/** What only a desktop can do. A browser has none of it, and the page says so. */
export interface Desktop {
  ask<K extends DesktopRequestName>(name: K, ask: DesktopAsk<K>): Promise<DesktopAnswer<K>>;
  /** Hears the place in the page (such as `#/settings`) that a menu asks for. Returns the unsubscribe. */
  onShow(hear: (hash: string) => void): () => void;
  /** The path of a file or folder dropped on the window, or null where the system gives none. */
  pathOfDropped(file: unknown): string | null;
}

/**
 * What the Electron preload puts at `window.songsight`. `ask` hands over the whole reply instead of throwing: an error that
 * crosses Electron's context bridge keeps its message and loses everything else, so the page unwraps the envelope itself.
 */
export interface Bridge {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<Reply<AnswerTo<K>>>;
  askDesktop<K extends DesktopRequestName>(name: K, ask: DesktopAsk<K>): Promise<Reply<DesktopAnswer<K>>>;
  on: Client['on'];
  onShow: Desktop['onShow'];
  mediaUrl: Client['mediaUrl'];
  pathOfDropped: Desktop['pathOfDropped'];
}
