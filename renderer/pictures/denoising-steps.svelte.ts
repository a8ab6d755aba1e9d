import type { DenoisingSteps } from '#contract/pictures.ts';
import type { PictureId } from '#contract/ids.ts';
import type { Client } from '#contract/requests.ts';
import { Reading } from '../shared/client/reading.svelte.ts';

/** The steps in which a picture came out of the noise. */
export class StepsModel {
  readonly reading = new Reading<DenoisingSteps>();
  /** Which step is shown, from 0. */
  step = $state(0);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(picture: PictureId): Promise<void> {
    if (this.reading.value?.picture === picture) return;
    this.reading.clear();
    this.step = 0;
    await this.reading.load(() => this.#client.ask('steps.paint', { picture }));
  }

  close(): void {
    this.reading.clear();
    this.step = 0;
  }

  get last(): number {
    return Math.max(0, (this.reading.value?.frames.length ?? 1) - 1);
  }

  /** One step on; from the end back to the noise. */
  advance(): void {
    this.step = this.step >= this.last ? 0 : this.step + 1;
  }
}
