import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forkNode } from '#transports/fork-node.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

test('what a child process says of itself, its last words above all, reaches the log', async () => {
  const entry = join(await temporaryFolder(), 'child.mjs');
  await writeFile(entry, `console.log('opened'); console.error('no memory left'); throw new Error('the end');`);
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const child = forkNode(entry, { info: keep, warn: keep, error: keep })();
  const how = await new Promise((resolve) => child.onExit(resolve));
  expect(how).toMatchObject({ key: 'analyst-exit-code' });
  await expect.poll(() => lines.join('\n')).toContain('Error: the end');
  for (const said of ['opened', 'no memory left']) expect(lines.join('\n')).toContain(said);
});
