import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';

/**
 * Holds a text against a file that a person has looked at. No test ever writes such a file: where it is missing or another
 * now, the test fails and says where the new text lies, to be looked at and copied by hand.
 */
export async function expectGolden(text: string, golden: string): Promise<void> {
  const known = await readFile(golden, 'utf8').catch(() => null);
  if (known === text) return;
  const found = path.join(await mkdtemp(path.join(tmpdir(), 'songsight-golden-')), path.basename(golden));
  await writeFile(found, text);
  const why = known === null ? 'is missing' : 'says something else';
  expect(text, `${golden} ${why}; what was written now: ${found}`).toBe(known);
}
