import { setImmediate as nextTurn } from 'node:timers/promises';
import { KnownFailure } from '#contract/failure.ts';
import { mostSelected } from '#contract/schema/fields.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId, SelectionStepId } from '#contract/ids.ts';
import type { SelectionRequests } from '#contract/gallery.ts';
import type { ReviewState } from '#contract/review.ts';
import { changeFavourites } from '#store/gallery/favourites.ts';
import { readReviewStates } from '#store/review/reviews.ts';
import { forgetStep, keepPage, newStep, pagesOf, readKeptPage } from '#store/review/selection-steps.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { learnLabel } from './own-labels.ts';
import { restore, saveVerdicts, type Who } from './save-verdicts.ts';

/** Detections that are written in one go, so that whoever asks something meanwhile waits a few hundredths of a second. */
const [reviewPage, favouritePage] = [250, 5000];

type SelectionHandlers = {
  readonly [K in keyof SelectionRequests]: (
    ask: SelectionRequests[K]['ask'],
  ) => Promise<SelectionRequests[K]['answer']>;
};
type Step = SelectionRequests['selection.undo']['answer'];
type Hooks = { readonly signal: AbortSignal; readonly progress: (done: number) => void };

/** Actions on everything selected, page by page: the window goes on being answered, sees how far it is, and can stop it. */
export function createSelectionHandlers(engine: EngineCore): SelectionHandlers {
  const { db } = engine.store;
  const who = (): Who => ({ reviewer: engine.settings.current().reviewer, now: nowText(engine.clock) });
  let stopping = new AbortController();
  const hooks = (total: number, { signal } = stopping): Hooks => ({
    signal,
    progress: (done) => engine.events.emit('selection.progress', { done, total }),
  });
  const idsOf = async (filter: DetectionFilter): Promise<readonly DetectionId[]> => {
    const ask = { filter, order: 'best-score', picturesOnly: false, offset: 0, limit: mostSelected } as const;
    // In the order of their rows, so that each page of the disk is read and written once.
    return (await engine.reader.ask('gallery.ids', ask)).detections.toSorted((a, b) => a - b);
  };
  return {
    'selection.review': async ({ filter, change }) => {
      if (change.species !== undefined && change.species !== null) await learnLabel(engine, change.species);
      const ids = await idsOf(filter);
      const pages = cut(ids, reviewPage).map((page) => () => {
        const here = readReviewStates(db, page).map(({ detection }) => detection);
        return saveVerdicts(db, here, change, who()).before;
      });
      return stepOf(engine, pages, who, hooks(ids.length));
    },
    'selection.undo': async ({ step }) => {
      const kept = pagesOf(db, step);
      if (kept.length === 0) throw new KnownFailure('not-found', 'selection-step-gone');
      const pages = kept.map(
        (page) => () => restore(db, stillHere(engine, readKeptPage(db, step, page)), who()).before,
      );
      // What is taken back is taken back whole.
      const undone = await stepOf(engine, pages, who, hooks((kept.length - 1) * reviewPage, new AbortController()));
      forgetStep(db, step);
      return undone;
    },
    'selection.favour': async ({ filter, favourite }) => {
      const ids = await idsOf(filter);
      return { detections: await favoured(engine, ids, favourite, hooks(ids.length)) };
    },
    'selection.stop': () => {
      stopping.abort();
      stopping = new AbortController();
      return Promise.resolve({});
    },
  };
}

/** @returns those that were not so before */
async function favoured(
  engine: EngineCore,
  ids: readonly DetectionId[],
  favourite: boolean,
  { signal, progress }: Hooks,
): Promise<DetectionId[]> {
  const changed: DetectionId[] = [];
  let done = 0;
  for (const page of cut(ids, favouritePage)) {
    if (signal.aborted) break;
    for (const id of changeFavourites(engine.store.db, page, favourite, nowText(engine.clock))) changed.push(id);
    progress((done += page.length));
    await nextTurn();
  }
  return changed;
}

/** Writes page after page and keeps how each was before. Where one fails, those before it are put back. */
async function stepOf(
  engine: EngineCore,
  pages: readonly (() => readonly ReviewState[])[],
  who: () => Who,
  { signal, progress }: Hooks,
): Promise<Step> {
  const { db } = engine.store;
  const step = newStep(db);
  let count = 0;
  try {
    for (const write of pages) {
      if (signal.aborted) break;
      const before = write();
      keepPage(db, step, before);
      progress((count += before.length));
      await nextTurn();
    }
  } catch (thrown) {
    putBack(engine, step, who());
    throw thrown;
  }
  return { step, count };
}

function putBack(engine: EngineCore, step: SelectionStepId, who: Who): void {
  const { db } = engine.store;
  for (const page of pagesOf(db, step)) restore(db, stillHere(engine, readKeptPage(db, step, page)), who);
  forgetStep(db, step);
}

/** Without the detections that a changed threshold has removed meanwhile. */
function stillHere(engine: EngineCore, states: readonly ReviewState[]): readonly ReviewState[] {
  const ids = states.map(({ detection }) => detection);
  const here = new Set(readReviewStates(engine.store.db, ids).map(({ detection }) => detection));
  return states.filter(({ detection }) => here.has(detection));
}

function cut<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, page) =>
    items.slice(page * size, (page + 1) * size),
  );
}
