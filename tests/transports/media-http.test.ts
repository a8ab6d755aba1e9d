import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';
import { httpTransport } from './http-transport.ts';

const data = temporaryFolder();
const card = temporaryFolder();
let server: Server;
let get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
let cookie: string;
let detection: number;
let picture: number;

beforeAll(async () => {
  writeCard(card.path);
  server = await startServer(['serve', card.path, '--port', '0', '--data', data.path, '--pack', tinyPack]);
  const first = await fetch(server.url, { redirect: 'manual' });
  cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  get = (path, headers = {}, method = 'GET') =>
    fetch(server.origin + path, { method, headers: { cookie, ...headers } });
  const transport = await httpTransport(server.url);
  const ask = { offset: 0, limit: 10, order: 'best-score', filter: {}, picturesOnly: true } as const;
  const [item] = await vi.waitUntil(
    async () => {
      const page = await transport.client.ask('gallery.read', ask);
      return page.total === 3 ? page.items : null;
    },
    { timeout: 120_000, interval: 100 },
  );
  detection = item!.detection;
  picture = item!.picture!;
  transport.hangUp();
});

afterAll(async () => {
  await server.stop();
  data.remove();
  card.remove();
});

it('gives the sound of a clip whole and in ranges, as a browser asks while it seeks', async () => {
  const whole = await get(`/media/clip/${detection}`);
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(Number(whole.headers.get('content-length'))).toBe(bytes.length);
  expect(bytes.subarray(0, 4).toString()).toBe('RIFF');

  const part = await get(`/media/clip/${detection}`, { range: 'bytes=100-199' });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);

  const beyond = await get(`/media/clip/${detection}`, { range: `bytes=${bytes.length}-` });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
});

it('gives a picture once, then says that it has not changed', async () => {
  const first = await get(`/media/picture/${picture}`);
  expect(first.headers.get('content-type')).toBe('image/png');
  expect(first.headers.get('content-disposition')).toMatch(/^inline; filename="songsight-generated-\d+\.png"$/);
  const etag = first.headers.get('etag')!;
  const again = await get(`/media/picture/${picture}`, { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect((await again.arrayBuffer()).byteLength).toBe(0);
  const range = await get(`/media/picture/${picture}`, { range: 'bytes=1-3' });
  expect(await range.text()).toBe('PNG');
});

it('answers HEAD with the headers alone', async () => {
  const head = await get(`/media/clip/${detection}`, {}, 'HEAD');
  expect(head.status).toBe(200);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
  expect((await get('/', {}, 'HEAD')).status).toBe(200);
});

it('lets a picture be kept only under an address that names the data folder, and knows no other folder', async () => {
  const page = await (await get('/')).text();
  const folder = /<meta name="songsight-folder" content="([0-9a-f]{16})"/.exec(page)?.[1];
  expect(folder).toBeDefined();
  const kept = await get(`/media/picture/${picture}?folder=${folder}`);
  expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'private, max-age=31536000, immutable']);
  expect(kept.headers.get('etag')).toContain(folder);
  const asked = await get(`/media/picture/${picture}`);
  expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  const foreign = await get(`/media/picture/${picture}?folder=0123456789abcdef`);
  expect([foreign.status, foreign.headers.get('cache-control')]).toEqual([404, 'no-store']);
  expect(await foreign.text()).toBe('This page shows another data folder. Reload it.\n');
});

it('names another folder after a restart with another data folder', async () => {
  const other = temporaryFolder();
  const second = await startServer(['serve', '--port', '0', '--data', other.path, '--pack', tinyPack]);
  const first = await fetch(second.url, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  const page = await (await fetch(second.origin, { headers: { cookie } })).text();
  const own = await (await get('/')).text();
  const named = /songsight-folder" content="([0-9a-f]{16})"/;
  expect(named.exec(page)![1]).not.toBe(named.exec(own)![1]);
  await second.stop();
  other.remove();
});

it('takes as many detections at once as a person can select, and their reviews back', async () => {
  const detections = Array.from({ length: 10_000 }, (_, i) => Number.MAX_SAFE_INTEGER - i);
  const post = (name: string, ask: unknown): Promise<Response> =>
    fetch(`${server.origin}/ask/${name}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(ask),
    });
  const changed = await post('review.change', { detections, change: { verdict: 'confirmed' } });
  // None of them is there; but the question was heard.
  expect(await changed.json()).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  const species = { code: 'x'.repeat(40), scientificName: 'y'.repeat(60), commonName: 'z'.repeat(60) };
  const review = {
    verdict: 'confirmed',
    comment: 'heard twice, seen once, near the pond',
    reviewer: 'Zoë',
    reviewedAt: '2026-05-01T04:30:00.000Z',
    relabelledFrom: species,
    callType: 'song',
    individuals: 2,
  };
  const states = detections.map((detection) => ({ detection, species, review }));
  expect((await post('review.restore', { states })).status).toBe(200);
  const tooMany = await post('review.change', { detections: [1, ...detections], change: {} });
  expect(await tooMany.json()).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
});

it('ends an answer that nobody waits for any more, and goes on', async () => {
  const leaving = new AbortController();
  const events = await fetch(`${server.origin}/events`, { headers: { cookie }, signal: leaving.signal });
  leaving.abort();
  await expect(events.text()).rejects.toThrow();
  const half = new AbortController();
  const sound = await fetch(`${server.origin}/media/clip/${detection}`, { headers: { cookie }, signal: half.signal });
  half.abort();
  await expect(sound.arrayBuffer()).rejects.toThrow();
  expect((await get('/')).status).toBe(200);
  // The log begins with the first trouble.
  expect(existsSync(join(data.path, 'songsight.log'))).toBe(false);
});
