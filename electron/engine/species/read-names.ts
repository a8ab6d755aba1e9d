/** Names from a text a person pasted or a file holds, each with the other names the text gives for the same species. */
export type NamedInText = {
  readonly name: string;
  readonly others: readonly string[];
  /** A line of a table whose columns nobody named: each of its cells may be a species. */
  readonly row: boolean;
  /** It may be the heading of a column: nothing is said when it is no species. */
  readonly heading: boolean;
};

const marks = [';', '\t', ','] as const;

/**
 * Reads names of species: one a line or separated by commas, BirdNET's `Scientific_Common`, `Common (Scientific)`, or a table: with a
 * column of scientific or common names, as eBird gives, or with columns in any language, of which one holds names. Lines that begin with # are left out.
 */
export function readNames(text: string): NamedInText[] {
  const lines = withoutMarkup(text)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return barChart(lines) ?? underHeading(lines) ?? unnamedColumns(lines) ?? lines.flatMap(inLine);
}

/** As names copied from a page have it, and those of eBird's bar charts: `<em class="sci">Turdus merula</em>`. */
function withoutMarkup(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    amp: '&',
    nbsp: ' ',
    quot: '"',
    apos: "'",
    '#39': "'",
    '#039': "'",
  };
  return text
    .replaceAll(/<\/?[a-z][^<>\n]*>/gi, '')
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => letters[name.toLowerCase()] ?? whole);
}

/** How often a species is seen in each of so many quarters of a month. */
const quarters = 48;

/** eBird's bar chart: a name and 48 numbers a line. What stands above, and the line of sample sizes with its colon, names no species. */
function barChart(lines: readonly string[]): NamedInText[] | null {
  const rows = lines
    .map((line) => line.split('\t').filter((cell) => cell.trim() !== ''))
    .filter((cells) => cells.length === quarters + 1 && cells.slice(1).every((cell) => /^\s*[\d.,]+\s*$/.test(cell)));
  if (rows.length === 0) return null;
  return rows.flatMap(([name = '']) => (name.trim().endsWith(':') ? [] : inPart(name)));
}

/** How many lines may stand above a table: whose list it is, and of when. */
const mostAbove = 10;

function underHeading(lines: readonly string[]): NamedInText[] | null {
  const above = lines.slice(0, mostAbove).findIndex((line, at) => headOf(line, at > 0) !== null);
  return above < 0 ? null : tabled(lines.slice(above));
}

const plainly = (name: string, others: readonly string[] = []): NamedInText => ({
  name,
  others,
  row: false,
  heading: false,
});
/** Words that stand above columns of names in the languages of lists. */
const headingWords =
  /name|nombre|nom|navn|namn|nimi|naam|nazwa|art(?:en)?|species|especies?|esp[eè]ces?|taxon|code|código|anzahl|count|datum|date|fecha/i;

const scientific = /^\p{Lu}\p{Ll}+ \p{Ll}{2,}/u;

/** Columns that nobody named, and above them lines that are no part of the table: a title, or names all the same. */
function unnamedColumns(lines: readonly string[]): NamedInText[] | null {
  const from = lines.slice(0, mostAbove).findIndex((line) => marks.some((mark) => line.includes(mark)));
  const rows = from < 0 ? null : (evenRows(lines.slice(from)) ?? evenRows(lines.slice(from + 1)));
  if (rows === null) return null;
  const above = lines.slice(0, lines.length - rows.length);
  return [
    ...above.flatMap((line) => inLine(line).map((each) => ({ ...each, heading: headingWords.test(line) }))),
    ...rows.flat(),
  ];
}

/** Lines with as many cells each, one of them like a scientific name: one species a line, whatever stands beside it. */
function evenRows(lines: readonly string[]): NamedInText[][] | null {
  const mark = marks.find((each) => {
    const rows = lines.map((line) => cellsOf(line, each));
    const width = rows[0]?.length ?? 0;
    const alike = rows.length > 1 && width > 1 && rows.every((cells) => cells.length === width);
    return alike && rows.slice(1).every((cells) => cells.some((cell) => scientific.test(cell)));
  });
  if (mark === undefined) return null;
  return lines.map((line, at) => {
    const cells = cellsOf(line, mark).filter((cell) => /\p{L}/u.test(cell));
    const [name, ...others] = cells.flatMap((cell) => inPart(cell));
    if (name === undefined) return [];
    const heading = at === 0 && cells.every((cell) => headingWords.test(cell));
    return [
      {
        name: name.name,
        others: [...name.others, ...others.flatMap((each) => [each.name, ...each.others])],
        row: true,
        heading,
      },
    ];
  });
}

