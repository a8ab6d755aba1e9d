import type { DetectionFilter } from '#contract/detections.ts';
import { labelThresholds } from '#analysis/classifying/detections.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';

/** `report.csv` -> `report.settings.json`; of an export of several files `songsight-settings.json`. */
export function settingsFileName(tableName: string | undefined): string {
  return tableName === undefined ? 'songsight-settings.json' : `${tableName.replace(/\.[^.]*$/, '')}.settings.json`;
}

/** What somebody needs to make the same tables again. */
export function settingsText(engine: EngineCore, filter: DetectionFilter): string {
  const settings = engine.settings.current();
  const { pack, provider } = engine.analyst.facts();
  const thresholds = labelThresholds(pack.labels, settings).flatMap((threshold, index): [string, number][] => {
    const code = pack.labels[index]?.code;
    return threshold === null || code === undefined ? [] : [[code, threshold]];
  });
  const facts = {
    program: 'Songsight',
    version: engine.version,
    exportedAt: nowText(engine.clock),
    model: { name: pack.name, version: pack.version, title: pack.title, hash: pack.hash },
    clipSeconds: pack.windowSeconds,
    provider: provider.used,
    thresholds: Object.fromEntries(thresholds),
    filter,
    settings,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}
