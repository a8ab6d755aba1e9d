import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { startCli } from '../field/run-cli.ts';

/** Runs a command whose reader goes away with the first piece, as `| head` does. */
async function head(
  words: readonly string[],
  stream: 'stdout' | 'stderr',
): Promise<[code: number | null, said: string]> {
  const child = startCli(words);
  let said = '';
  child[stream === 'stdout' ? 'stderr' : 'stdout']?.on('data', (piece: Buffer) => (said += piece.toString()));
  child[stream]?.once('data', () => child[stream]?.destroy());
  const [code] = (await once(child, 'close')) as [number | null];
  return [code, said];
}

test.skipIf(process.platform === 'win32')('a reader that goes away ends every command quietly', async () => {
  const folder = await temporaryFolder();
  // What is said of them is more than the system keeps for a reader: who says it is still at it when the reader has gone.
  const longName = 'x'.repeat(240);
  for (let file = 0; file < 900; file += 1) await writeFile(join(folder, `${longName}-${file}.wav`), 'no sound at all');
  const data = join(folder, 'data');
  expect(await head(['inspect', folder], 'stdout')).toEqual([0, '']);
  expect(await head(['inspect', folder, '--json'], 'stdout')).toEqual([0, '']);
  // All of it is one piece here; what failed is told by the code then.
  const few = await temporaryFolder();
  for (let file = 0; file < 120; file += 1) await writeFile(join(few, `${file}.wav`), 'no sound at all');
  expect([0, 3]).toContain((await head(['analyse', few, '--data', data, '--json'], 'stdout'))[0]);
  for (const words of [['--help'], ['analyse', '--help'], ['models', 'list', '--data', data], ['data', '--data', data]])
    expect(await head(words, 'stdout')).toEqual([0, '']);
});