type Head = { readonly mark: string; readonly sciences: number; readonly common: number };

/** The columns of names under a heading. @param several below other lines a single word is no heading of a table */
function headOf(head: string, several: boolean): Head | null {
  const mark = marks.find((each) => head.includes(each)) ?? ',';
  const columns = cellsOf(head, mark).map((cell) => cell.toLowerCase().replaceAll(/[\s_-]/g, ''));
  const sciences = columns.findIndex((name) => ['scientificname', 'sciname', 'scientific', 'species'].includes(name));
  const common = columns.findIndex((name) => ['commonname', 'primarycomname', 'comname', 'englishname'].includes(name));
  const isHead = (sciences >= 0 || common >= 0) && (!several || columns.length > 1);
  return isHead ? { mark, sciences, common } : null;
}

function tabled([head = '', ...rows]: readonly string[]): NamedInText[] | null {
  const found = headOf(head, false);
  if (found === null) return null;
  const { mark, sciences, common } = found;
  return wholeRows(rows).flatMap((row) => {
    const cells = cellsOf(row, mark);
    const [first, second] = [cells[sciences] ?? '', cells[common] ?? ''];
    if (first === '' && second === '') return [];
    const form = speciesOfForm(first);
    const others = [...(second === '' ? [] : [second]), ...(form === null ? [] : [form])];
    return [first === '' ? plainly(second) : plainly(first, others)];
  });
}

/** Rows put together whose cells hold line breaks, as remarks in eBird's own data do; a quote that is never closed stays in its line. */
function wholeRows(lines: readonly string[]): string[] {
  const rows: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    let row = lines[at] ?? '';
    const last = hasOpenQuote(row) ? lines.findIndex((line, next) => next > at && hasOpenQuote(line)) : at;
    if (last > at) {
      row = lines.slice(at, last + 1).join(' ');
      at = last;
    }
    rows.push(row);
  }
  return rows;
}

const hasOpenQuote = (line: string): boolean => line.split('"').length % 2 === 0;

/**
 * The species of a form of it, which no model tells apart: a subspecies, or what eBird calls a group (`Columba livia (Feral Pigeon)`,
 * `Junco hyemalis hyemalis/carolinensis`). null for a species, a hybrid, and what may be one of several.
 */
function speciesOfForm(name: string): string | null {
  const form = /^(\p{Lu}[\p{Ll}-]+ [\p{Ll}-]{3,}) (?!x |×)(?:[\p{Ll}/[]|\()/u.exec(name);
  return form?.[1] ?? null;
}

/** Cells of a line of a table, quotes taken off (RFC 4180). */
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
  return line.split(betweenPairs).flatMap((part) => {
    const pair = pairedIn(part);
    // Who described a species, and when.
    const described = part.replaceAll(/\s*\([^()]*,\s*\d{4}\)/g, '');
    return pair.length > 0 ? pair : described.split(',').flatMap((each) => inPart(each));
  });
}

/** What parts a line, where a comma may belong to a common name: `Accipiter gentilis_Goshawk, Northern`. */
const betweenPairs = /\s*[;\t]\s*|\s*,\s*(?=["']?[A-Z][a-z-]+(?: [a-z-]+)+(?:_|,|$))/;

/** BirdNET's `Scientific_Common`, or nothing. */
function pairedIn(text: string): NamedInText[] {
  const paired = /^([A-Z][a-z-]+(?: [a-z-]+)+)_(.+)$/.exec(text);
  return paired === null ? [] : [plainly(paired[1] ?? '', [paired[2] ?? ''])];
}

/** What stands before a name in a list: its number, a dot, a dash, a box to tick, ticked or not; and quotes around it. */
const before = /^(?:["'\d.:)_\s*•–☐☑☒✓✔□■-]|\[[ xX]?\]|\(\d+\))+(?=\p{L})|["']+$/gu;

function inPart(text: string): NamedInText[] {
  const part = text.trim().replaceAll(before, '');
  // What has no letter is a number of something.
  if (!/\p{L}/u.test(part)) return [];
  const pair = pairedIn(part);
  if (pair.length > 0) return pair;
  const both = /^(.+?)\s*\((.+)\)$/.exec(part) ?? /^(.+?)\s+[–—-]\s+(.+)$/.exec(part);
  return [both === null ? plainly(part) : plainly(both[1] ?? part, [both[2] ?? ''])];
}
