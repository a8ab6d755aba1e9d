import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';
import { buildIngest, checkWhole, ingestProgram, killManyTimes, startIngest } from './killed-lives.ts';

const lives = 100;

beforeAll(buildIngest);

test(
  `killed ${lives} times at random moments: every recording is there once, whole, with its pictures`,
  { timeout: 1_800_000 },
  async () => {
    const done = await killManyTimes(lives, 400);
    console.info(`killed ${lives} times; recordings done at every tenth: ${done.join(', ')}`);
  },
);

test('a second Songsight on the same data folder says so and stays out', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const first = startIngest(data, folder, '2');
  await once(first.stdout!, 'data');
  const second = spawn(process.execPath, [ingestProgram, data, folder, '1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  second.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).not.toBe(0);
  expect(said).toContain('Another Songsight is already working with the data folder');
  await writeTone(join(folder, 'b.wav'), 500);
  expect((await once(first, 'exit'))[0]).toBe(0);
  expect(checkWhole(data)).toBe(2);
});
