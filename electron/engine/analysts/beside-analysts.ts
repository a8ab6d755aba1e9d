import type { Described } from './described.ts';

type Kept = { readonly opened: Promise<Described>; users: number; gone: boolean };

/** Idle ones stay loaded: folders that use other models take turns. */
const mostIdle = 1;

/** Analysts with other packs than the one in use, opened when there is work for them and closed when others are wanted more. */
export class BesideAnalysts {
  readonly #open: (packFolder: string) => Promise<Described>;
  /** The one used last comes last. */
  readonly #kept = new Map<string, Kept>();
  readonly #going = new Set<Promise<void>>();

  constructor(open: (packFolder: string) => Promise<Described>) {
    this.#open = open;
  }

  /** @throws KnownFailure where the pack cannot be opened; the next call tries again */
  async use<T>(packFolder: string, use: (described: Described) => Promise<T>): Promise<T> {
    const kept = this.#kept.get(packFolder) ?? { opened: this.#open(packFolder), users: 0, gone: false };
    this.#kept.delete(packFolder);
    this.#kept.set(packFolder, kept);
    kept.users += 1;
    try {
      return await use(await this.#opened(packFolder, kept));
    } finally {
      kept.users -= 1;
      this.#tidy();
    }
  }

  /** They are opened anew from now on, on another provider or with other threads. */
  forget(): void {
    for (const [packFolder, kept] of this.#kept) this.#letGo(packFolder, kept);
  }

  async close(): Promise<void> {
    this.forget();
    for (const kept of this.#kept.values()) this.#end(kept);
    await Promise.all(this.#going);
  }

  async #opened(packFolder: string, kept: Kept): Promise<Described> {
    try {
      return await kept.opened;
    } catch (thrown) {
      if (this.#kept.get(packFolder) === kept) this.#kept.delete(packFolder);
      throw thrown;
    }
  }

  #tidy(): void {
    const idle = [...this.#kept].filter(([, { users }]) => users === 0);
    for (const [packFolder, kept] of idle.slice(0, Math.max(0, idle.length - mostIdle))) this.#letGo(packFolder, kept);
  }

  /** One that is at work is closed all the same: its work was interrupted before. */
  #letGo(packFolder: string, kept: Kept): void {
    this.#kept.delete(packFolder);
    this.#end(kept);
  }

  #end(kept: Kept): void {
    if (kept.gone) return;
    kept.gone = true;
    const ended = kept.opened.then(
      ({ analyst }) => analyst.close(),
      () => undefined,
    );
    this.#going.add(ended);
    void ended.finally(() => this.#going.delete(ended));
  }
}
