import type { TimelineBuckets } from '#contract/timeline.ts';
import { readReportFacts, type ReportFacts, type StationFacts } from '#store/export-rows/report-facts.ts';
import { readSpeciesReport, type ReportedSpecies } from '#store/export-rows/species-report.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { counted, pictureLabel, type ExportTask, type Written } from '../export-task.ts';
import { escaped } from '../xml-text.ts';
import { dayChart, hourChart } from './report-charts.ts';
import { writeSpeciesTable } from './report-species.ts';
import { reportStyle } from './report-style.ts';
import { lengthText, numberText } from './report-words.ts';

type Data = {
  readonly task: ExportTask;
  readonly facts: ReportFacts;
  readonly species: readonly ReportedSpecies[];
  readonly hours: TimelineBuckets;
  readonly days: TimelineBuckets;
};

function figures({ species, facts, days }: Data): string {
  const sum = (of: (row: ReportedSpecies) => number): number => species.reduce((total, row) => total + of(row), 0);
  const reviewed = sum((row) => row.confirmed + row.rejected + row.unsure);
  const detections = sum((row) => row.detections);
  const heard = species.filter((row) => row.detections > row.rejected).length;
  const entries = [
    ['Species', numberText(heard)],
    ['Detections', numberText(detections)],
    ['Checked', detections === 0 ? '–' : `${Math.round((100 * reviewed) / detections)} %`],
    ['Recordings', numberText(facts.recordings)],
    ['Recorded', lengthText(facts.seconds)],
    ['Days', numberText(days.effortSeconds.filter((seconds) => seconds > 0).length)],
  ] as const;
  return `<dl class="figures">${entries.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function head({ task, days, facts }: Data): string {
  const { filter, options, now } = task;
  const dates = days.bins.length === 0 ? [] : [days.bins[0], days.bins.at(-1)];
  const period = [filter.fromDay ?? dates[0], filter.toDay ?? dates[1]].filter((day) => day !== undefined).join(' to ');
  const place = stationNames(facts);
  const title = options.title === undefined || options.title === '' ? 'Species report' : options.title;
  return `<header><h1>${escaped(title)}</h1>
<p>${escaped([place, period].filter((part) => part !== '').join(' · '))}</p>
<p class="soft">Made by Songsight ${escaped(task.engine.version)} on ${now.slice(0, 10)}.</p></header>`;
}

/** All of them where they fit into the headline. */
function stationNames({ stations: all }: ReportFacts): string {
  const names = all.map(({ name }) => name ?? 'no station');
  return names.length > 4 ? `${names.length} stations` : names.join(', ');
}

function stationRow(each: StationFacts): string {
  const place =
    each.latitude === null || each.longitude === null
      ? '–'
      : `${each.latitude.toFixed(5)}, ${each.longitude.toFixed(5)}`;
  return `<tr><td>${escaped(each.name ?? 'No station')}</td><td>${place}</td><td>${escaped(each.habitat ?? '')}</td>
<td class="n">${numberText(each.recordings)}</td><td class="n">${lengthText(each.seconds)}</td>
<td class="n">${numberText(each.detections)}</td><td class="n">${each.species}</td></tr>`;
}

function stations({ facts }: Data): string {
  return `<h2>Stations</h2><div class="table"><table><thead><tr><th>Station</th><th>Position</th><th>Habitat</th><th class="n">Recordings</th>
<th class="n">Recorded</th><th class="n">Detections</th><th class="n">Species</th></tr></thead><tbody>${facts.stations.map(stationRow).join('\n')}</tbody></table></div>`;
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
    'The offset from UTC stands behind each time where it is known. Checked: what a person decided; a score is the model’s own, from 0 to 1.',
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
    await writeSpeciesTable(file, task, data.species, data.hours);
    await file.write(`${stations(data)}${method(data)}</body></html>\n`);
  });
  task.advance(rows);
  return { rows, notes: ['Open report.html in a browser; its print dialog saves it as a PDF.'] };
}
