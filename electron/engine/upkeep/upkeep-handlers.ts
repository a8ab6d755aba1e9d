import type { Handlers } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { UpkeepRequests } from '#contract/upkeep.ts';
import type { FolderRequests } from '#contract/watch.ts';
import { freeDiskSpace } from '#store/pictures/picture-budget.ts';
import { backUpData, checkData, chooseRestore, readDataState } from './data-upkeep.ts';
import type { EngineCore } from '../engine.ts';
import { cancelFolder, chooseFolderModel, relinkFolder, retryFolder, turnFolder } from '../watching/folder-control.ts';
import { nowText } from '../log.ts';
import type { QuestionName } from '../reading/questions.ts';
import type { WatchParts } from '../watching/watch-control.ts';

type UpkeepHandlers = Pick<Handlers, Exclude<keyof FolderRequests | keyof UpkeepRequests, QuestionName>>;

/** Folders in the queue, and the data folder itself. */
export function createUpkeepHandlers(
  engine: EngineCore,
  parts: WatchParts,
  watchState: () => WatchState,
): UpkeepHandlers {
  const { db, picturesPath } = engine.store;
  return {
    'folder.turn': ({ folder, turn }) => {
      turnFolder(engine, parts, folder, turn);
      return watchState();
    },
    'folder.model': async ({ folder, model }) => {
      await chooseFolderModel(engine, parts, folder, model);
      return watchState();
    },
    'folder.cancel': ({ folder }) => {
      cancelFolder(engine, parts, folder);
      return watchState();
    },
    'folder.retry': ({ folder }) => {
      retryFolder(engine, parts, folder);
      return watchState();
    },
    'folder.relink': async ({ folder, to }) => {
      await relinkFolder(engine, parts, folder, to);
      return watchState();
    },
    'data.read': () => readDataState(engine),
    'data.check': async () => {
      const check = await checkData(engine);
      parts.queue.wake();
      return check;
    },
    'data.backup': ({ folder }) => backUpData(engine, folder),
    'data.restore': ({ backup }) => chooseRestore(engine, backup),
    'data.tidy': ({ budgetBytes }) => {
      const done = freeDiskSpace(db, picturesPath, budgetBytes, nowText(engine.clock));
      parts.changed();
      return done;
    },
  };
}
