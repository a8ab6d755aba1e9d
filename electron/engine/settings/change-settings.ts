import type { SettingsAnswer, Settings } from '#contract/settings.ts';
import { mainDiskUse } from '#store/pictures/disk-use.ts';
import { repaintWaiting } from '#store/pictures/picture-queue.ts';
import type { DeriveAgain } from '../queue/derive-again.ts';
import { picturePlan, requeueWatched, type EngineCore } from '../engine.ts';
import { changeBudget } from '../pictures/picture-disk-space.ts';
import type { PlaceAgain } from '../time-and-place/time-and-station-again.ts';
import type { WatchParts } from '../watching/watch-control.ts';

export type SettingsParts = WatchParts & { readonly deriveAgain: DeriveAgain; readonly placeAgain: PlaceAgain };

export async function readSettingsAnswer(engine: EngineCore): Promise<SettingsAnswer> {
  // What takes time comes first: of two answers under way the last one told holds the newest settings, whichever it is.
  const diskUse = await mainDiskUse(engine.store);
  const { pack } = engine.analyst.facts();
  const species = pack.labels.filter((label) => label.kind === 'species');
  return {
    settings: engine.settings.current(),
    packThresholds: Object.fromEntries(species.map((label) => [label.code, label.threshold])),
    quickSteps: pack.painter?.quickSteps ?? null,
    dataFolder: engine.store.folder,
    diskUse,
    version: engine.version,
  };
}

const rangeKeys = ['rangeFilter', 'rangeThreshold', 'otherAnimals'] as const;

/**
 * Saves a change and does what it asks for: other thresholds and another picture policy look at the stored scores again,
 * another provider loads the models anew, other ways of watching watch anew, another overlap or channel listens again to what
 * lies in the watched folders, unless it was listened to that way before.
 * @throws KnownFailure `provider-failed` when the chosen provider does not work here; then nothing is saved.
 */
export async function changeSettings(
  engine: EngineCore,
  parts: SettingsParts,
  change: Partial<Settings>,
): Promise<SettingsAnswer> {
  const before = engine.settings.current();
  const { refused } = engine.analyst.facts().provider;
  // Choosing the same again means trying again what was refused.
  if (change.provider !== undefined && (change.provider !== before.provider || refused.length > 0)) {
    parts.queue.interrupt();
    await engine.analyst.use(change.provider);
  }
  const after = engine.settings.change(change);
  const differs = (...keys: (keyof Settings)[]): boolean =>
    keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (differs('painter', 'sampler', 'steps', 'guidanceScale')) repaintWaiting(engine.store.db, picturePlan(engine, ''));
  if (differs('stableSeconds', 'polling')) await parts.folders.restart();
  if (differs('analysts', 'batchClips')) {
    parts.queue.interrupt();
    await engine.analyst.use(after.provider);
  }
  if (differs('overlapSeconds', 'channel')) {
    // The file at hand is listened to under the new settings, too.
    parts.queue.interrupt();
    requeueWatched(engine);
  }
  if (differs('namePattern')) await parts.placeAgain.all();
  if (differs('pictureBudgetBytes')) changeBudget(engine, before.pictureBudgetBytes);
  if (
    differs(
      'threshold',
      'speciesThresholds',
      'picturePolicy',
      'pictureBudgetBytes',
      'longestDetectionSeconds',
      ...rangeKeys,
    )
  )
    deriveInBackground(engine, parts, 'all');
  parts.queue.wake();
  parts.changed();
  const answer = await readSettingsAnswer(engine);
  engine.events.emit('settings.changed', answer);
  return answer;
}

/**
 * Looks at the stored scores again where what detections follow from is other than before: thresholds, range, lists, stations.
 * @param which `all`: whether it is other or not
 */
export function deriveInBackground(engine: EngineCore, parts: SettingsParts, which: 'open' | 'all' = 'open'): void {
  const { deriveAgain } = parts;
  (which === 'all' ? deriveAgain.run() : deriveAgain.runIfLeftOpen())
    .then(async () => {
      if (engine.ending.signal.aborted) return;
      parts.queue.wake();
      parts.changed();
      engine.events.emit('settings.changed', await readSettingsAnswer(engine));
    })
    .catch((thrown: unknown) => {
      engine.log.error('Deriving the detections again met trouble.', thrown);
    });
}
