import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AnalystMessage } from '#analysis/process/analyst-messages.ts';
import { analystOpener } from '#engine/analysts/analyst-keeper.ts';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const entry = fileURLToPath(new URL('dying-analyst.ts', import.meta.url));

/** Real child processes that die where the test says. `starts` counts them. */
function dying(at: 'trial' | 'work' | 'always', starts: { count: number } = { count: 0 }): ForkAnalyst {
  return () => {
    starts.count += 1;
    const child = fork(entry, [at], { serialization: 'advanced', execArgv: [] });
    child.on('error', () => undefined);
    return {
      send: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (hear) => void child.on('message', (message) => hear(message as AnalystMessage)),
      onExit: (hear) => void child.once('exit', (code, signal) => hear(signal ?? `code ${code}`)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

async function open(data: string, at: 'trial' | 'work' | 'always', starts?: { count: number }): Promise<TestEngine> {
  const engine = await testEngine(data, {
    openAnalyst: analystOpener(dying(at, starts), () => ({ analysts: 1, batchClips: null })),
  });
  await engine.ask('settings.write', { change: { picturePolicy: 'off' } });
  return engine;
}

async function card(): Promise<string> {
  const folder = await temporaryFolder();
  await writeTone(join(folder, '20260523_050000.WAV'), 1000);
  return folder;
}

test('a provider that dies when it is tried is not tried again, in this start and in the next, until the person asks', async () => {
  const data = await temporaryFolder();
  const starts = { count: 0 };
  const first = await open(data, 'trial', starts);
  expect(starts.count).toBe(2);
  expect(first.state().provider).toMatchObject({
    used: 'cpu',
    refused: [{ provider: 'webgpu', reason: expect.objectContaining({ key: 'provider-crashed-trying' }) as Sentence }],
  });
  expect(first.state().mended).toMatchObject({ key: 'provider-given-up', values: { provider: 'webgpu' } });
  await first.close();

  starts.count = 0;
  const second = await open(data, 'trial', starts);
  expect(starts.count).toBe(1);
  expect(second.state().provider.used).toBe('cpu');
  // Asking for it tries it once more, and it dies once more; the work goes on.
  await second.ask('settings.write', { change: { provider: 'webgpu' } });
  expect(starts.count).toBe(3);
  expect(second.state().provider.used).toBe('cpu');
});

test('a start that was taken down by a trial is found at the next one', async () => {
  const data = await temporaryFolder();
  const first = await open(data, 'work');
  const { writeStoredValues } = await import('#store/settings/settings.ts');
  writeStoredValues(first.inside.engine.store.db, { 'provider.trying': 'webgpu' });
  await first.close();
  const second = await open(data, 'work');
  expect(second.state().provider).toMatchObject({
    used: 'cpu',
    refused: [{ provider: 'webgpu', reason: sentence('provider-crashed-songsight') }],
  });
});

test('a provider that dies in the middle of a recording costs no recording and is not used any more', async () => {
  const data = await temporaryFolder();
  const engine = await open(data, 'work');
  expect(engine.state().provider.used).toBe('webgpu');
  await engine.ask('watch.add', { folder: await card() });
  const state = await untilState(engine, allDone(1));
  expect(state.totals.failed).toBe(0);
  expect(state.provider).toMatchObject({
    used: 'cpu',
    refused: [{ provider: 'webgpu', reason: expect.objectContaining({ key: 'provider-crashed-working' }) as Sentence }],
  });
});

test('a recording that dies on the CPU, too, is at fault itself, and the provider is used again', async () => {
  const data = await temporaryFolder();
  const engine = await open(data, 'always');
  await engine.ask('watch.add', { folder: await card() });
  await untilState(engine, ({ totals, provider }) => totals.failed === 1 && provider.used === 'webgpu');
  const { files } = await engine.ask('failed.read', {});
  expect(files[0]?.failure.code).toBe('analyst-crashed');
});
