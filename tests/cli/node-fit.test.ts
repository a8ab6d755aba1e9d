import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isTooOld, leastNode } from '../../electron/cli/node-fit.ts';

it.each([
  ['20.19.2', true],
  ['22.21.9', true],
  ['22.22.0', false],
  ['24.0.0', false],
])('Node.js %s is too old: %s', (version, old) => {
  expect(isTooOld(version)).toBe(old);
});

it('is what package.json asks for', async () => {
  const text = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8');
  expect((JSON.parse(text) as { engines: { node: string } }).engines.node).toBe(`>=${leastNode}`);
});
