import type { Analysis, PackFacts, PackLabel } from '#analysis/process/analyst.ts';
import { findDetections, sheetThresholds } from '#analysis/classifying/detections.ts';
import { unpackSheet } from '#analysis/classifying/score-sheet.ts';
import type { Settings } from '#contract/settings.ts';
import type { StoredAnalysis } from '#store/recordings/analyses.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import type { NewDetection } from '#store/detections/place-detections.ts';
import type { HoldBack } from '../species/hold-back.ts';

/** The detections of a fresh analysis under the settings in force. */
export function deriveDetections(
  { sheet, recording }: Analysis,
  pack: PackFacts,
  settings: Settings,
  hold: HoldBack,
): NewDetection[] {
  const { labels, windowSeconds } = pack;
  return derive(sheet, labels, { windowSeconds, durationSeconds: recording.durationSeconds }, settings).map(held(hold));
}

/** The detections of a stored analysis under the settings in force. */
export function deriveStored(analysis: StoredAnalysis, settings: Settings, hold: HoldBack): NewDetection[] {
  return derive(unpackSheet(analysis.sheet), parseLabels(analysis.labels), analysis, settings).map(held(hold));
}

type Derived = NewDetection & { readonly scientificName: string };

const held =
  (hold: HoldBack) =>
  ({ scientificName, ...detection }: Derived): NewDetection => ({ ...detection, ...hold({ scientificName }) });

function derive(
  sheet: Analysis['sheet'],
  labels: readonly PackLabel[],
  lengths: { readonly windowSeconds: number; readonly durationSeconds: number },
  settings: Settings,
): Derived[] {
  const { windowSeconds, durationSeconds } = lengths;
  const thresholds = sheetThresholds(sheet, labels, settings);
  return findDetections({
    sheet,
    thresholds,
    windowSeconds,
    durationSeconds,
    longestSeconds: settings.longestDetectionSeconds,
  }).flatMap(({ label, ...found }) => {
    const named = labels[label];
    return named === undefined ? [] : [{ ...found, species: named.code, scientificName: named.scientificName }];
  });
}
