import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { AnalystCall, AnalystMessage } from '#analysis/process/analyst-messages.ts';
import { KnownFailure } from '#contract/failure.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFile } from '../temporary-file.ts';
import { tinyPack } from '../tiny-pack-folder.ts';

const entry = fileURLToPath(new URL('../../../electron/analysis/process/analyst-process.ts', import.meta.url));

/** The real child process, as the engine starts it. */
function startChild(): {
  child: ChildProcess;
  heard: AnalystMessage[];
  ask: (call: AnalystCall) => Promise<AnalystMessage>;
} {
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard: AnalystMessage[] = [];
  child.on('message', (message) => heard.push(message as AnalystMessage));
  const ask = (call: AnalystCall): Promise<AnalystMessage> =>
    new Promise((resolve) => {
      child.on('message', (message) => {
        const answer = message as AnalystMessage;
        if (answer.id === call.id && answer.kind !== 'heard') resolve(answer);
      });
      child.send(call);
    });
  return { child, heard, ask };
}

test('opens, listens, draws and closes by messages; typed arrays arrive as typed arrays', async () => {
  const { ask } = startChild();
  const path = await temporaryFile('20260523_043000.WAV', tinyRecording(['low_whistler', 'high_trill'], '04:30:00'));
  const opened = await ask({ call: 'open', id: 1, ask: { packFolder: tinyPack, provider: 'cpu', threads: 1 } });
  expect(opened).toMatchObject({
    kind: 'done',
    call: 'open',
    answer: { pack: { name: 'tiny' }, provider: { used: 'cpu' } },
  });

  const listened = await ask({ call: 'listen', id: 2, ask: { path, overlapSeconds: 0, channel: 'mix' } });
  if (listened.kind !== 'done' || listened.call !== 'listen') throw new Error('not listened');
  expect(listened.answer.sheet.startSeconds).toBeInstanceOf(Float64Array);
  expect(listened.answer.sheet.labels).toBeInstanceOf(Uint16Array);
  expect([listened.answer.sheet.labels[0], listened.answer.sheet.labels[4]]).toEqual([0, 1]);

  const species = { code: 'x', scientificName: 'A b', commonName: 'c' } as never;
  const settings = { seed: 1, sampler: 'ddim', steps: 2, guidanceScale: 3 } as const;
  const drawn = await ask({
    call: 'draw',
    id: 3,
    ask: { path, channel: 'mix', clipStartSeconds: 0, species, recordingName: 'x', ...settings },
  });
  if (drawn.kind !== 'done' || drawn.call !== 'draw') throw new Error('not drawn');
  expect([...drawn.answer.png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(await ask({ call: 'close', id: 4, ask: null })).toEqual({ kind: 'done', id: 4, call: 'close', answer: null });
});

const name = 'failures arrive with their code and path; an abort by id stops the call it names';
test.skipIf(process.platform === 'win32')(name, async () => {
  const { ask, child } = startChild();
  const text = await temporaryFile('text.wav', 'hello '.repeat(100));
  const bad = await ask({ call: 'open', id: 1, ask: { packFolder: '/nowhere', provider: 'cpu' } });
  expect(bad).toMatchObject({ kind: 'failed', failure: { code: 'pack-invalid' } });
  await ask({ call: 'open', id: 2, ask: { packFolder: tinyPack, provider: 'cpu', threads: 1 } });
  const refused = await ask({ call: 'listen', id: 3, ask: { path: text, overlapSeconds: 0, channel: 'mix' } });
  expect(refused).toMatchObject({ kind: 'failed', failure: { code: 'file-not-audio', path: text } });
  if (refused.kind === 'failed')
    expect(KnownFailure.of(refused.failure)).toMatchObject({ code: 'file-not-audio', path: text });

  const long = await temporaryFile('long.wav', tinyRecording(Array<null>(40).fill(null), '04:30:00'));
  // It stands still until both are on their way, so that no computer is done before the second comes.
  child.kill('SIGSTOP');
  const work = ask({ call: 'listen', id: 4, ask: { path: long, overlapSeconds: 0, channel: 'mix' } });
  child.send({ call: 'abort', id: 4 } satisfies AnalystCall);
  child.kill('SIGCONT');
  expect(await work).toMatchObject({ kind: 'failed', id: 4, failure: { code: 'cancelled' } });
});

test('ends when its parent is gone', async () => {
  const { child, ask } = startChild();
  await ask({ call: 'open', id: 1, ask: { packFolder: tinyPack, provider: 'cpu', threads: 1 } });
  const ended = once(child, 'exit');
  child.disconnect();
  expect((await ended)[0]).toBe(0);
});
