import type { TimelineBuckets } from '#contract/timeline.ts';
import { readReportFacts, type ReportFacts } from '#store/export-rows/report-facts.ts';
import { readSpeciesReport, type ReportedSpecies } from '#store/export-rows/species-report.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { speciesNames } from '../../species/species-names.ts';
import type { ExportTask } from '../export-task.ts';
import { exportLanguage } from '../table-style.ts';
import { reportWords, type ReportWords } from './report-words.ts';

/** Everything a report is made of. What a person rejected is in nothing but `rejected`. */
export type ReportData = {
  readonly task: ExportTask;
  readonly words: ReportWords;
  readonly facts: ReportFacts;
  /** Most detections first, in the reader's language where the model knows its names. */
  readonly species: readonly ReportedSpecies[];
  /** Common names in the reader's language by scientific name, where the model knows them. */
  readonly names: ReadonlyMap<string, string>;
  readonly rejected: number;
  readonly hours: TimelineBuckets;
  readonly days: TimelineBuckets;
};

export function readReportData(task: ExportTask): ReportData {
  const { source, filter } = task;
  const words = reportWords(exportLanguage(task));
  const shown = {
    ...filter,
    review: filter.review === 'all' ? 'unrejected' : (filter.review ?? 'unrejected'),
  } as const;
  const all = readSpeciesReport(source.db, filter);
  const names = namesIn(task, words);
  return {
    task,
    words,
    facts: readReportFacts(source.db, shown),
    names,
    species: all
      .filter(({ detections }) => detections > 0)
      .map((row) => ({ ...row, commonName: names.get(row.scientificName) ?? row.commonName })),
    rejected: all.reduce((sum, row) => sum + row.rejected, 0),
    hours: readTimeline(source.db, 'hour-of-day', shown),
    days: readTimeline(source.db, 'day', shown),
  };
}

function namesIn({ source }: ExportTask, { language }: ReportWords): ReadonlyMap<string, string> {
  const labels = source.model?.labels ?? [];
  const byCode = speciesNames(labels, language);
  return new Map(
    labels.flatMap(({ code, scientificName }): [string, string][] => {
      const name = byCode[code];
      return name === undefined ? [] : [[scientificName, name]];
    }),
  );
}
