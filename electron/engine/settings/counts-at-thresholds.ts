import { addDetectionCounts, type DetectionCounts } from '#analysis/classifying/detection-counts.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { defaultSettings, type SpeciesAtThresholds, type ThresholdsAnswer } from '#contract/settings.ts';
import { currentAnalysisIds, storedScores } from '#store/recordings/analyses.ts';
import { readStoredValues } from '#store/settings/settings.ts';
import { packLabels, type StoredLabel } from '#store/settings/model-packs.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { letOthersRun } from '../watching/settle.ts';

/** A person waits for the answer: of a large season as many recordings are looked at as this allows. */
const patience = { recordings: 4000, workMilliseconds: 400 };

/** All of them in an order in which whatever comes first is evenly spread: the sequence of van der Corput. */
export function spread<T>(all: readonly T[]): T[] {
  let size = 1;
  while (size < all.length) size *= 2;
  let order = [0];
  for (let step = size / 2; step >= 1; step /= 2) order = order.concat(order.map((place) => place + step));
  return order.filter((place) => place < all.length).map((place) => all[place] as T);
}

/** The setting as it is stored; what nobody changed is as the program says. */
function storedLongest(db: SongDatabase): number | null {
  const stored = readStoredValues(db).get('setting.longestDetectionSeconds');
  return stored === null || typeof stored === 'number' ? stored : defaultSettings.longestDetectionSeconds;
}

/**
 * Counts what every threshold would leave of each species, from the stored scores; scaled up where not all recordings were looked at.
 * @param most recordings looked at, and the time that this may take
 */
export async function countsAtThresholds(db: SongDatabase, most = patience): Promise<ThresholdsAnswer> {
  const ids = currentAnalysisIds(db);
  const longestSeconds = storedLongest(db);
  const counts = new Map<string, DetectionCounts>();
  const labels = new Map<number, readonly StoredLabel[]>();
  let looked = 0;
  let worked = 0;
  let began = performance.now();
  for (const id of spread(ids).slice(0, most.recordings)) {
    const scores = storedScores(db, id);
    if (scores === null) continue;
    const { pack, windowSeconds } = scores;
    labels.set(pack, labels.get(pack) ?? packLabels(db, pack));
    addDetectionCounts(counts, unpackSheet(scores.sheet), labels.get(pack) ?? [], { windowSeconds, longestSeconds });
    looked += 1;
    if (looked % 20 > 0) continue;
    worked += performance.now() - began;
    if (worked > most.workMilliseconds) break;
    await letOthersRun();
    began = performance.now();
  }
  const factor = looked === 0 ? 1 : ids.length / looked;
  const species = [...counts].map(([code, { begins, atModels }]): SpeciesAtThresholds => ({
    code: code as SpeciesCode,
    counts: [...begins].map((count) => Math.round(count * factor)),
    atModels: Math.round(atModels * factor),
  }));
  return { recordings: ids.length, looked, species };
}
