import { lexer, type Token, type Tokens } from 'marked';

/** A piece of a model card, as the page shows it. */
export type CardBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Markdown inside a line, as plain text: what is emphasised is read without its signs, a link as its words. */
function plain(tokens: readonly Token[]): string {
  const words = tokens.map((token) => {
    if (token.type === 'br') return ' ';
    if ('tokens' in token && token.tokens !== undefined) return plain(token.tokens);
    return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  });
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}

const cells = (row: readonly Tokens.TableCell[]): string[] => row.map((cell) => plain(cell.tokens));

function block(token: Token): CardBlock | undefined {
  if (token.type === 'space' || token.type === 'hr') return undefined;
  if (token.type === 'heading') {
    const { depth, tokens } = token as Tokens.Heading;
    return depth === 1 ? undefined : { kind: 'heading', text: plain(tokens) };
  }
  if (token.type === 'list') {
    return { kind: 'list', items: (token as Tokens.List).items.map((item) => plain(item.tokens)) };
  }
  if (token.type === 'table') {
    const { header, rows } = token as Tokens.Table;
    return { kind: 'table', head: cells(header), rows: rows.map(cells) };
  }
  return { kind: 'text', text: plain([token]) };
}

/**
 * Reads the Markdown that model cards are written in: headings, paragraphs, lists and tables. Nothing in it becomes HTML.
 * @returns the blocks in order; the title (the first heading) is left out, since the page says it already.
 */
export function cardBlocks(markdown: string): CardBlock[] {
  return lexer(markdown)
    .map(block)
    .filter((each) => each !== undefined);
}
