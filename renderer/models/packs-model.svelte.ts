import type { Client } from '#contract/requests.ts';
import type { Failure } from '#contract/failure.ts';
import type { PackEntry, PackFiguresAnswer, PacksAnswer } from '#contract/models.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

type Command = 'check' | 'import' | 'export' | 'use' | 'remove' | 'measure';

/** Model packs: which there are, and what was said of one that is to be imported. */
export class PacksModel {
  readonly packs = new Reading<PacksAnswer>();
  /** The pack that was looked at, before it is imported. */
  checked = $state.raw<PackEntry | null>(null);
  refused = $state.raw<Failure | null>(null);
  busy = $state<Command | null>(null);
  /** The pack whose speed is being measured. */
  measuring = $state<string | null>(null);
  /** The id of the pack imported last. */
  imported = $state<string | null>(null);
  /** The pack that was exported last, and where it lies. */
  exported = $state.raw<{ readonly id: string; readonly path: string; readonly bytes: number } | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async refresh(): Promise<void> {
    await this.packs.load(() => this.#client.ask('packs.read', {}));
  }

  /** Looks at a folder, a zip or a model and changes nothing. */
  async check(path: string, labels: string | null): Promise<void> {
    this.imported = null;
    await this.#action('check', async () => {
      this.checked = await this.#client.ask('packs.check', { path, labels });
    });
  }

  async import(path: string, labels: string | null): Promise<void> {
    await this.#action('import', async () => {
      const { imported, ...answer } = await this.#client.ask('packs.import', { path, labels });
      this.packs.take(answer);
      this.checked = null;
      this.imported = imported;
    });
  }

  async use(id: string): Promise<void> {
    await this.#action('use', async () => this.packs.take(await this.#client.ask('packs.use', { id })));
  }

  /** Writes a pack as one zip into the data folder's exports. */
  async export(id: string): Promise<void> {
    this.exported = null;
    await this.#action('export', async () => {
      this.exported = { id, ...(await this.#client.ask('packs.export', { id, folder: null })) };
    });
  }

  /** What its makers measured of a pack. */
  figures(id: string): Promise<PackFiguresAnswer> {
    return this.#client.ask('packs.figures', { id });
  }

  async remove(id: string): Promise<void> {
    await this.#action('remove', async () => this.packs.take(await this.#client.ask('packs.remove', { id })));
  }

  /** Lets a pack listen to a built-in sound to see how fast it is here. */
  async measure(id: string): Promise<void> {
    if (this.busy !== null) return;
    this.measuring = id;
    await this.#action('measure', async () => this.packs.take(await this.#client.ask('packs.measure', { id })));
    this.measuring = null;
  }

  /** Forgets what was looked at. */
  drop(): void {
    this.checked = null;
    this.refused = null;
    this.imported = null;
  }

  async #action(action: Command, act: () => Promise<void>): Promise<void> {
    if (this.busy !== null) return;
    this.busy = action;
    this.refused = null;
    try {
      await act();
    } catch (thrown) {
      this.refused = failureOf(thrown);
    } finally {
      this.busy = null;
    }
  }
}
