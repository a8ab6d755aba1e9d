import type { ReportedSpecies } from '#store/export-rows/species-report.ts';
import type { StationFacts } from '#store/export-rows/report-facts.ts';
import type { OpenFile } from '../placing/export-folder.ts';
import type { ExportTask, Written } from '../export-task.ts';
import { escaped } from '../xml-text.ts';
import { bestCards } from './report-cards.ts';
import { heatChart, hourColumns, seasonColumns } from './report-charts.ts';
import { readReportData, type ReportData } from './report-data.ts';
import { effortChart } from './report-effort.ts';
import { stationMap } from './report-map.ts';
import { limitLines, methodLines } from './report-method.ts';
import { speciesTable } from './report-species.ts';
import { reportStyle } from './report-style.ts';

/** What fits on the first two sheets of paper; the rest follows in full on further ones. */
const speciesOnPage = 15;
const speciesInCharts = 15;
const stationsOnPage = 8;

/** How much there is, in six numbers. */
export function reportFigures({ species, facts, days, words }: ReportData): string {
  const sum = (of: (row: ReportedSpecies) => number): number => species.reduce((total, row) => total + of(row), 0);
  const detections = sum((row) => row.detections);
  const entries = [
    ['report-species', words.number(species.length)],
    ['report-detections', words.number(detections)],
    ['report-checked', detections === 0 ? '–' : words.percent(sum((row) => row.confirmed + row.unsure) / detections)],
    ['report-recordings', words.number(facts.recordings)],
    ['report-recorded', words.length(facts.seconds)],
    ['report-days', words.number(days.effortSeconds.filter((seconds) => seconds > 0).length)],
  ] as const;
  return `<dl class="figures">${entries.map(([key, value]) => `<div><dt>${escaped(words.say(key))}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`;
}

function titleOf({ task, words }: ReportData): string {
  const { title } = task.options;
  return title === undefined || title === '' ? words.say('report-title') : title;
}

function head(data: ReportData): string {
  const { task, days, facts, words } = data;
  const [from, to] = [task.filter.fromDay ?? days.bins[0], task.filter.toDay ?? days.bins.at(-1)];
  const period =
    from === undefined || to === undefined
      ? ''
      : from === to
        ? words.day(from)
        : words.say('report-period', { from: words.day(from), to: words.day(to) });
  const made = words.say('report-made', { version: task.source.version, day: words.day(task.source.now.slice(0, 10)) });
  const parts = [stationNames(facts.stations, data), period].filter((part) => part !== '');
  return `<header><h1>${escaped(titleOf(data))}</h1>
<p>${escaped(parts.join(' · '))}</p><p class="soft">${escaped(made)}</p></header>`;
}

/** All of them where they fit into the headline. */
function stationNames(all: readonly StationFacts[], { words }: ReportData): string {
  const names = all.map(({ name }) => name ?? words.say('report-no-station'));
  return names.length > 4 ? words.count('report-stations', names.length) : names.join(', ');
}

type StationColumn = {
  readonly key: Parameters<ReportData['words']['say']>[0];
  readonly kind: string;
  readonly of: (each: StationFacts) => string;
};

function stationColumns(stations: readonly StationFacts[], { words }: ReportData): StationColumn[] {
  const position = ({ latitude, longitude }: StationFacts): string =>
    latitude === null || longitude === null ? '–' : `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const habitats = stations.some(({ habitat }) => habitat !== null && habitat !== '');
  return [
    { key: 'report-station', kind: '', of: ({ name }) => name ?? words.say('report-no-station') },
    { key: 'report-position', kind: 'when', of: position },
    ...(habitats ? [{ key: 'report-habitat', kind: '', of: (each: StationFacts) => each.habitat ?? '' } as const] : []),
    { key: 'report-recorded', kind: 'n', of: ({ seconds }) => words.length(seconds) },
    { key: 'report-detections', kind: 'n', of: ({ detections }) => words.number(detections) },
    { key: 'report-species', kind: 'n', of: ({ species }) => words.number(species) },
  ];
}

