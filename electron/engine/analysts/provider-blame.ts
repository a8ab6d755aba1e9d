import type { ProviderRefusal } from '#analysis/process/analyst.ts';
import { sentence, type SentenceValue } from '#contract/words/sentence.ts';

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
  died(
    life: { readonly trying: string | null; readonly used: string | null },
    how: SentenceValue,
  ): ProviderRefusal | null {
    if (life.trying !== null) return { provider: life.trying, reason: sentence('provider-crashed-trying', { how }) };
    // A crash on the CPU clears the suspect: it is the recording.
    const { used } = life;
    const reason = sentence('provider-crashed-working', { how });
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
