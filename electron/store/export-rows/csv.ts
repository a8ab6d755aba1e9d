import { isoText } from '../recordings/local-time.ts';
import type { LocalMoment } from '#contract/recordings.ts';

/** Text cells are guarded against spreadsheets that run formulas; numbers are written as they are. null is an empty cell. */
export type CsvCell = string | number | null;

/** How a table is written for the program that opens it. */
export type TableStyle = {
  readonly separator: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  /** `iso`: ISO 8601 with the offset where it is known. `spreadsheet`: `2026-05-01 05:30:03`, which Excel takes for a time. */
  readonly times: 'iso' | 'spreadsheet';
};

/** As RFC 4180 and ISO 8601 have it. */
export const plainStyle: TableStyle = { separator: ',', decimal: '.', times: 'iso' };

/** First in a file: without it Excel reads UTF-8 accents wrong. */
export const byteOrderMark = '\uFEFF';

/** A spreadsheet takes a text that begins with one of these for a formula (OWASP, "CSV injection"). */
const formulaStart = /^[=+\-@\t\r]/;

/** One RFC 4180 line with its CRLF. */
export function csvLine(cells: readonly CsvCell[], style: TableStyle = plainStyle): string {
  return `${cells.map((cell) => csvCell(cell, style)).join(style.separator)}\r\n`;
}

function csvCell(cell: CsvCell, { separator, decimal }: TableStyle): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    const text = decimal === ',' ? String(cell).replace('.', ',') : String(cell);
    return separator === decimal && text.includes(decimal) ? `"${text}"` : text;
  }
  const guarded = formulaStart.test(cell) ? `'${cell}` : cell;
  return guarded.includes(separator) || /["\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A time in a cell; null stays empty. */
export function timeCell(moment: LocalMoment | null, { times }: TableStyle): string | null {
  if (moment === null) return null;
  return times === 'iso' ? isoText(moment) : moment.local.slice(0, 19).replace('T', ' ');
}

/** At most this many decimals, none for nothing: 0.875, 3, 12.345. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
