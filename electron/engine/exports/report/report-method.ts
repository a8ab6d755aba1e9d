import type { ReportData } from './report-data.ts';

/** How the report was made. */
export function methodLines({ task, facts, words }: ReportData): string[] {
  const { model } = task.source;
  const { minScore } = task.filter;
  const sources = [...facts.timeSources].map(([source, count]) =>
    words.say('report-source', { source: words.source(source), count }),
  );
  return [
    model === null
      ? words.say('report-no-model')
      : words.say('report-model', {
          seconds: model.windowSeconds,
          model: model.title,
          version: model.version,
          hash: model.hash.slice(0, 16),
        }),
    minScore === undefined
      ? words.say('report-thresholds')
      : words.say('report-min-score', { score: words.number(minScore, 2) }),
    ...(facts.recorders.length === 0 ? [] : [words.say('report-recorders', { names: facts.recorders.join(', ') })]),
    ...(sources.length === 0 ? [] : [words.say('report-times', { sources: sources.join(', ') })]),
  ];
}

/** What it does not say. */
export function limitLines({ facts, rejected, words }: ReportData): string[] {
  return [
    words.say('report-limit-machine'),
    words.say('report-limit-bird'),
    words.say('report-limit-absence'),
    ...(facts.guessedRecordings === 0 ? [] : [words.count('report-guessed', facts.guessedRecordings)]),
    ...(facts.undatedRecordings === 0 ? [] : [words.count('report-undated', facts.undatedRecordings)]),
    ...(rejected === 0 ? [] : [words.count('report-rejected', rejected)]),
    words.say('report-limit-pictures'),
  ];
}
