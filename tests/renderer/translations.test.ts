import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import path from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { english } from '#renderer/shared/i18n/english.ts';
import { german } from '#renderer/shared/i18n/german.ts';
import { spanish } from '#renderer/shared/i18n/spanish.ts';

const root = path.resolve(import.meta.dirname, '../../renderer');
const files = globSync('**/*.{svelte,ts}', { cwd: root }).filter((file) => !file.startsWith('shared/i18n'));
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Names, units, key caps and examples that are the same in every language. */
const notSaid = [
  /^Songsight$/,
  /^(kHz|WAV|CSV|Hz|dB|s|ms)$/,
  /^#\//,
  /^https?:/,
  /^[A-Z0-9]$/,
  /^(SITE|DATE)/,
  /^\/(media|home|srv)\//,
  /^Europe\/Berlin$/,
  /^(CC0|CC BY)/,
  /^AviList 2025, CC BY 4\.0$/,
  /^· ?$/,
];
const says = (text: string): boolean => /\p{L}{2}/u.test(text) && !notSaid.some((pattern) => pattern.test(text.trim()));

/** Attributes and properties whose text a person reads or hears. */
const read = /^(aria-label|aria-description|title|placeholder|alt|label|explain|hint|note|words|name)$/;
const unread = new Set(['input.name', 'Icon.name', 'svg.name']);

type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Text in a page that does not come out of an expression. */
function bareTexts(node: unknown, owner: string, found: string[]): void {
  if (Array.isArray(node)) return node.forEach((each) => bareTexts(each, owner, found));
  if (!isNode(node)) return;
  if (node.type === 'Comment' || node.type === 'StyleSheet' || node.type === 'StyleDirective') return;
  if (node.type === 'Text' && says(String(node['data']))) found.push(String(node['data']).trim());
  if (node.type === 'Attribute') {
    const name = String(node['name']);
    if (read.test(name) && !unread.has(`${owner}.${name}`)) bareTexts(node['value'], owner, found);
    return;
  }
  if (node.type === 'ExpressionTag' || node.type.endsWith('Expression') || node.type.endsWith('Statement')) return;
  const inside = typeof node['name'] === 'string' ? node['name'] : owner;
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') bareTexts(value, inside, found);
}

/** Sentences in a program: two words or more, as a string of their own. */
function sentences(file: string): string[] {
  const text = textOf(file);
  const code = file.endsWith('.ts')
    ? text
    : [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs), ...text.matchAll(/\{([^{}]*'[^{}]*)\}/g)]
        .map((match) => match[1] ?? '')
        .join('\n;');
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) {
      if (!ts.isImportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return found.filter((each) => /^\p{Lu}?\p{L}+[,:;]?( \p{L}+[,:;.…]?)+/u.test(each));
}

const base = (key: string): string => key.replace(/_(one|other)$/, '');
const keys = Object.keys(german);
const known = new Set(keys.map(base));

/** Words for programs, for the developer or for data; nobody reads them in the window. */
const forPrograms = [
  /^(alarm|flight) call$/,
  /^([A-Z] )+[A-Z]$/,
  /^Ctrl [A-Z]$/,
  /^CC BY/,
  /^Macaulay Library$/,
  /^button, a, summary/,
];

describe('every sentence of the window is said in every language', () => {
  test.each(files.filter((file) => file.endsWith('.svelte')))('no bare text in %s', (file) => {
    const found: string[] = [];
    const page: AST.Root = parse(textOf(file), { modern: true });
    bareTexts(page.fragment, '', found);
    expect(found).toEqual([]);
  });

  test('no sentence in the program that no catalogue has', () => {
    const spoken = files;
    const unsaid = spoken.flatMap((file) =>
      sentences(file)
        .filter((each) => !known.has(each) && !forPrograms.some((pattern) => pattern.test(each)))
        .map((each) => `${file}: ${each}`),
    );
    expect(unsaid).toEqual([]);
  });

  test('the test sees bare text and sentences where there are some', () => {
    const found: string[] = [];
    const page = parse('<p>Bare text</p><img alt="A bird" class="no words"><b title={t("Said")}>{x}</b>', {
      modern: true,
    });
    bareTexts(page.fragment, '', found);
    expect(found).toEqual(['Bare text', 'A bird']);
  });
});

describe('the catalogues', () => {
  const blanks = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted();

  test.each(Object.entries({ german, spanish }))('%s has the same sentences, with the same blanks', (_, catalogue) => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
    const wrong = Object.entries(catalogue).filter(([key, said]) => `${blanks(base(key))}` !== `${blanks(said)}`);
    expect(wrong).toEqual([]);
  });

  test('what is counted has its English forms', () => {
    expect(Object.keys(english).toSorted()).toEqual(keys.filter((key) => key !== base(key)).toSorted());
  });

  test('no sentence is left that nothing says any more', () => {
    const everything = files.map(textOf).join('\n').replaceAll("\\'", "'");
    const dead = [...known].filter((key) => !everything.includes(key));
    expect(dead).toEqual([]);
  });

  test.each(Object.entries({ german, spanish }))('%s is not English', (_, catalogue) => {
    const same = Object.entries(catalogue).filter(([key, said]) => key === said && / \p{L}+ /u.test(said));
    expect(same.map(([key]) => key)).toEqual([]);
  });
});
