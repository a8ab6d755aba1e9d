import { KnownFailure } from '#contract/failure.ts';
import type { FolderId } from '#contract/ids.ts';
import { readPack } from '#analysis/models/model-set.ts';
import type { PackFacts } from '#analysis/process/analyst.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import { savePack } from '#store/settings/model-packs.ts';
import type { AnalystKeeper } from '../analysts/analyst-keeper.ts';
import type { Described } from '../analysts/described.ts';
import { packFolder, type PackPlaces } from './pack-shelf.ts';

const key = 'folders.packs';

/** A folder's own model: its id on the shelf, and its row in the database. */
type FolderModel = {
  readonly id: string;
  readonly folder: string;
  readonly packId: number;
  readonly facts: PackFacts;
};

/** Models of watched folders that are analysed with another one than the rest. */
export type FolderModels = {
  /** Reads the choices and the packs they name. A folder whose pack is gone or broken rests: no other model takes its place unasked. */
  load(): Promise<void>;
  /** By folder, those that can be used. */
  chosen(): ReadonlyMap<FolderId, FolderModel>;
  /** By folder, the ids of those that are gone or broken. */
  gone(): ReadonlyMap<FolderId, string>;
  /** null: the model in use, whichever that is. @throws KnownFailure `not-found`, `pack-invalid` */
  choose(folder: FolderId, id: string | null): Promise<void>;
  /** Lends the analyst for a folder. @param own the row of the pack in use */
  with<T>(folder: FolderId, own: number, use: (described: Described, packId: number) => Promise<T>): Promise<T>;
};

/** @param packs null: the run was told which model to use, and no folder has one of its own */
export function createFolderModels(db: SongDatabase, analyst: AnalystKeeper, packs: PackPlaces | null): FolderModels {
  let chosen: ReadonlyMap<FolderId, FolderModel> = new Map();
  let gone: ReadonlyMap<FolderId, string> = new Map();
  const load = async (): Promise<void> => {
    if (packs === null) return;
    const choices = Object.entries(storedChoices(db)).map(([folder, id]) => [Number(folder) as FolderId, id] as const);
    const found = await Promise.all(choices.map((each) => openChoice(db, packs, each)));
    chosen = new Map(found.filter((each) => each !== null));
    gone = new Map(choices.filter(([folder]) => !chosen.has(folder)));
  };
  return {
    load,
    chosen: () => chosen,
    gone: () => gone,
    choose: async (folder, id) => {
      if (id !== null && packs !== null) await checkUsable(packs, id);
      const { [String(folder)]: _, ...others } = storedChoices(db);
      writeStoredValues(db, { [key]: id === null ? others : { ...others, [String(folder)]: id } });
      await load();
    },
    with: (folder, own, use) => {
      const model = chosen.get(folder);
      if (model === undefined || model.folder === analyst.packFolder()) {
        return use({ analyst: analyst.analyst(), facts: analyst.facts() }, own);
      }
      return analyst.beside(model.folder, (described) => use(described, model.packId));
    },
  };
}

function storedChoices(db: SongDatabase): Readonly<Record<string, string>> {
  const value = readStoredValues(db).get(key);
  // Only this file writes it.
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
}

async function checkUsable(packs: PackPlaces, id: string): Promise<void> {
  const folder = await packFolder(packs, id);
  if (folder === null) throw new KnownFailure('not-found', 'pack-unknown', { values: { id } });
  await readPack(folder);
}

async function openChoice(
  db: SongDatabase,
  packs: PackPlaces,
  [watched, id]: readonly [FolderId, string],
): Promise<[FolderId, FolderModel] | null> {
  const folder = await packFolder(packs, id);
  const pack = folder === null ? null : await readPack(folder).catch(() => null);
  if (folder === null || pack === null) return null;
  const { facts } = pack;
  return [watched, { id, folder, packId: savePack(db, facts), facts }];
}
