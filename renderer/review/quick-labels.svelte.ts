import type { Species } from '#contract/species.ts';

/** Keys 4 to 9. */
export const firstQuickKey = 4;
const slots = 6;

/**
 * The species that keys 4 to 9 stand for: those a person chose in this window, each on a key of its own that it keeps,
 * then what else the model considered for the clip on show.
 */
export class QuickLabels {
  #chosen = $state.raw<readonly Species[]>([]);
  #next = 0;

  /** A species that was given to a detection: it gets a key; with none left, it takes that of the one chosen longest ago. */
  take(species: Species): void {
    if (this.#chosen.some(({ code }) => code === species.code)) return;
    this.#chosen = this.#chosen.length < slots ? [...this.#chosen, species] : this.#chosen.with(this.#next, species);
    this.#next = (this.#next + 1) % slots;
  }

  /** What the keys stand for, first to last. */
  with(candidates: readonly Species[], current: Species): readonly Species[] {
    const taken = new Set([...this.#chosen.map(({ code }) => code), current.code]);
    return [...this.#chosen, ...candidates.filter(({ code }) => !taken.has(code))].slice(0, slots);
  }
}
