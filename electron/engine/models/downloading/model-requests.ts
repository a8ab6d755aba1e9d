import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { CatalogueModel, ModelRequests, ModelsAnswer } from '#contract/models.ts';
import type { Handlers } from '#contract/requests.ts';
import { readStoredValues, writeStoredValues } from '#store/settings/settings.ts';
import type { SettingsParts } from '../../settings/change-settings.ts';
import type { EngineCore } from '../../engine.ts';
import { shelve, withStagedPack } from '../import-pack.ts';
import { importTools, takeArrived } from '../pack-requests.ts';
import { broughtKey } from '../chosen-pack.ts';
import { packFolders } from '../pack-shelf.ts';
import { readCatalogue } from './catalogue.ts';
import { createDownloads, type Downloads } from './downloads.ts';

const acceptedKey = 'models.licences';

/** What the list of published models comes to here, and its downloads. */
export type PublishedModels = {
  readonly handlers: Pick<Handlers, keyof ModelRequests>;
  readonly downloads: Downloads;
};

/** A server that sends nothing for this long has stalled. */
const usualStallMs = 30_000;

/** The list of them lies beside the models that come with Songsight. */
export function createPublishedModels(
  engine: EngineCore,
  parts: SettingsParts,
  stallMs = usualStallMs,
): PublishedModels {
  const { ownFolder } = engine.packs;
  const { db } = engine.store;
  const models = readCatalogue(path.join(path.dirname(engine.packs.shippedFolder), 'catalogue.json'));
  models.catch(() => undefined);
  const downloads = createDownloads({
    folder: ownFolder,
    stallMs,
    take: async (model, folder) => {
      const id = await bring(engine, model, folder);
      writeStoredValues(db, { [broughtKey]: { ...textsIn(engine, broughtKey), [model.id]: id } });
      await takeArrived(engine, parts);
    },
    changed: () => void tell(),
  });
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: of two that look at once the older one could be heard last, and a running download would look idle. */
  const read = (): Promise<ModelsAnswer> => {
    const next = last.then(() => readModels(engine, models, downloads));
    last = next.catch(() => undefined);
    return next;
  };
  const tell = async (): Promise<void> => {
    try {
      engine.events.emit('models.changed', await read());
    } catch (thrown) {
      engine.log.error('The list of models cannot be read.', thrown);
    }
  };
  const find = async (id: string): Promise<CatalogueModel> => {
    const found = (await models).find((each) => each.id === id);
    if (found === undefined) throw new KnownFailure('not-found', 'download-unknown', { values: { id } });
    return found;
  };
  const handlers: PublishedModels['handlers'] = {
    'models.read': read,
    'models.get': async ({ id, accept }) => {
      const model = await find(id);
      acceptLicence(engine, model, accept);
      await downloads.start(model);
      return read();
    },
    'models.pause': ({ id }) => find(id).then(downloads.pause).then(read),
    'models.cancel': ({ id }) => find(id).then(downloads.cancel).then(read),
  };
  return { handlers, downloads };
}

async function readModels(
  engine: EngineCore,
  published: Promise<readonly CatalogueModel[]>,
  downloads: Downloads,
): Promise<ModelsAnswer> {
  const here = await packFolders(engine.packs);
  const [brought, accepted] = [textsIn(engine, broughtKey), textsIn(engine, acceptedKey)];
  const entries = (await published).map(async (model) => {
    const pack = brought[model.id];
    return {
      model,
      pack: pack !== undefined && here.has(pack) ? pack : null,
      accepted: accepted[model.licence] !== undefined,
      download: await downloads.stateOf(model),
    };
  });
  return { models: await Promise.all(entries) };
}

/** Texts by name, as this file stores them. */
function textsIn({ store }: EngineCore, key: string): Readonly<Record<string, string>> {
  const value = readStoredValues(store.db).get(key);
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
}

/** @throws KnownFailure `not-allowed` where nobody has accepted it */
function acceptLicence(engine: EngineCore, { title, licence }: CatalogueModel, accept: boolean): void {
  const accepted = textsIn(engine, acceptedKey);
  if (accepted[licence] !== undefined) return;
  if (!accept) throw new KnownFailure('not-allowed', 'download-licence', { values: { title, licence } });
  const at = new Date(engine.clock.now()).toISOString();
  writeStoredValues(engine.store.db, { [acceptedKey]: { ...accepted, [licence]: at } });
}

/** The model, its labels found beside it, as a pack on the shelf. @returns its id */
async function bring(engine: EngineCore, model: CatalogueModel, folder: string): Promise<string> {
  const { ownFolder } = engine.packs;
  const [main, labels] = model.files.map(({ name }) => path.join(folder, name));
  const source = { path: main ?? folder, labels: labels ?? null };
  return withStagedPack(source, ownFolder, importTools(engine), (pack, labelsEncoding) =>
    shelve(pack, ownFolder, labelsEncoding !== null),
  );
}
