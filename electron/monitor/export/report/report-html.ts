import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpeciesRow, TimelineBuckets } from '#contract/requests.ts';
import { pictureFile } from '#store/detection-detail.ts';
import { isoText } from '#store/local-time.ts';
import { readReportFacts, type ReportFacts, type StationFacts } from '#store/report-facts.ts';
import { readSpeciesReport, type ReportedSpecies } from '#store/species-report.ts';
import { readTimeline } from '#store/timeline.ts';
import { counted, pictureLabel, type ExportTask, type Written } from '../export-task.ts';
import type { OpenFile } from '../export-folder.ts';
import { escaped } from '../xml-text.ts';
import { dayChart, hourChart } from './report-charts.ts';
import { reportStyle } from './report-style.ts';

type Data = {
  readonly task: ExportTask;
  readonly facts: ReportFacts;
  readonly species: readonly ReportedSpecies[];
  readonly hours: TimelineBuckets;
  readonly days: TimelineBuckets;
};

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
const minute = (moment: ReportedSpecies['first']): string =>
  moment === null ? '–' : escaped(isoText({ ...moment, local: moment.local.slice(0, 16) }).replace('T', ' '));

function figures({ species, facts, days }: Data): string {
  const sum = (of: (row: ReportedSpecies) => number): number => species.reduce((total, row) => total + of(row), 0);
  const reviewed = sum((row) => row.confirmed + row.rejected + row.unsure);
  const detections = sum((row) => row.detections);
  const heard = species.filter((row) => row.detections > row.rejected).length;
  const entries = [
    ['Species', number(heard)],
    ['Detections', number(detections)],
    ['Checked by a person', detections === 0 ? '–' : `${Math.round((100 * reviewed) / detections)} %`],
    ['Recordings', number(facts.recordings)],
    ['Hours recorded', number(facts.seconds / 3600)],
    ['Days recorded', number(days.effortSeconds.filter((seconds) => seconds > 0).length)],
  ] as const;
  return `<dl class="figures">${entries.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function head({ task, days }: Data): string {
  const { filter, options, now } = task;
  const dates = days.bins.length === 0 ? [] : [days.bins[0], days.bins.at(-1)];
  const period = [filter.fromDay ?? dates[0], filter.toDay ?? dates[1]].filter((day) => day !== undefined).join(' to ');
  const place = stationNames(task);
  const title = options.title === undefined || options.title === '' ? 'Species report' : options.title;
  return `<header><h1>${escaped(title)}</h1>
<p>${escaped([place, period].filter((part) => part !== '').join(' · '))}</p>
<p class="soft">Made by Songsight ${escaped(task.engine.version)} on ${now.slice(0, 10)}.</p></header>`;
}

function stationNames({ engine, filter }: ExportTask): string {
  if (filter.station === undefined) return '';
  const row = engine.store.db
    .prepare<[number], { name: string }>('SELECT name FROM stations WHERE id = ?')
    .get(filter.station);
  return row?.name ?? '';
}

async function pictureCell(task: ExportTask, cover: SpeciesRow | undefined): Promise<string> {
  const id = cover?.coverPicture ?? null;
  const file = id === null ? null : pictureFile(task.engine.store.db, id);
  if (file === null || cover === undefined) return '';
  const png = await readFile(join(task.engine.store.picturesPath, file)).catch(() => null);
  if (png === null) return '';
  const alt = `Illustration of ${escaped(cover.commonName)}, ${pictureLabel}`;
  return `<img src="data:image/png;base64,${png.toString('base64')}" alt="${alt}"><span class="label">${pictureLabel}</span>`;
}

async function writeSpecies(file: OpenFile, { task, species, hours }: Data): Promise<void> {
  const covers = new Map(hours.species.map((row) => [row.scientificName, row]));
  await file.write(`<h2>Species</h2><div class="table"><table><thead><tr><th></th><th>Species</th><th class="n">Detections</th>
<th class="n">Record&shy;ings</th><th class="n">Days</th><th>First</th><th>Last</th><th>Hours</th><th class="n">Best score</th>
<th class="n">Median</th><th class="n">Con&shy;firmed</th><th class="n">Re&shy;jected</th><th class="n">Unsure</th></tr></thead><tbody>`);
  for (const row of species) {
    const picture = await pictureCell(task, covers.get(row.scientificName));
    await file.write(`<tr><td class="picture">${picture}</td><td><b>${escaped(row.commonName)}</b><br><i>${escaped(row.scientificName)}</i></td>
<td class="n">${number(row.detections)}</td><td class="n">${number(row.recordings)}</td><td class="n">${row.days}</td>
<td>${minute(row.first)}</td><td>${minute(row.last)}</td><td>${hourRanges(row.hours)}</td>
<td class="n">${row.bestScore.toFixed(2)}</td><td class="n">${row.medianScore.toFixed(2)}</td>
<td class="n">${row.confirmed}</td><td class="n">${row.rejected}</td><td class="n">${row.unsure}</td></tr>\n`);
  }
  await file.write('</tbody></table></div>');
}

/** `4 5 6 21` -> `4–6, 21` */
export function hourRanges(hours: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const hour of hours) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === hour - 1) last[1] = hour;
    else ranges.push([hour, hour]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function stationRow(each: StationFacts): string {
  const place =
    each.latitude === null || each.longitude === null
      ? '–'
      : `${each.latitude.toFixed(5)}, ${each.longitude.toFixed(5)}`;
  return `<tr><td>${escaped(each.name ?? 'No station')}</td><td>${place}</td><td>${escaped(each.habitat ?? '')}</td>
<td class="n">${number(each.recordings)}</td><td class="n">${number(each.seconds / 3600)}</td>
<td class="n">${number(each.detections)}</td><td class="n">${each.species}</td></tr>`;
}

function stations({ facts }: Data): string {
  return `<h2>Stations</h2><div class="table"><table><thead><tr><th>Station</th><th>Position</th><th>Habitat</th><th class="n">Recordings</th>
<th class="n">Hours</th><th class="n">Detections</th><th class="n">Species</th></tr></thead><tbody>${facts.stations.map(stationRow).join('\n')}</tbody></table></div>`;
}

function method({ task, facts }: Data): string {
  const { pack } = task.engine.analyst.facts();
  const { filter } = task;
  const sources = [...facts.timeSources].map(([source, count]) => `${source} (${count})`).join(', ');
  const lines = [
    `Clips of ${pack.windowSeconds} s were named by ${pack.title} ${pack.version} (SHA-256 ${pack.hash.slice(0, 16)}…). Neighbouring clips of one species count as one detection.`,
    filter.minScore === undefined
      ? 'Thresholds are those of the settings.'
      : `Only detections with a score of at least ${filter.minScore}.`,
    `Recorders: ${facts.recorders.length === 0 ? 'not stated' : facts.recorders.join(', ')}. Times of recordings come from: ${sources}. All times are those of the recorder's or the station's clock, with the offset from UTC where it is known.`,
    ...(facts.undatedRecordings === 0
      ? []
      : [`${counted(facts.undatedRecordings, 'recording')} without a known time: in the table, not in the charts.`]),
    'Rejected detections are counted in the table and left out of the charts. A detection is not a bird: one that sings for an hour gives many.',
    `The small pictures are ${pictureLabel}: illustrations by a generative model, never evidence of a species.`,
  ];
  return `<h2>How this was made</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
}

/** A report for the screen and for printing: one HTML file that holds everything it shows. */
export async function writeReportHtml(task: ExportTask): Promise<Written> {
  const { db } = task.engine.store;
  const data: Data = {
    task,
    facts: readReportFacts(db, task.filter),
    species: readSpeciesReport(db, task.filter),
    hours: readTimeline(db, 'hour-of-day', task.filter),
    days: readTimeline(db, 'day', task.filter),
  };
  const rows = data.species.reduce((sum, row) => sum + row.detections, 0);
  await task.folder.file('report.html', async (file) => {
    await file.write(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(task.options.title ?? 'Species report')}</title><style>${reportStyle}</style></head><body>
${head(data)}${figures(data)}
<h2>When they were heard</h2><p class="soft">Detections by hour of the day, darker is more; hatched hours were not recorded.</p>
${hourChart(data.hours)}
<h2>Day by day</h2>${dayChart(data.days)}`);
    await writeSpecies(file, data);
    await file.write(`${stations(data)}${method(data)}</body></html>\n`);
  });
  task.advance(rows);
  return { rows, notes: ['Open report.html in a browser; its print dialog saves it as a PDF.'] };
}
