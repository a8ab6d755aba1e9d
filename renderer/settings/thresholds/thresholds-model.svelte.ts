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
  return new Map(answer.species.map((species) => [species.code, leftOf(species, wishes)]));
}

/** All of them together. */
export function allLeft(answer: ThresholdsAnswer, wishes: ThresholdWishes): number {
  return answer.species.reduce((sum, species) => sum + leftOf(species, wishes), 0);
}

/** Species that one choice of thresholds detects and another does not. */
export function onlyIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string[] {
  return [...one].flatMap(([code, count]) => (count > 0 && (other.get(code) ?? 0) === 0 ? [code] : []));
}

function leftOf({ code, counts, atModels }: ThresholdsAnswer['species'][number], wishes: ThresholdWishes): number {
  const wish = wishes.speciesThresholds[code] ?? wishes.threshold;
  return wish === null ? atModels : (counts[Math.ceil(wish * 100 - 1e-9)] ?? 0);
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
