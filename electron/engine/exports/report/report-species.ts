import type { ReportedSpecies } from '#store/export-rows/species-report.ts';
import { escaped } from '../xml-text.ts';
import { hourRanges, type ReportWords } from './report-words.ts';

function momentCell(moment: ReportedSpecies['first'], guessed: boolean, words: ReportWords): string {
  if (moment === null) return escaped(words.say('report-time-unknown'));
  const when = words.moment(moment);
  return escaped(guessed ? words.say('report-about', { when }) : when);
}

function speciesLine(row: ReportedSpecies, words: ReportWords): string {
  const guessed = row.guessedTimes > 0;
  return `<tr><td><b>${escaped(row.commonName)}</b> <i>${escaped(row.scientificName)}</i></td>
<td class="n">${words.number(row.detections)}</td><td class="n">${words.number(row.recordings)}</td><td class="n">${words.number(row.days)}</td>
<td class="when">${momentCell(row.first, guessed, words)}</td><td class="when">${momentCell(row.last, guessed, words)}</td><td>${hourRanges(row.hours)}</td>
<td class="n">${words.number(row.bestScore, 2)}</td><td class="n">${words.number(row.confirmed)}</td></tr>`;
}

/** One row per species. */
export function speciesTable(species: readonly ReportedSpecies[], words: ReportWords): string {
  const head = [
    ['report-species', ''],
    ['report-detections', 'n'],
    ['report-recordings', 'n'],
    ['report-days', 'n'],
    ['report-first', ''],
    ['report-last', ''],
    ['report-hours', ''],
    ['report-best-score', 'n'],
    ['report-confirmed', 'n'],
  ] as const;
  const cells = head.map(([key, kind]) => `<th class="${kind}">${escaped(words.say(key))}</th>`).join('');
  return `<div class="table"><table><thead><tr>${cells}</tr></thead>
<tbody>${species.map((row) => speciesLine(row, words)).join('\n')}</tbody></table></div>`;
}
