/** Names from a text a person pasted or a file holds, each with the other name the text gives for the same species. */
export type NamedInText = { readonly name: string; readonly other: string | null };

const marks = [';', '\t', ','] as const;

/**
 * Reads names of species: one a line or separated by commas, BirdNET's `Scientific_Common`, `Common (Scientific)`, or a table with a
 * column of scientific or common names, as eBird gives. Lines that begin with # are left out.
 */
export function readNames(text: string): NamedInText[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return tabled(lines) ?? lines.flatMap(inLine);
}

function tabled([head = '', ...rows]: readonly string[]): NamedInText[] | null {
  const mark = marks.find((each) => head.includes(each));
  if (mark === undefined) return null;
  const columns = cellsOf(head, mark).map((cell) => cell.toLowerCase().replaceAll(/[\s_-]/g, ''));
  const scientific = columns.findIndex((name) => ['scientificname', 'sciname', 'scientific', 'species'].includes(name));
  const common = columns.findIndex((name) => ['commonname', 'primarycomname', 'comname', 'englishname'].includes(name));
  if (scientific < 0 && common < 0) return null;
  return rows.flatMap((row) => {
    const cells = cellsOf(row, mark);
    const [first, second] = [cells[scientific] ?? '', cells[common] ?? ''];
    if (first === '' && second === '') return [];
    return [first === '' ? { name: second, other: null } : { name: first, other: second === '' ? null : second }];
  });
}

/** Cells of a line of a table, quotes taken off (RFC 4180, without line breaks inside cells). */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (letter === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === mark && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

function inLine(line: string): NamedInText[] {
  const paired = /^([A-Z][a-z-]+(?: [a-z-]+)+)_(.+)$/.exec(line);
  if (paired !== null) return [{ name: paired[1] ?? '', other: paired[2] ?? null }];
  return line
    .split(/[,;\t]/)
    .map((part) => part.trim().replaceAll(/^["'\d.)\s-]+(?=\p{L})|["']+$/gu, ''))
    .filter((part) => part !== '')
    .map((part) => {
      const both = /^(.+?)\s*\((.+)\)$/.exec(part);
      return both === null ? { name: part, other: null } : { name: both[1] ?? part, other: both[2] ?? null };
    });
}
