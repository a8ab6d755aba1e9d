import { byteOrderMark, csvLine, plainStyle, timeCell, type CsvCell, type TableStyle } from './csv.ts';
import { detectionColumns, type DetectionColumn } from './detection-columns.ts';
import type { ExportedDetection } from './detections-export.ts';

/** Detections as CSV, one row each: UTF-8 with BOM, CRLF, quoted as RFC 4180 says. */
export function* detectionsCsv(
  detections: Iterable<ExportedDetection>,
  style: TableStyle = plainStyle,
): Generator<string> {
  yield (
    byteOrderMark +
    csvLine(
      detectionColumns.map(({ name }) => name),
      style,
    )
  );
  for (const row of detections) {
    yield csvLine(
      detectionColumns.map((column) => cellOf(column, row, style)),
      style,
    );
  }
}

function cellOf(column: DetectionColumn, row: ExportedDetection, style: TableStyle): CsvCell {
  if (column.type === 'time') return timeCell(column.of(row), style);
  if (column.type === 'truth') return String(column.of(row));
  return column.of(row);
}
