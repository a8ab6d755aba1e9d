import type { ExportOptions } from '#contract/exports.ts';
import type { TableStyle } from '#store/export-rows/csv.ts';
import type { ExportTask } from './export-task.ts';

export type Language = NonNullable<ExportOptions['language']>;

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** The language asked for, else that of the settings, else English. */
export function exportLanguage({ options, source }: Pick<ExportTask, 'options' | 'source'>): Language {
  const { language } = source.settings;
  return options.language ?? (language === 'system' ? 'en' : language);
}

/** How a CSV is written: as spreadsheets of the language expect it where nothing else was chosen. */
export function tableStyle(task: Pick<ExportTask, 'options' | 'source'>): TableStyle {
  const english = exportLanguage(task) === 'en';
  const { separator = english ? 'comma' : 'semicolon', decimal = english ? 'point' : 'comma' } = task.options;
  return {
    separator: separators[separator],
    decimal: decimal === 'comma' ? ',' : '.',
    times: task.options.times ?? (english ? 'iso' : 'spreadsheet'),
  };
}
