import { byteOrderMark, csvLine, plainStyle, rounded, timeCell, type TableStyle } from './csv.ts';
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
  'guessed_times',
];

/**
 * The species report as CSV, one row per species: UTF-8 with BOM, CRLF, RFC 4180. `hours_of_day` is like `4 5 6 21`;
 * `guessed_times` are the detections whose time is only the disk's. Rejected detections count in `rejected` alone.
 */
export function* speciesReportCsv(
  species: Iterable<ReportedSpecies>,
  style: TableStyle = plainStyle,
): Generator<string> {
  yield byteOrderMark + csvLine(header, style);
  for (const row of species) {
    const reviewed = row.confirmed + row.rejected + row.unsure;
    yield csvLine(
      [
        row.scientificName,
        row.commonName,
        row.detections,
        row.recordings,
        row.days,
        timeCell(row.first, style),
        timeCell(row.last, style),
        row.hours.join(' '),
        rounded(row.bestScore, 4),
        rounded(row.medianScore, 4),
        rounded(reviewed / (row.detections + row.rejected), 4),
        row.confirmed,
        row.rejected,
        row.unsure,
        row.stations.join('; '),
        row.guessedTimes,
      ],
      style,
    );
  }
}
