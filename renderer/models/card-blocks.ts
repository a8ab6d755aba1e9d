/** A piece of a model card, as the page shows it. */
export type CardBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Markdown inside a line, as plain text: what is emphasised is read without its signs, a link as its words. */
function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)/g, '')
    .replaceAll(/(^|\s)\*(\S[^*]*)\*/g, '$1$2')
    .trim();
}

const cells = (line: string): string[] => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').map(plain);
const isRule = (line: string): boolean => /^\|?[\s:|-]+\|?$/.test(line.trim()) && line.includes('-');

function block(lines: readonly string[]): CardBlock {
  const [first = ''] = lines;
  if (first.startsWith('|')) {
    const [head = '', ...rows] = lines.filter((line) => !isRule(line));
    return { kind: 'table', head: cells(head), rows: rows.map(cells) };
  }
  if (/^[-*] /.test(first)) {
    const items = lines.join('\n').split(/\n(?=[-*] )/);
    return { kind: 'list', items: items.map((item) => plain(item.slice(2).replaceAll(/\s+/g, ' '))) };
  }
  return { kind: 'text', text: plain(lines.join(' ')) };
}

type Kind = 'heading' | 'table' | 'list' | 'text' | 'gap';

/** @param inside the kind of the line before, which a wrapped item of a list goes on with */
function kindOf(line: string, inside: Kind): Kind {
  if (line.trim() === '') return 'gap';
  if (/^#{1,6} /.test(line)) return 'heading';
  if (line.startsWith('|')) return 'table';
  if (/^[-*] /.test(line)) return 'list';
  return inside === 'list' ? 'list' : 'text';
}

/**
 * Reads the Markdown that model cards are written in: headings, paragraphs, lists and tables. Nothing in it becomes HTML.
 * @returns the blocks in order; the title (the first heading) is left out, since the page says it already.
 */
export function cardBlocks(markdown: string): CardBlock[] {
  const blocks: CardBlock[] = [];
  let kind: Kind = 'gap';
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) blocks.push(block(lines));
    lines = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const next = kindOf(line, kind);
    if (next !== kind) close();
    if (next === 'heading') {
      if (!line.startsWith('# ')) blocks.push({ kind: 'heading', text: plain(line.replace(/^#+ /, '')) });
    } else if (next !== 'gap') lines.push(line);
    kind = next;
  }
  close();
  return blocks;
}
