import type { News } from '#contract/timeline.ts';
import type { FailedFile } from '#contract/watch.ts';
import { failedFiles } from '#store/queue/failed-files.ts';
import { dayText } from '#store/recordings/local-time.ts';
import { dayOf } from '#store/timeline/day-bins.ts';
import { readNews } from '#store/timeline/news.ts';
import type { ExportTask } from '../export-task.ts';
import { readReportData, type ReportData } from '../report/report-data.ts';

/** Days of a digest where nobody says how many: a week. */
const usualDays = 7;
const mostFailed = 20;

/** Everything a digest is made of. */
export type DigestData = {
  readonly news: News;
  /** The same days as a report has them. */
  readonly report: ReportData;
  readonly failed: readonly FailedFile[];
  /** Days between the first and the last on which nothing was recorded. */
  readonly silentDays: readonly string[];
};

/** The days are those of the filter; where it names none, the last `options.days` up to the last one with a recording. */
export function readDigest(task: ExportTask): DigestData {
  const { source, filter, options } = task;
  const [from, to] = [dayOf(filter.fromDay), dayOf(filter.toDay)];
  const length = from !== null && to !== null ? to - from + 1 : (options.days ?? usualDays);
  const last = filter.toDay ?? (from === null ? null : dayText(from + length - 1));
  const news = readNews(source.db, Math.max(1, length), last);
  const { fromDay, toDay } = news;
  const within = fromDay === null || toDay === null ? {} : { fromDay, toDay };
  const report = readReportData({ ...task, filter: { ...filter, ...within } });
  return {
    news,
    report,
    failed: news.failed === 0 ? [] : failedFiles(source.db, null, mostFailed),
    silentDays: silentDays(news, report),
  };
}

/** Bins of a report's days reach from the first day with anything to the last: what lies before and after is silent, too. */
function silentDays({ fromDay, toDay }: News, { days }: ReportData): string[] {
  const [first, last] = [dayOf(fromDay ?? undefined), dayOf(toDay ?? undefined)];
  if (first === null || last === null) return [];
  const recorded = new Set(days.bins.filter((_, bin) => (days.effortSeconds[bin] ?? 0) > 0));
  return Array.from({ length: last - first + 1 }, (_, day) => dayText(first + day)).filter((day) => !recorded.has(day));
}
