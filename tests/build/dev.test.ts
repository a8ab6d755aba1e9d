import { spawn } from 'node:child_process';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { project, temporaryFolder, tinyPack } from '../field/field-folder.ts';

const data = temporaryFolder();
const words = ['--page-port', '0', '--data', data.path, '--pack', tinyPack];
const child = spawn(process.execPath, [path.join(project, 'build/dev/run-dev.ts'), ...words], {
  stdio: ['ignore', 'pipe', 'pipe'],
});
const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
let origin: string;

const ask = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}/ask/watch.read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  });

beforeAll(async () => {
  origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (piece: Buffer): void => {
      said += piece.toString();
      const found = /open at (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`npm run dev ended with ${String(code)}:\n${said}`)));
  });
});

afterAll(async () => {
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  data.remove();
});

it('serves the window from its source, with hot reload', async () => {
  const page = await (await fetch(`${origin}/`)).text();
  expect(page).toContain('/@vite/client');
  expect(page).toContain('<div id="app">');
  const script = await (await fetch(`${origin}/app/main.ts`)).text();
  expect(script).toContain('App.svelte');
});

it('hands requests, events and media on to the engine', async () => {
  expect(await (await ask({ origin })).json()).toMatchObject({ ok: true, value: { folders: [], paused: false } });
  const leaving = new AbortController();
  const events = await fetch(`${origin}/events`, { signal: leaving.signal });
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  const first = await events.body!.getReader().read();
  expect(new TextDecoder().decode(first.value)).toContain('retry: 1000');
  leaving.abort();
  const picture = await fetch(`${origin}/media/picture/1`);
  expect([picture.status, await picture.text()]).toEqual([404, expect.stringMatching(/^This picture is missing/)]);
});

it('is as closed to other pages and names as the engine itself', async () => {
  expect((await ask({ origin: 'https://birds.example' })).status).toBe(403);
  expect((await ask({ origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const renamed = await new Promise<number>((resolve, reject) => {
    const sent = request(
      `${origin}/ask/watch.read`,
      { method: 'POST', headers: { host: 'birds.example', 'content-type': 'application/json' } },
      ({ statusCode }) => resolve(statusCode ?? 0),
    );
    sent.on('error', reject);
    sent.end('{}');
  });
  expect(renamed).toBe(403);
});
