import type { DetectionFilter } from '#contract/detections.ts';
import { labelThresholds } from '#analysis/classifying/detections.ts';
import type { ExportSource } from './export-source.ts';
import type { ExportWish } from './export-task.ts';

/** `report.csv` -> `report.settings.json`; of an export under its usual names `songsight-settings.json`. */
export function settingsFileName(tableName: string | null): string {
  return tableName === null ? 'songsight-settings.json' : `${tableName.replace(/\.[^.]*$/, '')}.settings.json`;
}

/** What somebody needs to make the same tables again. */
export function settingsText(source: ExportSource, { format, filter, options }: ExportWish): string {
  const { settings, model, provider, version, now } = source;
  const labels = model?.labels ?? [];
  const thresholds = labelThresholds(labels, settings).flatMap((threshold, index): [string, number][] => {
    const code = labels[index]?.code;
    return threshold === null || code === undefined ? [] : [[code, threshold]];
  });
  const facts = {
    program: 'Songsight',
    version,
    exportedAt: now,
    model: model === null ? null : { name: model.name, version: model.version, title: model.title, hash: model.hash },
    clipSeconds: model?.windowSeconds ?? null,
    provider,
    thresholds: Object.fromEntries(thresholds),
    format,
    filter: told(filter),
    options,
    settings,
  };
  return `${JSON.stringify(facts, null, 2)}\n`;
}

/** A selection of a season names a quarter of a million detections: here it is told how many. */
function told({ only, but, ...filter }: DetectionFilter): object {
  return {
    ...filter,
    ...(only !== undefined && { selected: only.length }),
    ...(but !== undefined && { leftOut: but.length }),
  };
}
