import { KnownFailure } from '#contract/failure.ts';
import type { ExportName } from '#contract/media.ts';
import type { DetectionFilter } from '#contract/filter.ts';
import { detectionsCsv } from '#store/export-rows/detections-csv.ts';
import { exportDetections } from '#store/export-rows/detections-export.ts';
import { speciesReportCsv } from '#store/export-rows/species-report-csv.ts';
import { readSpeciesReport } from '#store/export-rows/species-report.ts';
import { labelThresholds } from '#analysis/classifying/detections.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';

/** A file to be written or downloaded, in pieces of text. */
export type Export = { readonly fileName: string; readonly contentType: string; readonly lines: Iterable<string> };

/** @throws KnownFailure `not-found` for a name that is no export. */
export function readExportName(raw: string): ExportName {
  if (raw === 'species-report' || raw === 'detections' || raw === 'settings') return raw;
  throw new KnownFailure('not-found', 'There is no export of this name.');
}

/** What is exported, read while it is written. An empty filter is everything, rejected detections included and marked. */
export function openExport(engine: EngineCore, name: ExportName, filter: DetectionFilter): Export {
  const { db } = engine.store;
  const csv = 'text/csv; charset=utf-8';
  switch (name) {
    case 'species-report':
      return {
        fileName: 'songsight-species.csv',
        contentType: csv,
        lines: speciesReportCsv(readSpeciesReport(db, filter)),
      };
    case 'detections':
      return {
        fileName: 'songsight-detections.csv',
        contentType: csv,
        lines: detectionsCsv(exportDetections(db, filter)),
      };
    case 'settings':
      return {
        fileName: 'songsight-settings.json',
        contentType: 'application/json; charset=utf-8',
        lines: [settingsText(engine, filter)],
      };
  }
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
