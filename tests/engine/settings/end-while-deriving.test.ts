import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

test('what goes on in the background begins nothing and tells nothing once the program has ended', async () => {
  const engine = await testEngine(await temporaryFolder());
  const { engine: core, parts } = engine.inside;
  const { promise: found, resolve: find } = Promise.withResolvers<void>();
  // A slow disk: where species live is still looked for at the end of the program.
  core.ranges.find = () => found;
  const details = { position: null, zone: 'UTC', habitat: '', clockMinutes: null, links: [] };
  await engine.ask('station.write', { station: null, details: { name: 'Pond', ...details } });
  const deriving = parts.deriveAgain.runIfLeftOpen();
  await engine.close();
  find();
  expect(await deriving).toBe(false);
  expect(await parts.deriveAgain.run()).toBe(false);
  expect(await parts.placeAgain.all()).toBeNull();

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  parts.changed();
  vi.runAllTimers();
  await Promise.resolve();
  expect(engine.log.bugs).toEqual([]);
});
