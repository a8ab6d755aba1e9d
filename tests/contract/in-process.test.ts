import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { Client } from '#contract/requests.ts';
import { startEngine } from '#engine/start-engine.ts';
import { tinyPack } from '../engine/analysts/analyst-child.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { keepingLog } from '../engine/test-engine.ts';
import { toneWav } from '../engine/wav-file.ts';
import { contractSuite, type Server } from './contract-suite.ts';

contractSuite('in this process', async (): Promise<Server> => {
  const [dataFolder, recordings] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(join(recordings, '20260501_063000.WAV'), toneWav(2500, 4, 32_000));
  const engine = await startEngine({ dataFolder, packFolder: tinyPack, version: '0', log: keepingLog(), threads: 1 });
  const ask: Client['ask'] = async (name, asked) => {
    const reply = await engine.dispatch(name, asked);
    if (!reply.ok) throw KnownFailure.of(reply.failure);
    return reply.value as never;
  };
  return {
    client: { ask, on: engine.on },
    rawAsk: (name, asked) => engine.dispatch(name, asked),
    media: async (kind, id) => {
      const reply = await engine.media(kind, id);
      if (!reply.ok) return { ok: false, contentType: '', bytes: new Uint8Array() };
      const { body, contentType } = reply.value;
      if (body.kind === 'file') return { ok: true, contentType, bytes: await readFile(body.path) };
      return { ok: true, contentType, bytes: body.bytes };
    },
    recordings,
    close: () => engine.close(),
  };
});
