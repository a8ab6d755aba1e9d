import { createHash } from 'node:crypto';
import type { CsvCell } from '#store/export-rows/csv.ts';

/** What some program or other takes for the end of a line. */
const lineBreaks = /[\n\v\f\r\u0085\u2028\u2029]+/g;

/** A name of a file may hold line breaks, and a person's comment too: for programs that read line by line they become spaces. */
function onOneLine(text: string): string {
  return text.replace(lineBreaks, ' ');
}

/** Whether a list of files, one a line, can hold this one. */
export function fitsLine(path: string): boolean {
  return onOneLine(path) === path;
}

/**
 * One line for programs that read their own format: cells are quoted where they must be (RFC 4180) and otherwise written as
 * they are, without the guard against formulas that a spreadsheet's CSV has, which would change file names. A row stays one line.
 */
export function plainLine(cells: readonly CsvCell[], end = '\r\n'): string {
  return `${cells.map(plainCell).join(',')}${end}`;
}

function plainCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = onOneLine(String(cell));
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tab-separated, where a cell has no way to hold a tab or a line break: they become spaces. */
export function tabLine(cells: readonly CsvCell[], end = '\r\n'): string {
  return `${cells.map((cell) => (cell === null ? '' : onOneLine(String(cell)).replace(/\t+/g, ' '))).join('\t')}${end}`;
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
