import type { ProviderRefusal } from '#analysis/process/analyst.ts';
import { sentence } from '#contract/words/sentence.ts';
import { asSentence } from '#store/opening/stored-sentence.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';

const avoidKey = 'provider.avoid';
const tryingKey = 'provider.trying';

/** Remembers across starts which providers took a process down. They are not tried again until a person asks for them. */
export type ProviderMemory = {
  avoid(): readonly ProviderRefusal[];
  /** Written before a trial begins; a trial that takes the whole program down is found there at the next start. */
  trying(provider: string | null): void;
  convict(refusal: ProviderRefusal): void;
  /** A person asked for a provider: all may be tried again. */
  forget(): void;
};

export function openProviderMemory(db: SongDatabase): ProviderMemory {
  const stored = readStoredValues(db);
  let avoid = readRefusals(stored.get(avoidKey));
  const write = (refusals: readonly ProviderRefusal[]): void => {
    avoid = refusals;
    writeStoredValues(db, { [avoidKey]: refusals, [tryingKey]: null });
  };
  const convict = (refusal: ProviderRefusal): void =>
    write([...avoid.filter(({ provider }) => provider !== refusal.provider), refusal]);
  const unfinished = stored.get(tryingKey);
  if (typeof unfinished === 'string') {
    convict({ provider: unfinished, reason: sentence('provider-crashed-songsight') });
  }
  return {
    avoid: () => avoid,
    trying: (provider) => writeStoredValues(db, { [tryingKey]: provider }),
    convict,
    forget: () => write([]),
  };
}

/** Takes in what the database holds; anything else than a list of refusals is forgotten. */
function readRefusals(raw: unknown): readonly ProviderRefusal[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((each: unknown) => {
    const fields = new Map(Object.entries(each ?? {}));
    const [provider, reason] = [fields.get('provider'), asSentence(fields.get('reason'))];
    return typeof provider === 'string' && reason !== null ? [{ provider, reason }] : [];
  });
}
