import type { Failure } from '#contract/failure.ts';
import type { FolderId } from '#contract/ids.ts';
import type { AnswerTo, Client } from '#contract/requests.ts';
import type { DatabaseCheck, DataState, DiskSpacePlan } from '#contract/upkeep.ts';
import type { FolderTurn } from '#contract/watch.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** What is at work now, to be shown where it was asked for. */
export type UpkeepCommand = 'backup' | 'restore' | 'check' | 'plan' | 'tidy' | 'folder';

/** The data folder and what a person does to look after it and the folders of recordings. */
export class UpkeepModel {
  readonly data = new Reading<DataState>();
  readonly missing = new Reading<AnswerTo<'missing.read'>>();
  check = $state.raw<DatabaseCheck | null>(null);
  plan = $state.raw<DiskSpacePlan | null>(null);
  /** Where the last backup was written. */
  written = $state<string | null>(null);
  busy = $state<UpkeepCommand | null>(null);
  /** Why the last action was refused. */
  refused = $state.raw<Failure | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  refresh(): Promise<void> {
    return this.data.load(() => this.#client.ask('data.read', {}));
  }

  refreshMissing(): Promise<void> {
    return this.missing.load(() => this.#client.ask('missing.read', { folder: null }));
  }

  /** @param folder null: into the data folder. */
  backUp(folder: string | null): Promise<boolean> {
    return this.#do('backup', async () => {
      const { written, ...data } = await this.#client.ask('data.backup', { folder });
      this.data.take(data);
      this.written = written;
    });
  }

  /** null takes the choice back. */
  restore(backup: string | null): Promise<boolean> {
    return this.#do('restore', async () => this.data.take(await this.#client.ask('data.restore', { backup })));
  }

  lookThrough(): Promise<boolean> {
    return this.#do('check', async () => {
      this.check = null;
      this.check = await this.#client.ask('data.check', {});
    });
  }

  planDiskSpace(budgetBytes: number): Promise<boolean> {
    return this.#do('plan', async () => {
      this.plan = await this.#client.ask('data.plan', { budgetBytes });
    });
  }

  turn(folder: FolderId, turn: FolderTurn): Promise<boolean> {
    return this.#do('folder', () => this.#client.ask('folder.turn', { folder, turn }));
  }

  cancel(folder: FolderId): Promise<boolean> {
    return this.#do('folder', () => this.#client.ask('folder.cancel', { folder }));
  }

  retry(folder: FolderId): Promise<boolean> {
    return this.#do('folder', () => this.#client.ask('folder.retry', { folder }));
  }

  relink(folder: FolderId, to: string): Promise<boolean> {
    return this.#do('folder', () => this.#client.ask('folder.relink', { folder, to }));
  }

  async #do(action: UpkeepCommand, work: () => Promise<unknown>): Promise<boolean> {
    this.busy = action;
    this.refused = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.refused = failureOf(thrown);
      return false;
    } finally {
      this.busy = null;
    }
  }
}
