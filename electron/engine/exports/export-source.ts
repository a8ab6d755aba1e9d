import type { Settings } from '#contract/settings.ts';
import { openBeside, type ReadStore } from '#store/opening/open-beside.ts';
import { lastProvider } from '#store/recordings/analyses.ts';
import { lastUsedPack, type PackRow } from '#store/settings/model-packs.ts';
import { silentLog } from '../log.ts';
import { openSettings } from '../settings/settings-keeper.ts';

/** What an export is made of: a data folder that is only read, and what was known of the program when it began. */
export type ExportSource = ReadStore & {
  /** What listened last; null where nothing ever did. */
  readonly model: PackRow | null;
  /** What ran its networks, e.g. `cpu`. */
  readonly provider: string | null;
  readonly settings: Settings;
  /** The program's. */
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly now: string;
};

/**
 * Opens a data folder on a connection of its own, so that an export holds nobody else up.
 * @throws KnownFailure as `openBeside`.
 */
export function openExportSource(dataFolder: string, version: string, now: string): ExportSource {
  const store = openBeside(dataFolder);
  try {
    return {
      ...store,
      model: lastUsedPack(store.db),
      provider: lastProvider(store.db),
      settings: openSettings(store.db, null, silentLog).current(),
      version,
      now,
    };
  } catch (thrown) {
    store.close();
    throw thrown;
  }
}
