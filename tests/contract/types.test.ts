import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const file = fileURLToPath(new URL('type-tests.ts', import.meta.url));
const base = fileURLToPath(new URL('../../build/tsconfig.base.json', import.meta.url));

/** What the second reading shares with the first. */
let before: ts.Program | undefined;

function complaints(text: string): string[] {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(base, ts.sys.readFile).config, ts.sys, '.');
  const own = { ...options, composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true, types: [] };
  const host = ts.createCompilerHost(own);
  const read = host.readFile.bind(host);
  host.readFile = (path) => (path === file ? text : read(path));
  before = ts.createProgram([file], own, host, before);
  return ts.getPreEmitDiagnostics(before).map((found) => ts.flattenDiagnosticMessageText(found.messageText, ' '));
}

test('a missing handler or check, a wrong answer and a wrong id do not compile', () => {
  expect(complaints(ts.sys.readFile(file) ?? '')).toEqual([]);
});

test('the test above would notice: without the marks the same lines are errors', () => {
  const text = (ts.sys.readFile(file) ?? '').replaceAll('// @ts-expect-error', '//');
  expect(complaints(text)).toHaveLength(8);
});
