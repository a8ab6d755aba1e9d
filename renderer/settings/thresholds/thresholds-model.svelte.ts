import type { Client } from '#contract/requests.ts';
import type { SettingsAnswer, ThresholdsAnswer } from '#contract/settings.ts';
import { Reading } from '#renderer/shared/client/reading.svelte.ts';

/** A person's wishes: by species code first, then one for all; where both are silent the model's own stand. */
export type ThresholdWishes = {
  readonly threshold: number | null;
  readonly speciesThresholds: SettingsAnswer['settings']['speciesThresholds'];
};

/** Detections each species would have, by its code; a species never heard is not in it. */
export function detectionsLeft(answer: ThresholdsAnswer, wishes: ThresholdWishes): ReadonlyMap<string, number> {
  return new Map(
    answer.species.map(({ code, counts, atModels }) => {
      const wish = wishes.speciesThresholds[code] ?? wishes.threshold;
      return [code, wish === null ? atModels : (counts[Math.ceil(wish * 100 - 1e-9)] ?? 0)];
    }),
  );
}

/** What every threshold would leave, so that one can be chosen before anything changes. */
export class ThresholdsModel {
  readonly reading = new Reading<ThresholdsAnswer>();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async open(): Promise<void> {
    await this.reading.load(() => this.#client.ask('thresholds.read', {}));
  }
}
