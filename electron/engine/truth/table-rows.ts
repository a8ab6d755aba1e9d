/** A row of a table and the line of the file on which it begins, counted from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

const marks = ['\t', ';', ','] as const;

/** Rows of a table with whatever stands between its cells; empty lines are left out. Quotes as in RFC 4180. */
export function tableRows(text: string): TableRow[] {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const head = told === null ? text : text.slice(told[0].length);
  const rows = cut(head, told?.[1] ?? markOf(head));
  return told === null ? rows : rows.map(({ line, cells }) => ({ line: line + 1, cells }));
}

/** What stands most often between the cells of the first line, outside of quotes. */
function markOf(text: string): string {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counts = marks.map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

/** One pass over the letters. A quote that nothing closes is a letter like others: it swallows no rows. */
function cut(text: string, mark: string): TableRow[] {
  const rows: TableRow[] = [];
  let [cells, cell, line, begun]: [string[], string, number, number] = [[], '', 1, 1];
  const endRow = (): void => {
    const row = [...cells, cell.trim()];
    if (row.some((each) => each !== '')) rows.push({ line: begun, cells: row });
    [cells, cell, begun] = [[], '', line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    const quoted = letter === '"' && cell.trim() === '' ? quotedCell(text, at) : null;
    if (quoted !== null) {
      cell = quoted.cell;
      line += cell.split('\n').length - 1;
      at = quoted.end;
    } else if (letter === mark) {
      cells.push(cell.trim());
      cell = '';
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      line += 1;
      endRow();
    } else cell += letter;
  }
  endRow();
  return rows;
}

function quotedCell(text: string, from: number): { readonly cell: string; readonly end: number } | null {
  let cell = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at] ?? '';
    else if (text[at + 1] !== '"') return { cell, end: at };
    else {
      cell += '"';
      at += 1;
    }
  }
  return null;
}
