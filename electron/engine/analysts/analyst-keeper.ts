import { sentence, type Sentence, type SentenceValue } from '#contract/words/sentence.ts';
import type {
  Analyst,
  AnalystFacts,
  AnalystHooks,
  AnalystOptions,
  ProviderRefusal,
} from '#analysis/process/analyst.ts';
import { checkModelFiles } from '#analysis/models/model-set.ts';
import type { ProviderReport } from '#contract/models.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { analystCount, largestModelBytes, thisMachine, threadsAlone, threadsOfEach } from './analyst-count.ts';
import { BesideAnalysts } from './beside-analysts.ts';
import type { Described } from './described.ts';
import { AnalystPool } from './analyst-pool.ts';
import { forkedAnalyst, type AnalystWatcher, type ForkAnalyst } from './forked-analyst.ts';
import type { Clock } from '../log.ts';
import type { ProviderMemory } from './provider-memory.ts';
import type { WantedAnalysts } from './wanted-analysts.ts';

export type OpenAnalyst = (options: AnalystOptions, watcher: AnalystWatcher) => Promise<Analyst>;

/** The analyst in use and what is known of it; opened anew when another provider is chosen. */
export type AnalystKeeper = {
  facts(): AnalystFacts;
  analyst(): Analyst;
  /** How many analysts listen side by side. */
  atOnce(): number;
  /** Whether each of them takes several short recordings at once. */
  takesSeveral(): boolean;
  /** Opens an analyst on this provider and closes the one before. Keeps the old one when that fails. */
  use(provider: ProviderChoice): Promise<void>;
  /** Opens an analyst with another pack and closes the one before. Keeps the old one when that fails. */
  usePack(folder: string): Promise<void>;
  /** Opens another analyst with this pack beside the one in use, and closes it when `use` is done. */
  tryPack<T>(folder: string, use: (analyst: Analyst) => Promise<T>): Promise<T>;
  /** Lends another analyst with this pack, which stays loaded for a while. */
  beside<T>(folder: string, use: (described: Described) => Promise<T>): Promise<T>;
  /** Where the pack in use lies. */
  packFolder(): string;
  /** Asks again what the analyst runs on; a child that was started anew may have chosen another provider. */
  refresh(): Promise<void>;
  /** What happened to the analyst lately and was put right, as a sentence, or null. */
  mended(): Sentence | null;
  /** Hears that facts or `mended` are others. */
  onChange(hear: () => void): void;
  close(): Promise<void>;
};

export type KeeperParts = {
  readonly open: OpenAnalyst;
  /** For another pack: one that fails is refused; without it `open` is used. */
  readonly openStrictly?: OpenAnalyst;
  readonly memory: ProviderMemory;
  readonly clock: Clock;
};

/** How long it is told that the analyst was mended. */
const tellForMs = 10 * 60_000;

/** @throws KnownFailure `pack-invalid`, `provider-failed`, `analyst-crashed`. */
export async function keepAnalyst(parts: KeeperParts, options: AnalystOptions): Promise<AnalystKeeper> {
  const { open, memory, clock } = parts;
  let current: Described | null = null;
  let mended: { readonly sentence: Sentence; readonly at: number } | null = null;
  let changed = (): void => undefined;
  const tell = (what: Sentence): void => {
    mended = { sentence: what, at: clock.now() };
    changed();
  };
  const take = (report: ProviderReport): void => {
    if (current !== null) current = { ...current, facts: { ...current.facts, provider: report } };
    changed();
  };
  const watcher = watching(memory, tell, take);
  current = await openDescribed(open, options, watcher);
  let using = options;
  const strictly = parts.openStrictly ?? open;
  const quiet = quietly(watcher);
  const others = new BesideAnalysts((packFolder) => openDescribed(strictly, { ...using, packFolder }, quiet));
  const reopen = async (wanted: AnalystOptions, how: OpenAnalyst): Promise<void> => {
    const before = now().analyst;
    others.forget();
    current = await openDescribed(how, wanted, watcher);
    using = wanted;
    await before.close();
  };
  const now = (): Described => current as Described;
  return {
    facts: () => now().facts,
    analyst: () => now().analyst,
    atOnce: () => now().analyst.atOnce ?? 1,
    takesSeveral: () => now().analyst.takesSeveral ?? false,
    use: (provider) => {
      memory.forget();
      return reopen({ ...using, provider }, open);
    },
    usePack: (packFolder) => reopen({ ...using, packFolder }, strictly),
    tryPack: (packFolder, use) => withAnalyst(() => strictly({ ...using, packFolder }, quiet), use),
    beside: (packFolder, use) => others.use(packFolder, use),
    packFolder: () => using.packFolder,
    refresh: async () => {
      const fresh = await describedAgain(now().analyst);
      if (fresh.analyst === now().analyst) current = fresh;
    },
    mended: () => (mended !== null && clock.now() - mended.at < tellForMs ? mended.sentence : null),
    onChange: (hear) => void (changed = hear),
    close: () => closeAll([others, now().analyst]),
  };
}

