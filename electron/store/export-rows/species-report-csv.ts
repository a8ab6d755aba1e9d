import { byteOrderMark, csvLine, rounded } from './csv.ts';
import { isoText } from '../recordings/local-time.ts';
import type { ReportedSpecies } from './species-report.ts';

const header = [
  'scientific_name',
  'common_name',
  'detections',
  'recordings',
  'days',
  'first_time',
  'last_time',
  'hours_of_day',
  'best_score',
  'median_score',
  'reviewed_share',
  'confirmed',
  'rejected',
  'unsure',
  'stations',
];

/** The species report as CSV, one row per species: UTF-8 with BOM, CRLF, RFC 4180. `hours_of_day` is like `4 5 6 21`. */
export function* speciesReportCsv(species: Iterable<ReportedSpecies>): Generator<string> {
  yield byteOrderMark + csvLine(header);
  for (const row of species) {
    const reviewed = row.confirmed + row.rejected + row.unsure;
    yield csvLine([
      row.scientificName,
      row.commonName,
      row.detections,
      row.recordings,
      row.days,
      row.first === null ? null : isoText(row.first),
      row.last === null ? null : isoText(row.last),
      row.hours.join(' '),
      rounded(row.bestScore, 4),
      rounded(row.medianScore, 4),
      rounded(reviewed / row.detections, 4),
      row.confirmed,
      row.rejected,
      row.unsure,
      row.stations.join('; '),
    ]);
  }
}