/** One row per station. */
export function stationTable(stations: readonly StationFacts[], data: ReportData): string {
  const columns = stationColumns(stations, data);
  const head = columns.map(({ key, kind }) => `<th class="${kind}">${escaped(data.words.say(key))}</th>`).join('');
  const line = (each: StationFacts): string =>
    `<tr>${columns.map(({ kind, of }) => `<td class="${kind}">${escaped(of(each))}</td>`).join('')}</tr>`;
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${stations.map(line).join('\n')}</tbody></table></div>`;
}

/** Where it was recorded and what was heard. */
function firstPage(data: ReportData): string {
  const { facts, species, words } = data;
  const more = species.length - speciesOnPage;
  return `<section class="page">${head(data)}${reportFigures(data)}
<h2>${escaped(words.say('report-where'))}</h2><div class="beside"><div>${stationMap(facts.stations, words)}</div>
<div>${stationTable(facts.stations.slice(0, stationsOnPage), data)}</div></div>
<h2>${escaped(words.say('report-species'))}</h2>${species.length === 0 ? `<p>${escaped(words.say('report-nothing'))}</p>` : speciesTable(species.slice(0, speciesOnPage), words)}
${more > 0 ? `<p class="soft small">${escaped(words.count('report-more-species', more))}</p>` : ''}</section>`;
}

/** What stripes mean, where there are any. */
export function guessedLegend({ days, words }: ReportData): string {
  const some = days.guessedSeconds.some((seconds) => seconds > 0);
  return some ? ` ${escaped(words.say('report-guessed-legend'))}` : '';
}

/** When it was heard, the best of it, and how all of this was made. */
async function secondPage(data: ReportData): Promise<string> {
  const { words, days, hours } = data;
  const rows = data.species.slice(0, speciesInCharts);
  const list = (lines: readonly string[]): string =>
    `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
  const season = {
    timeline: days,
    columns: seasonColumns(days, words),
    rows,
    title: words.say('report-through-season'),
    width: 420,
  };
  const day = {
    timeline: hours,
    columns: hourColumns(hours),
    rows,
    title: words.say('report-through-day'),
    width: 330,
  };
  const charts =
    days.bins.length === 0 || rows.length === 0
      ? ''
      : `<div class="beside charts"><div><h3>${escaped(season.title)}</h3>${heatChart(season, words)}</div>
<div><h3>${escaped(day.title)}</h3>${heatChart(day, words)}</div></div><p class="soft small">${escaped(words.say('report-chart-legend'))}${guessedLegend(data)}</p>`;
  const cards = await bestCards(data);
  return `<section class="page"><h2>${escaped(words.say('report-when'))}</h2>${charts}
${cards === '' ? '' : `<h2>${escaped(words.say('report-best'))}</h2>${cards}`}
<h2>${escaped(words.say('report-effort'))}</h2>${effortChart(days, words)}<p class="soft small">${escaped(words.say('report-effort-legend'))}${guessedLegend(data)}</p>
<div class="beside method"><div><h2>${escaped(words.say('report-method'))}</h2>${list(methodLines(data))}</div>
<div><h2>${escaped(words.say('report-limits'))}</h2>${list(limitLines(data))}</div></div></section>`;
}

function furtherPages(data: ReportData): string {
  const { species, facts, words } = data;
  const all =
    species.length <= speciesOnPage
      ? ''
      : `<section><h2>${escaped(words.say('report-all-species'))}</h2>${speciesTable(species, words)}</section>`;
  const stations =
    facts.stations.length <= stationsOnPage
      ? ''
      : `<section><h2>${escaped(words.say('report-all-stations'))}</h2>${stationTable(facts.stations, data)}</section>`;
  return all + stations;
}

/** Writes the report as one page of HTML that holds everything it shows. */
export async function writeReportPage(task: ExportTask, file: OpenFile): Promise<Written> {
  const data = readReportData(task);
  await file.write(`<!doctype html>
<html lang="${data.words.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(titleOf(data))}</title><style>${reportStyle}</style></head><body>
${firstPage(data)}
`);
  await file.write(await secondPage(data));
  await file.write(`${furtherPages(data)}</body></html>\n`);
  const rows = data.species.reduce((sum, row) => sum + row.detections, 0);
  task.advance(rows + data.rejected);
  return { rows, notes: [] };
}

/** A report for the screen and for printing on two sheets. */
export async function writeReportHtml(task: ExportTask): Promise<Written> {
  let written: Written = { rows: 0, notes: [] };
  await task.folder.file(task.options.fileName ?? 'report.html', async (file) => {
    written = await writeReportPage(task, file);
  });
  return written;
}
