import type { EngineOptions } from '#engine/engine-options.ts';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { programVersion } from '#transports/program-version.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { openFileLog } from '#transports/file-log.ts';
import type { ChildrenAhead } from '#transports/fork-ahead.ts';
import { forkNode } from '#transports/fork-node.ts';
import { say } from '#contract/words/sentence.ts';
import type { Out } from './out.ts';
import { analystEntry, exportEntry, modelsFolder, readerEntry } from './own-files.ts';
import { upgradeFirst } from './upgrade-first.ts';

export type Opened = {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly log: ReturnType<typeof openFileLog>;
};

/**
 * The engine on a data folder, with the networks in a process of their own.
 * @param ahead analysts that were started before; those that are not wanted end here
 * @throws KnownFailure when the data folder or the model pack cannot be used.
 */
export async function openEngine(
  chosen: {
    readonly dataFolder: string | null;
    readonly packFolder: string | null;
    readonly model?: string | null;
    readonly analysts?: number;
  },
  {
    out,
    ...how
  }: Pick<EngineOptions, 'telling' | 'listensAtOnce' | 'answers'> & { readonly watch: boolean; readonly out: Out },
  ahead: ChildrenAhead | null = null,
): Promise<Opened> {
  const dataFolder = chosen.dataFolder ?? defaultDataFolder(process.platform, process.env);
  const otherPackFolder =
    chosen.packFolder ?? (chosen.model === undefined ? (process.env['SONGSIGHT_PACK'] ?? null) : null);
  const log = openFileLog(dataFolder);
  const fork = forkNode(analystEntry, log, ahead);
  const notices = await upgradeFirst(dataFolder, out, (said) => log.info(say(said, 'en')));
  const engine = await startEngine({
    dataFolder,
    ...shippedPacks(modelsFolder),
    otherPackFolder,
    otherPack: chosen.model ?? null,
    fork,
    readerEntry,
    exportEntry,
    analysts: chosen.analysts ?? null,
    log,
    version: programVersion,
    notices,
    ...how,
  });
  ahead?.end();
  return { engine, dataFolder, log };
}
