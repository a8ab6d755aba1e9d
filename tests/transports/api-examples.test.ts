import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';

const run = promisify(execFile);
const data = temporaryFolder();
const card = temporaryFolder();
const desk = temporaryFolder();
let server: Server;
let examples: string[];

/** Runs one example of the page as a person would, in a folder of its own. */
async function shell(example: string): Promise<string> {
  const script = example.replaceAll('http://127.0.0.1:4747', server.origin);
  const { stdout } = await run('bash', ['-ec', script], {
    cwd: desk.path,
    env: { ...process.env, ADDRESS: server.url },
  });
  return stdout;
}

beforeAll(async () => {
  writeCard(card.path);
  server = await startServer(['serve', card.path, '--port', '0', '--data', data.path, '--pack', tinyPack]);
  const page = await readFile(new URL('../../docs/http-api.md', import.meta.url), 'utf8');
  examples = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, example = '']) => example);
});

afterAll(async () => {
  await server.stop();
  for (const folder of [data, card, desk]) folder.remove();
});

it.skipIf(process.platform === 'win32')('the examples of docs/http-api.md do what the page says', async () => {
  const [cookie, ...others] = examples;
  expect(await shell(cookie!)).toBe('');
  const answers: { ok: boolean; value?: Record<string, unknown>; failure?: { code: string } }[] = [];
  await vi.waitUntil(async () => JSON.parse(await shell(others[0]!)).value.totals.done === 3, {
    timeout: 120_000,
    interval: 200,
  });
  for (const example of others) {
    const said = await shell(example);
    if (said !== '') answers.push(JSON.parse(said) as (typeof answers)[number]);
  }
  const [state, timeline, gallery, written, refused] = answers;
  expect(answers).toHaveLength(5);
  expect(state).toMatchObject({ ok: true, value: { paused: false } });
  expect(timeline).toMatchObject({ ok: true, value: { unit: 'day' } });
  expect(gallery).toMatchObject({ ok: true, value: { offset: 0 } });
  expect(written!.value!['files']).toContainEqual(expect.objectContaining({ name: 'detections.csv' }));
  expect(refused).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  expect((await readFile(`${desk.path}/clip.wav`)).subarray(0, 4).toString()).toBe('RIFF');
});
