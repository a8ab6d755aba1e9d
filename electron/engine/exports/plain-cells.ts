import { createHash } from 'node:crypto';
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

/** Names on a disk have at most 255 bytes, and several parts share one. */
const mostBytes = 100;

/**
 * A part of a file name that every system takes: Windows refuses `<>:"/\|?*`, dots and spaces at the end, and some names. A longer
 * one is cut between letters, and six digits that follow from all of it keep it from those that begin alike.
 */
export function fileNamePart(text: string): string {
  const plain = withoutEnd(text.replace(/[<>:"/\\|?*\u0000-\u001f]+/g, '_'));
  const name = Buffer.byteLength(plain) <= mostBytes ? plain : cut(plain);
  return name === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name;
}

const withoutEnd = (text: string): string => text.replace(/[. ]+$/, '');

function cut(text: string): string {
  const mark = `~${createHash('sha256').update(text).digest('hex').slice(0, 6)}`;
  let [kept, bytes] = ['', Buffer.byteLength(mark)];
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > mostBytes) break;
    kept += letter;
  }
  return withoutEnd(kept) + mark;
}
