import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';
import { makeSeason } from '../../field/season-folder.ts';

test('a change of the threshold says how far it is, and questions are answered meanwhile', async () => {
  const folder = await temporaryFolder();
  makeSeason(folder, { detections: 8000, species: 30 });
  const engine = await testEngine(folder);
  const told: { readonly done: number; readonly total: number }[] = [];
  const over = new Promise<void>((resolve) => {
    engine.on('settings.deriving', (now) => {
      told.push(now);
      if (now.done === now.total) resolve();
    });
  });
  const before = (await engine.ask('season.read', { filter: {} })).detections.value.reduce((sum, n) => sum + n, 0);
  await engine.ask('settings.write', { change: { threshold: 0.8 } });
  let answers = 0;
  const isOver = (): boolean => told.at(-1)?.done === told.at(-1)?.total;
  while (told.length === 0 || !isOver()) {
    await engine.ask('watch.read', {});
    if (told.length > 0 && !isOver()) answers += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await over;
  // However fast the computer is, others have their turn after every twenty of the four hundred recordings.
  expect(answers).toBeGreaterThan(5);
  expect(told.length).toBeGreaterThan(1);
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(told.at(-1)).toEqual({ done: 400, total: 400 });
  const after = (await engine.ask('season.read', { filter: {} })).detections.value.reduce((sum, n) => sum + n, 0);
  expect(after).toBeLessThan(before / 2);
  await engine.close();
});
