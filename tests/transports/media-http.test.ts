import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';
import { httpTransport } from './http-transport.ts';

const data = temporaryFolder();
const card = temporaryFolder();
let server: Server;
let get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>;
let detection: number;
let picture: number;

beforeAll(async () => {
  writeCard(card.path);
  server = await startServer(['serve', card.path, '--port', '0', '--data', data.path, '--pack', tinyPack]);
  const first = await fetch(server.url, { redirect: 'manual' });
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  get = (path, headers = {}, method = 'GET') =>
    fetch(server.origin + path, { method, headers: { cookie, ...headers } });
  const transport = await httpTransport(server.url);
  const ask = { offset: 0, limit: 10, order: 'best-score', filter: {}, picturesOnly: true } as const;
  const [item] = await vi.waitUntil(
    async () => {
      const page = await transport.client.ask('gallery.read', ask);
      return page.total === 3 ? page.items : null;
    },
    { timeout: 30_000, interval: 100 },
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
