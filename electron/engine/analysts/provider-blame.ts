import type { ProviderRefusal } from '#analysis/process/analyst.ts';

const again = 'Choose it again in the settings to try once more.';

/**
 * Finds out whether a graphics processor or a recording takes the analyst's process down. A provider that dies while it is
 * tried is guilty. One that dies at work is suspected: the work is repeated on the CPU, and what happens there decides.
 */
export class ProviderBlame {
  #suspect: ProviderRefusal | null = null;

  /** Providers that must not be tried now, besides those that are remembered. */
  avoid(): readonly ProviderRefusal[] {
    return this.#suspect === null ? [] : [this.#suspect];
  }

  /** @returns the provider that is now known to be guilty. */
  died(life: { readonly trying: string | null; readonly used: string | null }, how: string): ProviderRefusal | null {
    if (life.trying !== null) {
      return {
        provider: life.trying,
        reason: `It took the listening process down (${how}) when it was tried. ${again}`,
      };
    }
    // A crash on the CPU clears the suspect: it is the recording.
    const { used } = life;
    const reason = `It took the listening process down (${how}) in the middle of the work. ${again}`;
    this.#suspect = used === null || used === 'cpu' ? null : { provider: used, reason };
    return null;
  }

  /** The work succeeded. @returns the suspect, who is guilty when the CPU could do what it could not. */
  worked(): ProviderRefusal | null {
    const guilty = this.#suspect;
    this.#suspect = null;
    return guilty;
  }
}
