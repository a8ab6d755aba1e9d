/** What only a desktop can do. A browser has none of it, and the page says so. */
export interface Desktop {
  /** The folder the person picked in the system's dialog, or null when they cancelled. */
  pickFolder(): Promise<string | null>;
  /** Shows a recording's file in the system's file manager. */
  revealFile(file: number): Promise<void>;
  /** The path of a folder dropped on the window, or null where the system gives none. */
  pathOfDropped(file: unknown): string | null;
}
