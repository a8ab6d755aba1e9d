import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cliOptions } from '#cli/options/cli-options.ts';
import { withReference } from '../../build/command-line/command-line-page.ts';

const project = path.resolve(import.meta.dirname, '../..');

it('docs/command-line.md says what --help says; "npm run cli-docs" makes it anew', async () => {
  const page = await readFile(path.join(project, 'docs/command-line.md'), 'utf8');
  expect(withReference(page)).toBe(page);
  for (const option of ['`--overlap <seconds>`', '`--coordinates <latitude,longitude>`', '`--accept-licence`'])
    expect(page).toContain(option);
});

/** The words of a line as a shell gives them, without a comment at its end. */
function wordsOf(line: string): string[] {
  const words = line.replace(/\s#.*$/, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return words.map((word) => word.replaceAll(/^["']|["']$/g, ''));
}

it('every call in the documentation is one that the program takes', async () => {
  const docs = await readdir(path.join(project, 'docs'));
  const pages = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
  const calls: string[] = [];
  for (const page of pages) {
    const text = await readFile(path.join(project, page), 'utf8');
    const blocks = [...text.matchAll(/```(?:sh|bash)?\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
    // Lines with a blank to be filled in, or that go on in the next one, are no calls yet.
    calls.push(...blocks.filter((line) => /^songsight [a-z]/.test(line) && !/[<[\\…]|\$/.test(line)));
  }
  expect(calls.length).toBeGreaterThan(25);
  for (const call of calls) expect(() => cliOptions(wordsOf(call).slice(1)), call).not.toThrow();
});
