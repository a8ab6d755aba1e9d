import type { ExportTask, Written } from '../export-task.ts';
import { bestCards } from '../report/report-cards.ts';
import { effortChart } from '../report/report-effort.ts';
import { guessedLegend, reportFigures, stationTable } from '../report/report-html.ts';
import { speciesTable } from '../report/report-species.ts';
import { reportStyle } from '../report/report-style.ts';
import { escaped } from '../xml-text.ts';
import { readDigest, type DigestData } from './digest-data.ts';
import { nameOf, reviewTable, troubleList, unlikelyTable } from './digest-tables.ts';

/** Species in the table of what was detected; a season's list is a report. */
const mostSpecies = 40;

function head({ report, news }: DigestData): string {
  const { task, words } = report;
  const { title } = task.options;
  const name = title === undefined || title === '' ? words.say('digest-title') : title;
  const [from, to] = [news.fromDay, news.toDay];
  const period =
    from === null || to === null
      ? words.say('digest-empty')
      : from === to
        ? words.day(from)
        : words.say('report-period', { from: words.day(from), to: words.day(to) });
  const made = words.say('report-made', { version: task.source.version, day: words.day(task.source.now.slice(0, 10)) });
  return `<header><h1>${escaped(name)}</h1><p>${escaped(period)}</p><p class="soft">${escaped(made)} ${escaped(words.say('digest-limit'))}</p></header>`;
}

/** Species of the days with picture and spectrogram of their best detection, and the names of those for which there is no room. */
async function highlights({ report, news }: DigestData, codes: readonly string[]): Promise<string> {
  const wanted = new Set(news.species.filter(({ code }) => codes.includes(code)).map((row) => row.scientificName));
  const species = report.species.filter(({ scientificName }) => wanted.has(scientificName));
  const cards = await bestCards({ ...report, species });
  const names = species.map((row) => `${nameOf(report, row)} (${report.words.number(row.detections)})`);
  return `${cards}<p>${escaped(names.join(', '))}</p>`;
}

async function section(title: string, none: string, content: string | null | Promise<string>): Promise<string> {
  const inside = await content;
  return `<section><h2>${escaped(title)}</h2>${inside ?? `<p class="soft">${escaped(none)}</p>`}</section>\n`;
}

async function sections(data: DigestData): Promise<string> {
  const { news, report } = data;
  const { words, species, days, facts } = report;
  const some = (codes: readonly string[]): Promise<string> | null =>
    codes.length === 0 ? null : highlights(data, codes);
  const waiting = news.unreviewed === 0 ? '' : `<p>${escaped(words.count('digest-unreviewed', news.unreviewed))}</p>`;
  const review = waiting + reviewTable(data);
  const all = species.length === 0 ? null : speciesTable(species.slice(0, mostSpecies), words);
  const effort = `${effortChart(days, words)}<p class="soft small">${escaped(words.say('report-effort-legend'))}${guessedLegend(report)}</p>${stationTable(facts.stations, report)}`;
  const unlikely = news.unlikely.length === 0 ? null : unlikelyTable(data);
  const parts = [
    section(words.say('digest-new'), words.say('digest-no-new'), some(news.newSpecies)),
    section(words.say('digest-year'), words.say('digest-no-year'), some(news.firstOfYear)),
    section(words.say('digest-review'), words.say('digest-no-review'), review === '' ? null : review),
    section(words.say('digest-unlikely'), words.say('digest-no-unlikely'), unlikely),
    section(words.say('digest-troubles'), words.say('digest-no-troubles'), troubleList(data)),
    section(words.say('report-effort'), words.say('digest-empty'), days.bins.length === 0 ? null : effort),
    section(words.say('digest-species'), words.say('report-nothing'), all),
  ];
  return (await Promise.all(parts)).join('');
}

/** Writes what the last days brought as one page of HTML that holds everything it shows. */
export async function writeDigest(task: ExportTask): Promise<Written> {
  const data = readDigest(task);
  const { report, news } = data;
  const body = `${head(data)}${reportFigures(report)}${await sections(data)}`;
  await task.folder.file(task.options.fileName ?? 'digest.html', async (file) => {
    await file.write(`<!doctype html>
<html lang="${report.words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.words.say('digest-title'))}</title><style>${reportStyle}</style></head><body>
${body}</body></html>
`);
  });
  task.advance(news.detections);
  return { rows: news.detections, notes: [] };
}
