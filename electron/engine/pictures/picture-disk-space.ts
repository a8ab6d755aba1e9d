import { forgetLetGo, freeDiskSpace, picturesBytes } from '#store/pictures/picture-budget.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';

/** So much of the budget is filled after making room: it is not made anew for each picture. */
const filled = 0.95;

/** After a picture was painted: within the budget the person set, pictures of the best detections stay. */
export function keepWithinBudget(engine: EngineCore): void {
  const budget = engine.settings.current().pictureBudgetBytes;
  if (budget === null) return;
  const { store, clock } = engine;
  if (picturesBytes(store.db) <= budget) return;
  const { pictures } = freeDiskSpace(store.db, store.picturesPath, Math.floor(budget * filled), nowText(clock));
  if (pictures > 0) engine.log.info(`${pictures} pictures were let go to keep within the budget.`);
}

/** Another budget: a smaller one is kept at once; a larger one lets the policy paint again what was let go. */
export function changeBudget(engine: EngineCore, before: number | null): void {
  const after = engine.settings.current().pictureBudgetBytes;
  if (after === null || (before !== null && after > before)) forgetLetGo(engine.store.db);
  keepWithinBudget(engine);
}
