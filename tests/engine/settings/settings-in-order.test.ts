import { expect, test } from 'vitest';
import type { Settings } from '#contract/settings.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

test('of changes close together nothing that is told last is older than what holds', async () => {
  const engine = await testEngine(await temporaryFolder());
  const told: Settings['theme'][] = [];
  engine.on('settings.changed', ({ settings }) => told.push(settings.theme));
  const themes = ['dark', 'light', 'dark', 'light'] as const;
  const answers = await Promise.all(themes.map((theme) => engine.ask('settings.write', { change: { theme } })));
  expect(answers.map(({ settings }) => settings.theme)).toEqual(themes.map(() => 'light'));
  expect(told).toEqual(themes.map(() => 'light'));
  await engine.close();
});
