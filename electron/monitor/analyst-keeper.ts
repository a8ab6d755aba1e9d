import type { Analyst, AnalystFacts, AnalystOptions } from '#analysis/analyst.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { forkedAnalyst, type ForkAnalyst } from './forked-analyst.ts';

export type OpenAnalyst = (options: AnalystOptions) => Promise<Analyst>;

/** The analyst in use and what is known of it; opened anew when another provider is chosen. */
export type AnalystKeeper = {
  facts(): AnalystFacts;
  analyst(): Analyst;
  /** Opens an analyst on this provider and closes the one before. Keeps the old one when that fails. */
  use(provider: ProviderChoice): Promise<void>;
  /** Asks again what the analyst runs on; a child that was started anew may have chosen another provider. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

/** @throws KnownFailure `pack-invalid`, `provider-failed`, `analyst-crashed`. */
export async function keepAnalyst(open: OpenAnalyst, options: AnalystOptions): Promise<AnalystKeeper> {
  let current = await openDescribed(open, options);
  return {
    facts: () => current.facts,
    analyst: () => current.analyst,
    use: async (provider) => {
      const before = current.analyst;
      current = await openDescribed(open, { ...options, provider });
      await before.close();
    },
    refresh: async () => {
      current = { ...current, facts: await current.analyst.describe() };
    },
    close: () => current.analyst.close(),
  };
}

type Described = { readonly analyst: Analyst; readonly facts: AnalystFacts };

async function openDescribed(open: OpenAnalyst, options: AnalystOptions): Promise<Described> {
  const analyst = await open(options);
  try {
    return { analyst, facts: await analyst.describe() };
  } catch (thrown) {
    await analyst.close();
    throw thrown;
  }
}

/** How to open an analyst: in a child process where one can be forked, else in this one, loaded only when it is needed. */
export function analystOpener(fork: ForkAnalyst | undefined): OpenAnalyst {
  if (fork !== undefined) return (options) => Promise.resolve(forkedAnalyst(fork, options));
  return async (options) => {
    const { openAnalyst } = await import('#analysis/in-process-analyst.ts');
    return openAnalyst(options);
  };
}
