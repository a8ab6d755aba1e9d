import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ForkAnalyst } from '#engine/analysts/forked-analyst.ts';
import { forkSource, tinyPack } from '../analysts/analyst-child.ts';
import { startCli } from '../../field/run-cli.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';

const model = join(import.meta.dirname, '../../fixtures/classifiers/BirdNET_V3.0_tiny.onnx');

/** Children that read a model for ever: what is asked of them never arrives. `asked` is fulfilled with the first question. */
function slowReaders(): {
  readonly fork: ForkAnalyst;
  readonly asked: Promise<void>;
  readonly children: ChildProcess[];
} {
  const children: ChildProcess[] = [];
  const forked = forkSource(children);
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const fork: ForkAnalyst = () => {
    const child = forked();
    return { ...child, send: (message) => (message.call === 'prepare' ? resolve() : child.send(message)) };
  };
  return { fork, asked, children };
}

test.each(['packs.import', 'packs.check'] as const)(
  'the end comes at once during %s, and nothing is left',
  async (name) => {
    const data = await temporaryFolder();
    const { fork, asked, children } = slowReaders();
    const engine = await testEngine(data, { fork });
    const reply = engine.dispatch(name, { path: model, labels: null });
    await asked;
    expect(await readdir(join(data, 'packs'))).toHaveLength(1);
    // Whoever waited for the children would wait here for ever.
    await engine.close();
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await readdir(join(data, 'packs'))).toEqual([]);
    for (const child of children) expect(child.signalCode ?? child.exitCode).not.toBeNull();
  },
);

/** Loaded before the program: its child stands still when it is to read the model, so that no computer is done before the signal. */
const standsStill = `
const emit = process.emit;
process.emit = function (name, message, ...more) {
  if (name === 'message' && message.call === 'prepare') process.kill(process.pid, 'SIGSTOP');
  return emit.call(this, name, message, ...more);
};`;

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends the command line while a model is imported, and nothing is left',
  async (signal) => {
    const data = await temporaryFolder();
    const packs = join(data, 'packs');
    await mkdir(packs);
    const still = join(data, 'still.mjs');
    await writeFile(still, standsStill);
    const words = ['models', 'import', model, '--data', data, '--pack', tinyPack];
    const child = startCli(words, ['--import', still]);
    let said = '';
    child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    while (child.exitCode === null && (await readdir(packs)).length === 0) await wait(2);
    child.kill(signal);
    // One that does not end soon by itself ends without a code.
    expect(await ended, said).toBe(1);
    expect(said).toContain('Stopped before it was finished.');
    expect(await readdir(packs)).toEqual([]);
  },
);
