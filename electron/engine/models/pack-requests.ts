import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { PackEntry, PacksAnswer, PackRequests } from '#contract/models.ts';
import type { Handlers } from '#contract/requests.ts';
import { knownCodes, recordingsByPack } from '#store/settings/model-packs.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { beginFile, endFile } from '#store/opening/files-in-work.ts';
import { repaintWaiting } from '#store/pictures/picture-queue.ts';
import { fileCounts } from '#store/queue/watch-counts.ts';
import { deriveInBackground, readSettingsAnswer, type SettingsParts } from '../settings/change-settings.ts';
import { picturePlan, requeueWatched, type EngineCore } from '../engine.ts';
import { applyHead } from '../search/apply-head.ts';
import { nowText } from '../log.ts';
import { chosenFolder, writeChosenPack } from './chosen-pack.ts';
import { exportPack } from './export-pack.ts';
import { shelve, withStagedPack, type ImportTools, type PackSource } from './import-pack.ts';
import { readFigures } from './species-figures.ts';
import { removePackFiles } from './pack-files.ts';
import { measureSpeed, speedOf } from './model-speed.ts';
import {
  openDefaultPainter,
  packEntry,
  packFolder,
  packFolderName,
  packFolders,
  shippedFolders,
  summary,
} from './pack-shelf.ts';

/** Model packs: listed, checked, imported, chosen, removed. */
export function createPackHandlers(engine: EngineCore, parts: SettingsParts): Pick<Handlers, keyof PackRequests> {
  return {
    'packs.read': () => readPacks(engine),
    'packs.figures': ({ id }) => readFigures(engine.packs, id),
    'packs.check': (source) => checkSource(engine, source),
    'packs.import': async (source) => {
      const { ownFolder } = engine.packs;
      const kept = await withStagedPack(source, ownFolder, importTools(engine), async (pack, labelsEncoding) => ({
        imported: await shelve(pack, ownFolder, labelsEncoding !== null),
        labelsEncoding,
      }));
      await takeArrived(engine, parts);
      return { ...(await readPacks(engine)), ...kept };
    },
    'packs.use': async ({ id }) => {
      await usePack(engine, parts, id);
      return readPacks(engine);
    },
    'packs.measure': async ({ id }) => {
      const folder = await packFolder(engine.packs, id);
      if (folder === null) throw notThere(id);
      await measureSpeed(engine, folder, parts.queue.state().current !== null);
      return readPacks(engine);
    },
    'packs.export': async ({ id, folder: to }) => {
      const folder = await packFolder(engine.packs, id);
      if (folder === null) throw notThere(id);
      return exportPack(engine, { id, folder, to });
    },
    'packs.remove': async ({ id }) => {
      await removePack(engine, id);
      deriveInBackground(engine, parts);
      return readPacks(engine);
    },
  };
}

/** What importing a model needs of the engine. */
export function importTools(engine: EngineCore): ImportTools {
  const { db } = engine.store;
  return {
    knownCodes: () => knownCodes(db),
    now: () => nowText(engine.clock),
    prepare: engine.prepareModel,
    track: engine.ending.track,
    begun: (stage) => beginFile(db, `${packFolderName}/${stage}`),
    ended: (stage) => endFile(db, `${packFolderName}/${stage}`),
  };
}

async function readPacks(engine: EngineCore): Promise<PacksAnswer> {
  const { db } = engine.store;
  const [defaultPainter, folders] = [await openDefaultPainter(engine.packs), await packFolders(engine.packs)];
  const [used, heard] = [engine.analyst.packFolder(), recordingsByPack(db)];
  const packs: PackEntry[] = [];
  for (const [id, folder] of folders) {
    const shipped = shippedFolders(engine.packs).get(id) === folder;
    const known = { id, shipped, inUse: folder === used, recordings: 0, speed: null };
    const entry = await packEntry(folder, defaultPainter, known);
    packs.push(entry.ok ? withUse(entry, heard, db) : entry);
  }
  const files = [...fileCounts(db).values()].reduce((sum, each) => sum + each.done + each.waiting, 0);
  const { pack } = engine.analyst.facts();
  const problem = packs.some(({ ok, inUse }) => ok && inUse) ? null : (pack.noPictures ?? null);
  return { packs, problem, folder: engine.packs.ownFolder, files };
}

function withUse(
  entry: Extract<PackEntry, { ok: true }>,
  heard: ReadonlyMap<string, number>,
  db: SongDatabase,
): PackEntry {
  const { pack } = entry;
  const recordings = heard.get(`${pack.name} ${pack.version}`) ?? 0;
  return { ...entry, pack: { ...pack, recordings, speed: speedOf(db, pack) } };
}

async function checkSource(engine: EngineCore, source: PackSource): Promise<PackEntry> {
  const defaultPainter = await openDefaultPainter(engine.packs);
  const known = { id: path.basename(source.path), shipped: false, recordings: 0, speed: null };
  try {
    return await withStagedPack(source, engine.packs.ownFolder, importTools(engine), async (pack) => {
      const found = await summary(pack, defaultPainter, known);
      return { ok: true as const, inUse: false, pack: { ...found, folder: source.path } };
    });
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure) || ['disk-full', 'cancelled'].includes(thrown.code)) throw thrown;
    return { ok: false, inUse: false, id: known.id, folder: source.path, problem: thrown.sentence };
  }
}

/** @throws KnownFailure `not-found`, `pack-invalid`, `provider-failed`; then the pack of before goes on. */
async function usePack(engine: EngineCore, parts: SettingsParts, id: string): Promise<void> {
  const { db } = engine.store;
  const folder = await packFolder(engine.packs, id);
  if (folder === null) throw notThere(id);
  if (folder === engine.analyst.packFolder() && engine.analyst.facts().provider.used !== null) return;
  parts.queue.interrupt();
  await applyHead(engine, folder);
  await engine.analyst.usePack(folder);
  engine.takePack();
  writeChosenPack(db, id);
  requeueWatched(engine);
  repaintWaiting(db, picturePlan(engine, ''));
  deriveInBackground(engine, parts);
  parts.queue.wake();
  parts.changed();
  engine.events.emit('settings.changed', await readSettingsAnswer(engine));
}

/** What a model that came onto the shelf changes: a folder may have waited for it, and it may tell where species live. */
export async function takeArrived(engine: EngineCore, parts: SettingsParts): Promise<void> {
  await engine.folderModels.load();
  deriveInBackground(engine, parts);
  parts.queue.wake();
  parts.changed();
}

async function removePack(engine: EngineCore, id: string): Promise<void> {
  const folder = await packFolder(engine.packs, id);
  if (folder === null) throw notThere(id);
  if (shippedFolders(engine.packs).get(id) === folder) {
    throw new KnownFailure('not-allowed', 'pack-shipped');
  }
  const own = [...engine.folderModels.chosen().values()];
  if (own.some((each) => each.folder === folder)) throw new KnownFailure('not-allowed', 'pack-in-folder');
  if (folder === engine.analyst.packFolder() || folder === chosenFolder(engine.store.db, engine.packs)) {
    throw new KnownFailure('not-allowed', 'pack-in-use');
  }
  await removePackFiles(folder);
}

function notThere(id: string): KnownFailure {
  return new KnownFailure('not-found', 'pack-unknown', { values: { id } });
}
