import type { CsvCell } from '#store/export-rows/csv.ts';

/**
 * One line for programs that read their own format: cells are quoted where they must be (RFC 4180) and otherwise written as
 * they are, without the guard against formulas that a spreadsheet's CSV has, which would change file names.
 */
export function plainLine(cells: readonly CsvCell[], end = '\r\n'): string {
  return `${cells.map(plainCell).join(',')}${end}`;
}

function plainCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tab-separated, where a cell has no way to hold a tab or a line break: they become spaces. */
export function tabLine(cells: readonly CsvCell[], end = '\r\n'): string {
  return `${cells.map((cell) => (cell === null ? '' : String(cell).replace(/[\t\r\n]+/g, ' '))).join('\t')}${end}`;
}

/** A part of a file name that every system takes: Windows refuses `<>:"/\|?*`, dots and spaces at the end, and some names. */
export function fileNamePart(text: string): string {
  const plain = text
    .replace(/[<>:"/\\|?*\u0000-\u001f]+/g, '_')
    .replace(/[. ]+$/, '')
    .slice(0, 120);
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) ? `_${plain}` : plain;
}
