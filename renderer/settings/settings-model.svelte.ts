import type { Failure } from '#contract/failure.ts';
import type { Client, Events } from '#contract/requests.ts';
import type { SettingsAnswer, Settings } from '#contract/settings.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The settings; every change is written at once. */
export class SettingsModel {
  readonly reading = new Reading<SettingsAnswer>();
  refused = $state.raw<Failure | null>(null);
  /** How many changes were saved: a view announces each. */
  saved = $state(0);
  /** How far a change of thresholds is with the recordings analysed before; null: none is under way. */
  deriving = $state.raw<Events['settings.deriving'] | null>(null);
  /** What the last changes were made from, the newest last. */
  #before = $state.raw<readonly Partial<Settings>[]>([]);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    const stops = [
      this.#client.on('settings.changed', (answer) => this.reading.take(answer)),
      this.#client.on('settings.deriving', (now) => {
        this.deriving = now.done < now.total ? now : null;
      }),
    ];
    void this.refresh();
    return () => stops.forEach((stop) => stop());
  }

  async refresh(): Promise<void> {
    await this.reading.load(() => this.#client.ask('settings.read', {}));
  }

  get undoable(): boolean {
    return this.#before.length > 0;
  }

  async write(change: Partial<Settings>): Promise<boolean> {
    const before = this.#valuesOf(change);
    const saved = await this.#write(change);
    if (saved && before !== null) this.#before = [...this.#before, before];
    return saved;
  }

  /** Makes the last change undone, one after the other. */
  async undo(): Promise<boolean> {
    const last = this.#before.at(-1);
    if (last === undefined) return false;
    this.#before = this.#before.slice(0, -1);
    return this.#write(last);
  }

  /** What the settings are now that a change speaks of. */
  #valuesOf(change: Partial<Settings>): Partial<Settings> | null {
    const now = this.reading.value?.settings;
    if (now === undefined) return null;
    return Object.fromEntries(Object.entries(now).filter(([key]) => Object.hasOwn(change, key)));
  }

  async #write(change: Partial<Settings>): Promise<boolean> {
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
