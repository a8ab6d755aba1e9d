/** Text cells are guarded against spreadsheets that run formulas; numbers are written as they are. null is an empty cell. */
export type CsvCell = string | number | null;

/** First in a file: without it Excel reads UTF-8 accents wrong. */
export const byteOrderMark = '\uFEFF';

/** A spreadsheet takes a text that begins with one of these for a formula (OWASP, "CSV injection"). */
const formulaStart = /^[=+\-@\t\r]/;

/** One RFC 4180 line with its CRLF. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** At most this many decimals, none for nothing: 0.875, 3, 12.345. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
