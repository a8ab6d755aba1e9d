import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRequestHandler } from '#transports/request-handler.ts';
import { silentLog } from '#engine/log.ts';
import { makeSeason } from '../field/season-folder.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { testEngine } from '../engine/test-engine.ts';

const entry = join(import.meta.dirname, '../../electron/engine/exports/export-thread.ts');

test('an export whose asker goes away ends, leaves nothing, and the next one begins at once', async () => {
  const [data, out] = [await temporaryFolder(), await temporaryFolder()];
  makeSeason(data, { detections: 2000, species: 10 });
  let begun: () => void = () => undefined;
  const printing = new Promise<void>((resolve) => (begun = resolve));
  const engine = await testEngine(data, {
    exportEntry: entry,
    printPdf: () => {
      begun();
      return new Promise(() => undefined);
    },
  });
  const handler = createRequestHandler({ engine, pages: new Map(), log: silentLog, guard: () => null });
  const ask = (format: string, signal: AbortSignal): Promise<Response> => {
    const body = JSON.stringify({ format, filter: {}, options: {}, folder: join(out, format) });
    const headers = { 'content-type': 'application/json' };
    return handler(new Request('http://127.0.0.1/ask/export.write', { method: 'POST', headers, body, signal }));
  };
  const left = new AbortController();
  const first = ask('report-pdf', left.signal);
  await printing;
  left.abort();
  expect(await (await first).json()).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(await readdir(out)).toEqual([]);
  const second = await ask('detections-csv', new AbortController().signal);
  expect(await second.json()).toMatchObject({ ok: true, value: { fileCount: 2 } });
});
