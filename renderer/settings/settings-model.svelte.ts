import type { Failure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import type { SettingsAnswer, Settings } from '#contract/settings.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The settings; every change is written at once. */
export class SettingsModel {
  readonly reading = new Reading<SettingsAnswer>();
  refused = $state.raw<Failure | null>(null);
  /** How many changes were saved: a view announces each. */
  saved = $state(0);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    const stop = this.#client.on('settings.changed', (answer) => this.reading.take(answer));
    void this.refresh();
    return stop;
  }

  async refresh(): Promise<void> {
    await this.reading.load(() => this.#client.ask('settings.read', {}));
  }

  async write(change: Partial<Settings>): Promise<boolean> {
    try {
      this.reading.take(await this.#client.ask('settings.write', { change }));
      this.refused = null;
      this.saved += 1;
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    }
  }

  /** null takes the pack's threshold again. */
  writeSpeciesThreshold(code: string, threshold: number | null): Promise<boolean> {
    const own: Record<string, number> = { ...this.reading.value?.settings.speciesThresholds };
    if (threshold === null) delete own[code];
    else own[code] = threshold;
    return this.write({ speciesThresholds: own });
  }
}
