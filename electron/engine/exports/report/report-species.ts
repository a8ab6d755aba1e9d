import { readFile } from 'node:fs/promises';
import type { SpeciesRow } from '#contract/species.ts';
import type { TimelineBuckets } from '#contract/timeline.ts';
import type { ReportedSpecies } from '#store/export-rows/species-report.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import type { OpenFile } from '../export-folder.ts';
import { pictureLabel, type ExportTask } from '../export-task.ts';
import { escaped } from '../xml-text.ts';
import { hourRanges, momentParts, numberText } from './report-words.ts';

async function pictureCell(task: ExportTask, cover: SpeciesRow | undefined): Promise<string> {
  const id = cover?.coverPicture ?? null;
  const file = id === null ? null : pictureFile(task.engine.store, id);
  if (file === null || cover === undefined) return '';
  const png = await readFile(file).catch(() => null);
  if (png === null) return '';
  const alt = `Illustration of ${escaped(cover.commonName)}, ${pictureLabel}`;
  return `<img src="data:image/png;base64,${png.toString('base64')}" alt="${alt}"><span class="label">${pictureLabel}</span>`;
}

function momentCell(moment: ReportedSpecies['first']): string {
  if (moment === null) return '<td>time unknown</td>';
  const { day, time } = momentParts(moment);
  return `<td class="when">${escaped(day)}<br>${escaped(time)}</td>`;
}

function checkedCell(row: ReportedSpecies): string {
  const parts = [
    [row.confirmed, 'confirmed'],
    [row.rejected, 'rejected'],
    [row.unsure, 'unsure'],
  ] as const;
  const said = parts.flatMap(([count, word]) => (count === 0 ? [] : [`${numberText(count)} ${word}`]));
  return `<td>${said.length === 0 ? 'none' : said.join('<br>')}</td>`;
}

/** One row per species with its picture, where one is painted. */
export async function writeSpeciesTable(
  file: OpenFile,
  task: ExportTask,
  species: readonly ReportedSpecies[],
  hours: TimelineBuckets,
): Promise<void> {
  const covers = new Map(hours.species.map((row) => [row.scientificName, row]));
  await file.write(`<h2>Species</h2><div class="table"><table><thead><tr><th>Illustration</th><th>Species</th><th class="n">Detections</th>
<th class="n">Record&shy;ings</th><th class="n">Days</th><th>First</th><th>Last</th><th>Hours</th><th class="n">Score: best</th>
<th class="n">median</th><th>Checked</th></tr></thead><tbody>`);
  for (const row of species) {
    const picture = await pictureCell(task, covers.get(row.scientificName));
    await file.write(`<tr><td class="picture">${picture}</td><td><b>${escaped(row.commonName)}</b><br><i>${escaped(row.scientificName)}</i></td>
<td class="n">${numberText(row.detections)}</td><td class="n">${numberText(row.recordings)}</td><td class="n">${row.days}</td>
${momentCell(row.first)}${momentCell(row.last)}<td>${hourRanges(row.hours)}</td>
<td class="n">${row.bestScore.toFixed(2)}</td><td class="n">${row.medianScore.toFixed(2)}</td>${checkedCell(row)}</tr>\n`);
  }
  await file.write('</tbody></table></div>');
}
