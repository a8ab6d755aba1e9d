import { beforeAll, test } from 'vitest';
import { buildIngest, killManyTimes } from '../engine/queue/killed-lives.ts';
import { figure } from './figures.ts';

const lives = Number(process.env['SONGSIGHT_KILLS'] ?? 500);

beforeAll(buildIngest);

test(`kill -9, ${lives} times`, { timeout: 7_200_000 }, async () => {
  const began = performance.now();
  const done = await killManyTimes(lives, lives * 4);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  figure(
    'Killed at any moment, every recording is there once, whole, with its pictures',
    'tests/torture/kills.torture.ts',
    `${lives} kills in ${minutes} min, ${lives * 4} files, ${done.at(-1)} of them done amid the kills; nothing lost, nothing doubled`,
  );
});
