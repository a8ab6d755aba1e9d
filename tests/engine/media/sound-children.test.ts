import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import { soundReader, type SoundBudget, type SoundReader } from '#engine/media/sound-children.ts';
import { hugeSeconds, writeHugeRecording } from '../../analysis/huge-recording.ts';
import { forkSource } from '../analysts/analyst-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeTone } from '../wav-file.ts';

const generous: SoundBudget = { leastSeconds: 60, secondsPerMegabyte: 1, mostMemoryBytes: 2_000_000_000 };

function open(budget: SoundBudget): { reader: SoundReader; children: ChildProcess[] } {
  const children: ChildProcess[] = [];
  const reader = soundReader(forkSource(children), budget);
  onTestFinished(() => reader.close());
  return { reader, children };
}

async function tone(): Promise<string> {
  const path = join(await temporaryFolder(), 'a.wav');
  await writeTone(path, 400);
  return path;
}

test('a child reads what is read here: facts, excerpts, stretches, clips, spectrograms and identities', async () => {
  const { reader, children } = open(generous);
  const path = await tone();
  const between = { path, startSeconds: 0.1, endSeconds: 0.5, channel: 'mix' } as const;
  const hushed = [{ startSeconds: 0.2, endSeconds: 0.3 }];
  const same = async <T>(ask: (read: typeof readSoundHere) => Promise<T>): Promise<void> => {
    expect(await ask(reader.read)).toEqual(await ask(readSoundHere));
  };
  await same((read) => read('facts', { path }));
  await same((read) => read('excerpt', between));
  await same((read) => read('stretch', between));
  await same((read) => read('identify', { path }));
  await same(async (read) => [...(await read('cut', { ...between, as: 'mel', hushed }))]);
  const wav = Buffer.from(await reader.read('cut', { ...between, as: 'wav', hushed }));
  const loud = Buffer.from(await reader.read('cut', { ...between, as: 'wav', hushed: [] }));
  expect(wav.length).toBe(loud.length);
  expect(wav.equals(loud)).toBe(false);
  expect(children).toHaveLength(1);
});

test('what is wrong with a file is said, and the child goes on', async () => {
  const { reader, children } = open(generous);
  const folder = await mkdtemp(join(await temporaryFolder(), 'x'));
  await expect(reader.read('facts', { path: join(folder, 'gone.wav') })).rejects.toMatchObject({
    code: 'file-missing',
  });
  await expect(reader.read('facts', { path: await tone() })).resolves.toMatchObject({ format: 'wav' });
  expect(children).toHaveLength(1);
});

test('a child that hangs is ended when the budget of its file is spent; the next file is read', async () => {
  const budget = { ...generous };
  const { reader, children } = open(budget);
  const path = await tone();
  await reader.read('facts', { path });
  children[0]?.kill('SIGSTOP');
  // Only what hangs has to be quick.
  Object.assign(budget, { leastSeconds: 1, secondsPerMegabyte: 0 });
  const hung = reader.read('facts', { path });
  Object.assign(budget, generous);
  await expect(hung).rejects.toMatchObject({ code: 'file-damaged', sentence: { key: 'sound-took-too-long' } });
  await expect(reader.read('facts', { path })).resolves.toMatchObject({ format: 'wav' });
  expect(children).toHaveLength(2);
  expect(children[0]?.signalCode ?? (await once(children[0]!, 'exit'))[1]).toBe('SIGKILL');
});

test('a child that takes too much memory is ended, and two that die cost their own files only', async () => {
  const path = join(await temporaryFolder(), 'huge.wav');
  await writeHugeRecording(path);
  const small = open({ ...generous, mostMemoryBytes: 1 });
  await expect(small.reader.read('identify', { path })).rejects.toMatchObject({
    sentence: { key: 'sound-needs-memory' },
  });
  const { reader, children } = open(generous);
  const dying = [reader.read('identify', { path }), reader.read('identify', { path })];
  const ends = dying.map((end) => end.then(() => 'read', String));
  for (const child of children) child.kill('SIGSEGV');
  for (const end of ends) expect(await end).toMatch(/ended unexpectedly \(SIGSEGV\)/);
  expect((await reader.read('facts', { path })).durationSeconds).toBe(hugeSeconds);
});

test('with the reader closed what waits is cancelled', async () => {
  const { reader } = open(generous);
  const path = await tone();
  const waiting = [1, 2, 3].map(() => reader.read('facts', { path }).catch((thrown: unknown) => thrown));
  const closed = reader.close();
  for (const each of waiting) expect(await each).toMatchObject({ code: 'cancelled' });
  await closed;
  await expect(reader.read('facts', { path })).rejects.toMatchObject({ code: 'cancelled' });
});
