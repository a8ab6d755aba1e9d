import type { AnswerTo, Ask, Client, Reply, RequestName } from './requests.ts';

/** What only a desktop can do. A browser has none of it, and the page says so. */
export interface Desktop {
  /** The folder the person picked in the system's dialog, or null when they cancelled. */
  pickFolder(): Promise<string | null>;
  /** Shows a recording's file in the system's file manager. */
  revealFile(file: number): Promise<void>;
  /** The path of a folder dropped on the window, or null where the system gives none. */
  pathOfDropped(file: unknown): string | null;
}

/**
 * What the Electron preload puts at `window.songsight`. `ask` hands over the whole reply instead of throwing: an error that
 * crosses Electron's context bridge keeps its message and loses everything else, so the page unwraps the envelope itself.
 */
export interface Bridge extends Desktop {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<Reply<AnswerTo<K>>>;
  on: Client['on'];
  mediaUrl: Client['mediaUrl'];
}
