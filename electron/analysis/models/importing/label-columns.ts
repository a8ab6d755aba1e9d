/** Where the names stand in a labels file that is a table. */
export type NameColumns = {
  readonly split: (line: string) => string[];
  readonly scientific: number;
  readonly common: number | null;
  /** The first line names the columns. */
  readonly headed: boolean;
};

const marks = ['\t', ';', '|', ','];
const scientificHead = /^sci(?:entific)?(?:[ _.-]*names?)?$/;
const commonHead = /^(?:com|name$)/;

/** Cells of a line, out of their quotes. */
function splitAt(mark: string): (line: string) => string[] {
  const cell = new RegExp(
    `\\s*(?:"((?:[^"]|"")*)"|([^${mark === '|' ? '\\|' : mark}]*))\\s*(?:${mark === '|' ? '\\|' : mark}|$)`,
    'y',
  );
  return (line) => {
    const cells: string[] = [];
    cell.lastIndex = 0;
    while (cell.lastIndex < line.length) {
      const found = cell.exec(line);
      if (found === null) return line.split(mark).map((each) => each.trim());
      cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
    }
    return cells;
  };
}

/**
 * The columns of the two names: by the words of the heading, else the column in which most cells look like scientific names and the
 * first other one that is neither empty nor numbers.
 * @returns null where the lines are no table
 */
export function columnsOf(lines: readonly string[], isScientific: (cell: string) => boolean): NameColumns | null {
  const [head = ''] = lines;
  const mark = marks.find((each) => head.includes(each));
  const named = mark === undefined ? null : headed(head, mark);
  return named ?? marks.reduce<NameColumns | null>((found, each) => found ?? unheaded(lines, each, isScientific), null);
}

function headed(head: string, mark: string): NameColumns | null {
  const split = splitAt(mark);
  const columns = split(head).map((each) => each.toLowerCase());
  const scientific = columns.findIndex((each) => scientificHead.test(each));
  const common = columns.findIndex((each) => commonHead.test(each));
  return scientific < 0 ? null : { split, scientific, common: common < 0 ? null : common, headed: true };
}

function unheaded(lines: readonly string[], mark: string, isScientific: (cell: string) => boolean): NameColumns | null {
  const split = splitAt(mark);
  const rows = lines.map(split).filter((cells) => cells.length > 1);
  if (rows.length <= lines.length / 2) return null;
  const width = Math.max(...rows.map((cells) => cells.length));
  const holding = (at: number, fits: (cell: string) => boolean): number =>
    rows.filter((cells) => fits(cells[at] ?? '')).length;
  const columns = Array.from({ length: width }, (_, at) => at);
  const found = columns.map((at) => holding(at, isScientific));
  const most = Math.max(...found);
  const scientific = found.indexOf(most);
  if (most <= rows.length / 2) return null;
  const named = columns.find((at) => at !== scientific && holding(at, (cell) => /\p{L}/u.test(cell)) > rows.length / 2);
  return { split, scientific, common: named ?? null, headed: false };
}
