import type { Handlers } from '#contract/requests.ts';
import { retryFailed } from '#store/queue/file-queue.ts';
import { clockRequests } from './time-and-place/clock-requests.ts';
import type { EngineCore } from './engine.ts';
import { createExportHandlers } from './exports/export-handlers.ts';
import { createPackHandlers } from './models/pack-requests.ts';
import type { PublishedModels } from './models/downloading/model-requests.ts';
import { createPictureHandlers } from './pictures/picture-handlers.ts';
import { createReviewHandlers } from './review/review-handlers.ts';
import { createSelectionHandlers } from './review/selection-handlers.ts';
import {
  changeSettings,
  deriveInBackground,
  readSettingsAnswer,
  type SettingsParts,
} from './settings/change-settings.ts';
import { stationRequests } from './time-and-place/station-requests.ts';
import { createUpkeepHandlers } from './upkeep/upkeep-handlers.ts';
import { watchFolderAt, forgetFolder, pauseWatch, type WatchParts } from './watching/watch-control.ts';
import { createRangeHandlers } from './species/range-handlers.ts';
import { createNameHandlers } from './species/name-handlers.ts';
import { createQuestionHandlers } from './reading/question-handlers.ts';
import { createEmbeddingHandlers } from './search/embedding-handlers.ts';
import { createClassifierHandlers } from './search/classifier-handlers.ts';
import { createSoundscapeHandlers } from './soundscapes/soundscape-handlers.ts';
import { createReviewerHandlers } from './reviewers/reviewer-handlers.ts';
import { createTruthHandlers } from './truth/truth-handlers.ts';
import { createSearchHandlers } from './search/search-handlers.ts';
import { readWatchState } from './watching/watch-state.ts';

export type HandlerParts = SettingsParts & WatchParts & { readonly published: PublishedModels };

/** One short function per request. */
export function createHandlers(engine: EngineCore, parts: HandlerParts): Handlers {
  const { db } = engine.store;
  const derive = (): void => deriveInBackground(engine, parts);
  const watchState = (): ReturnType<typeof readWatchState> => readWatchState(engine, parts.queue, parts.folders);
  return {
    'watch.read': watchState,
    'watch.add': async ({ folder }) => {
      await watchFolderAt(engine, parts, folder);
      return watchState();
    },
    'watch.remove': async ({ folder }) => {
      await forgetFolder(engine, parts, folder);
      return watchState();
    },
    'watch.pause': ({ paused }) => {
      pauseWatch(engine, parts, paused);
      return watchState();
    },
    'failed.retry': ({ file }) => {
      retryFailed(db, file === null ? 'all' : { file });
      parts.queue.wake();
      parts.changed();
      return watchState();
    },
    'settings.read': () => readSettingsAnswer(engine),
    'settings.write': ({ change }) => changeSettings(engine, parts, change),
    ...stationRequests(engine, parts.placeAgain, derive),
    ...createRangeHandlers(engine, derive),
    ...clockRequests(engine, parts.placeAgain),
    ...createUpkeepHandlers(engine, parts, watchState),
    ...createNameHandlers(engine),
    ...createQuestionHandlers(engine),
    ...createReviewHandlers(engine),
    ...createSelectionHandlers(engine),
    ...createPictureHandlers(engine, () => {
      parts.queue.wake();
      parts.changed();
    }),
    ...createPackHandlers(engine, parts),
    ...parts.published.handlers,
    ...createExportHandlers(engine),
    ...createEmbeddingHandlers(engine, parts),
    ...createSearchHandlers(engine),
    ...createSoundscapeHandlers(engine),
    ...createClassifierHandlers(engine),
    ...createTruthHandlers(engine),
    ...createReviewerHandlers(engine),
  };
}
