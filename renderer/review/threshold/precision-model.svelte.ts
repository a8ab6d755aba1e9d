import type { SampleId } from '#contract/ids.ts';
import type { SpeciesCode } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import type { PrecisionAnswer } from '#contract/review.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';

/** What verdicts say about the thresholds of one species. */
export class PrecisionModel {
  readonly reading = new Reading<PrecisionAnswer>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(species: string, sample: SampleId | null): Promise<void> {
    await this.reading.loadOne(`${species} ${sample}`, () =>
      this.#client.ask('precision.read', { species: species as SpeciesCode, sample }),
    );
  }
}
