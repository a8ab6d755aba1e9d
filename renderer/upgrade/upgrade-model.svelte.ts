import type { Desktop } from '#contract/desktop/desktop.ts';
import type { UpgradeState } from '#contract/desktop/upgrade.ts';

const askEveryMs = 250;

/** What the page about the upgrade knows: it asks again and again, so that a page that was loaded anew knows at once. */
export class UpgradeModel {
  state = $state.raw<UpgradeState | null>(null);
  readonly #desktop: Pick<Desktop, 'ask'>;

  constructor(desktop: Pick<Desktop, 'ask'>) {
    this.#desktop = desktop;
  }

  /** @returns the way to stop */
  follow(): () => void {
    const timer = setInterval(() => void this.#ask(false), askEveryMs);
    void this.#ask(false);
    return () => clearInterval(timer);
  }

  again(): Promise<void> {
    return this.#ask(true);
  }

  async #ask(again: boolean): Promise<void> {
    try {
      this.state = (await this.#desktop.ask('desktop.upgrade', { again })) ?? this.state;
    } catch {
      // The program takes the window over in this moment: what was known last stays until its own page is there.
    }
  }
}
