import { addDetectionCounts, type DetectionCounts } from '#analysis/classifying/detection-counts.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { defaultSettings, type SpeciesAtThresholds, type ThresholdsAnswer } from '#contract/settings.ts';
import { analysisById, currentAnalysisIds } from '#store/recordings/analyses.ts';
import { readStoredValues } from '#store/settings/settings.ts';
import { parseLabels, type StoredLabel } from '#store/settings/model-packs.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { letOthersRun } from '../watching/settle.ts';

/** Of more recordings than this only evenly spread ones are looked at: a person waits for the answer. */
const mostLooked = 4000;

/** `count` of `all`, evenly spread. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return all.filter(
    (_, place) => Math.floor((place * count) / all.length) !== Math.floor(((place - 1) * count) / all.length),
  );
}

/** The setting as it is stored; what nobody changed is as the program says. */
function storedLongest(db: SongDatabase): number | null {
  const stored = readStoredValues(db).get('setting.longestDetectionSeconds');
  return stored === null || typeof stored === 'number' ? stored : defaultSettings.longestDetectionSeconds;
}

/** Counts what every threshold would leave of each species, from the stored scores. @param most recordings looked at. */
export async function countsAtThresholds(db: SongDatabase, most = mostLooked): Promise<ThresholdsAnswer> {
  const ids = currentAnalysisIds(db);
  const longestSeconds = storedLongest(db);
  const counts = new Map<string, DetectionCounts>();
  const packs = new Map<string, readonly StoredLabel[]>();
  let looked = 0;
  for (const id of spread(ids, most)) {
    const analysis = analysisById(db, id);
    if (analysis === null) continue;
    const labels = packs.get(analysis.labels) ?? parseLabels(analysis.labels);
    packs.set(analysis.labels, labels);
    addDetectionCounts(counts, unpackSheet(analysis.sheet), labels, {
      windowSeconds: analysis.windowSeconds,
      longestSeconds,
    });
    looked += 1;
    if (looked % 20 === 0) await letOthersRun();
  }
  const factor = looked === 0 ? 1 : ids.length / looked;
  const species = [...counts].map(([code, { begins, atModels }]): SpeciesAtThresholds => ({
    code: code as SpeciesCode,
    counts: [...begins].map((count) => Math.round(count * factor)),
    atModels: Math.round(atModels * factor),
  }));
  return { recordings: ids.length, looked, species };
}
