import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { spokenSentencesRule } from '../../build/lint/spoken-sentences.js';

const linter = new Linter();

/** How many literals of some code the rule takes for English that a person may see. */
function found(code: string): number {
  return linter.verify(code, {
    plugins: { words: { rules: { spoken: spokenSentencesRule } } },
    languageOptions: { parser: tseslint.parser },
    rules: { 'words/spoken': 'error' },
  }).length;
}

test.each([
  `const say = () => 'This recording is empty';`,
  `warnings.push('The file is cut short');`,
  `throw new KnownFailure('x', 'The disk is full');`,
  `throw new Error('The folder cannot be read');`,
  'const reply = { message: `Could not read ${name}` };',
  "hear(count === 1 ? 'one file failed' : `${count} files failed`);",
  `const note = 'disk full';`,
  `menu.push({ label: 'Open Recent' });`,
  `menu.push({ label: 'Quit' });`,
  `dialog.showErrorBox('Cannot start', text);`,
  `return { title: ok ? text : 'Nothing found', body };`,
  'const html = `<p class="soft">No station has a position</p>`;',
  'const html = `<img src="${source}" alt="A picture of ${bird}">`;',
  `const words = { lost: 'It is gone.', found: 'It is back.' };`,
  `problem = '“labels” is missing in manifest.json';`,
])('a sentence in %s', (code) => {
  expect(found(code)).toBeGreaterThan(0);
});

test.each([
  `import { a } from 'not a module of ours';`,
  `log.warn('The folder is looked through again');`,
  'this.#parts.log.error(`Reading ${name} met a bug`, thrown);',
  `throw new Bug('SQLite returned no row for an inserted folder');`,
  `throw new KnownFailure('disk-full', 'export-disk-full', { path });`,
  `db.prepare('SELECT id FROM files WHERE state = ?').get('done');`,
  'const css = `body { font: 14px/1.4 "Segoe UI", sans-serif; color: #123; }`;',
  'const svg = `<circle cx="${x}" cy="${y}" r="4" class="dot the of"/>`;',
  `if (text.includes('Recorded at')) found();`,
  `if (kind === 'not a tensor') found();`,
  `const folders = new Set(['system volume information']);`,
  `const endings = 'wav wave flac mp3 ogg oga opus m4a'.split(' ');`,
  `const columns = ['Begin Time (s)', 'Low Freq (Hz)', 'Scientific Name'];`,
  `const type = 'text/html; charset=utf-8';`,
  `const csp = "img-src 'self' blob: data:";`,
  `type Kind = 'an input' | 'an output';`,
  `notice({ title: 'Songsight', body: words });`,
])('no sentence in %s', (code) => {
  expect(found(code)).toBe(0);
});