async function describedAgain(analyst: Analyst): Promise<Described> {
  return { analyst, facts: await analyst.describe() };
}

async function closeAll(all: readonly { close(): Promise<void> }[]): Promise<void> {
  await Promise.all(all.map((each) => each.close()));
}

async function withAnalyst<T>(open: () => Promise<Analyst>, use: (analyst: Analyst) => Promise<T>): Promise<T> {
  const analyst = await open();
  try {
    return await use(analyst);
  } finally {
    await analyst.close();
  }
}

/** Tells nothing of what an analyst beside the one in use does; what a provider did is remembered all the same. */
function quietly(watcher: AnalystWatcher): AnalystWatcher {
  return { ...watcher, changed: () => undefined, died: () => undefined };
}

function watching(
  memory: ProviderMemory,
  tell: (what: Sentence) => void,
  changed: (report: ProviderReport) => void,
): AnalystWatcher {
  return {
    avoid: () => memory.avoid(),
    trying: (provider) => memory.trying(provider),
    convict: (refusal) => {
      memory.convict(refusal);
      tell(convicted(refusal));
    },
    changed,
    died: (how) => tell(died(how)),
  };
}

async function openDescribed(open: OpenAnalyst, options: AnalystOptions, watcher: AnalystWatcher): Promise<Described> {
  const analyst = await open(options, watcher);
  try {
    return { analyst, facts: await analyst.describe() };
  } catch (thrown) {
    await analyst.close();
    throw thrown;
  }
}

const died = (how: SentenceValue): Sentence => sentence('analyst-restarted', { how });

const convicted = ({ provider, reason }: ProviderRefusal): Sentence =>
  sentence('provider-given-up', { provider, reason });

/**
 * How to open an analyst: as many child processes as the computer bears where they can be forked, else in this one, loaded only
 * when it is needed.
 * @param wanted how many a person chose, and how many clips at once; null lets cores, memory and model decide
 * @param atOnce there is work for all of them: none waits for it to come
 */
export function analystOpener(
  fork: ForkAnalyst | undefined,
  wanted: () => WantedAnalysts,
  atOnce = false,
): OpenAnalyst {
  const withBatch = (options: AnalystOptions): AnalystOptions => {
    const { batchClips } = wanted();
    return batchClips === null ? options : { ...options, batchClips };
  };
  if (fork !== undefined)
    return (options, watcher) =>
      Promise.resolve(forkedPool(fork, withBatch(options), watcher, { wanted: wanted().analysts, atOnce }));
  return async (options, watcher) => {
    const { openAnalyst } = await import('#analysis/process/in-process-analyst.ts');
    return openAnalyst({ ...withBatch(options), avoid: watcher.avoid() }, inProcessHooks(watcher));
  };
}

function forkedPool(
  fork: ForkAnalyst,
  options: AnalystOptions,
  watcher: AnalystWatcher,
  { wanted, atOnce }: { readonly wanted: number | null; readonly atOnce: boolean },
): Analyst {
  const machine = thisMachine();
  const size = analystCount(wanted, largestModelBytes(options.packFolder), machine);
  if (size === 1) {
    const threads = options.threads ?? threadsAlone(machine);
    const alone = threads === undefined ? options : { ...options, threads };
    return new AnalystPool(1, () => forkedAnalyst(fork, alone, watcher));
  }
  const shared = { ...options, listeningThreads: options.threads ?? threadsOfEach(size, machine) };
  // The first finds out what the networks run on; the others are only needed on the processor, and tell nothing.
  const quiet: AnalystWatcher = { ...watcher, trying: () => undefined, changed: () => undefined };
  const firstOptions = { ...shared, areFilesChecked: atOnce };
  // They never paint.
  const others: AnalystOptions = { ...shared, provider: 'cpu', painterFolder: null, isChecked: atOnce };
  return new AnalystPool(
    size,
    (place) => (place === 0 ? forkedAnalyst(fork, firstOptions, watcher) : forkedAnalyst(fork, others, quiet)),
    atOnce,
    atOnce ? () => checkModelFiles(options.packFolder) : null,
  );
}

function inProcessHooks(watcher: AnalystWatcher): AnalystHooks {
  return {
    trying: (provider) => {
      watcher.trying(provider);
      return Promise.resolve();
    },
    changed: watcher.changed,
  };
}
