import type { ExportFormat, ExportOptions, ExportPreview, ExportResult } from '#contract/exports.ts';
import type { Failure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { Station } from '#contract/stations.ts';
import { failureOf } from '../shared/client/failure-of.ts';
import { Reading } from '../shared/client/reading.svelte.ts';
import { language } from '../shared/i18n/language.svelte.ts';

/** What is to leave, how much that is, and where it went. Lives as long as the window, so that a long export can be left alone. */
export class ExportModel {
  format = $state<ExportFormat>('report-html');
  filter = $state.raw<DetectionFilter>({});
  options = $state.raw<ExportOptions>({});
  /** null: a new folder in the data folder. */
  folder = $state<string | null>(null);
  readonly preview = new Reading<ExportPreview>();
  readonly stations = new Reading<readonly Station[]>();
  running = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  result = $state.raw<ExportResult | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Returns the unsubscribe. */
  start(): () => void {
    return this.#client.on('export.progress', (progress) => {
      if (this.running !== null) this.running = progress;
    });
  }

  async open(): Promise<void> {
    await Promise.all([
      this.look(),
      this.stations.load(async () => (await this.#client.ask('stations.read', {})).stations),
    ]);
  }

  /** Counts what the export would hold. */
  async look(): Promise<void> {
    const { format, filter } = this;
    const asked = { format, filter };
    await this.preview.load(() => this.#client.ask('export.preview', asked), JSON.stringify(asked));
  }

  /** @param existing what to do where files of the same name are there; `ask` fails with `already-there`. */
  async write(existing: NonNullable<ExportOptions['existing']> = 'ask'): Promise<void> {
    if (this.running !== null) return;
    const { format, filter, folder } = this;
    const options = { language: language.code, ...this.options, existing };
    this.running = { done: 0, total: this.preview.value?.detections ?? 0 };
    this.result = null;
    this.failure = null;
    try {
      this.result = await this.#client.ask('export.write', { format, filter, options, folder });
    } catch (thrown) {
      this.failure = failureOf(thrown);
    } finally {
      this.running = null;
    }
  }

  async stop(): Promise<void> {
    await this.#client.ask('export.cancel', {});
  }
}
