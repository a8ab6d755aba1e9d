import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
const compiler = path.join(project, 'node_modules/typescript-7/bin/tsc');
const written = readFileSync(new URL('type-tests.ts', import.meta.url), 'utf8');

/** What the compiler says of a file with this text, a line each. It lies in the project, whose names it imports. */
function complaints(text: string): string[] {
  mkdirSync(path.join(project, '.cache/tests'), { recursive: true });
  const folder = mkdtempSync(path.join(project, '.cache/tests/types-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'type-tests.ts'), text);
  const own = { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true, types: [] };
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../build/tsconfig.base.json', compilerOptions: own, files: ['type-tests.ts'] }),
  );
  const ran = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
  const lines = ran.stdout.split('\n').filter((line) => /error TS\d+/.test(line));
  expect(ran.stderr).toBe('');
  expect(ran.status === 0).toBe(lines.length === 0);
  return lines;
}

test('a missing handler or check, a wrong answer and a wrong id do not compile', () => {
  expect(complaints(written)).toEqual([]);
});

test('the test above would notice: without the marks the same lines are errors', () => {
  const found = complaints(written.replaceAll('// @ts-expect-error', '//'));
  expect(found.filter((line) => line.includes('type-tests.ts('))).toHaveLength(8);
  expect(found).toHaveLength(8);
});
