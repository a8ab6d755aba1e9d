import { createHash } from 'node:crypto';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { zipSync } from 'fflate';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { PublishedModel } from '#contract/models.ts';
import { say } from '#contract/words/sentence.ts';
import { forkSource, tinyPack } from '../../analysts/analyst-child.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { testEngine, type TestEngine } from '../../test-engine.ts';
import { unreliableServer, type Manner, type UnreliableServer } from './unreliable-server.ts';

/** The tiny pack as a zip, under a name of its own. */
async function archive(): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const name of await readdir(tinyPack))
    files[`pack/${name}`] = new Uint8Array(await readFile(path.join(tinyPack, name)));
  const manifest = JSON.parse(Buffer.from(files['pack/manifest.json']!).toString()) as Record<string, unknown>;
  files['pack/manifest.json'] = Buffer.from(JSON.stringify({ ...manifest, name: 'brought' }));
  return zipSync(files, { level: 0 });
}

type Made = {
  readonly engine: TestEngine;
  readonly server: UnreliableServer;
  readonly data: string;
  /** Starts the program again, as patient as it is usually. */
  readonly again: () => Promise<TestEngine>;
};

/** Waits until so much of the download lies in the data folder. */
async function keptOnDisk(data: string, bytes: number): Promise<void> {
  const place = path.join(data, 'packs', '.download-brought-1', 'model.zip');
  await vi.waitFor(async () => expect((await stat(place)).size).toBeGreaterThanOrEqual(bytes), {
    timeout: 60_000,
    interval: 5,
  });
}

/** Long enough for the busiest machine, except where a test is about stalling. */
const patientMs = 60_000;

type Change = { readonly bytes?: number; readonly url?: string; readonly stallMs?: number };

async function made(change: Change = {}): Promise<Made> {
  const [models, data, content] = [await temporaryFolder(), await temporaryFolder(), await archive()];
  const server = await unreliableServer(content, (bytes) => keptOnDisk(data, bytes));
  await cp(tinyPack, path.join(models, 'tiny'), { recursive: true });
  const model = {
    id: 'brought-1',
    title: 'Brought',
    makers: 'Somebody',
    licence: 'CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    attribution: null,
    citation: 'Somebody (2026)',
    source: 'https://example.org',
    region: null,
    classes: 3,
    rateHz: 22_050,
    windowSeconds: 3,
    places: false,
    files: [
      {
        name: 'model.zip',
        url: change.url ?? `${server.address}/model.zip`,
        bytes: change.bytes ?? content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      },
    ],
  };
  await writeFile(path.join(models, 'catalogue.json'), JSON.stringify({ models: [model] }));
  const start = (stallMs: number): Promise<TestEngine> =>
    testEngine(data, { packFolder: path.join(models, 'tiny'), fork: forkSource(), stallMs });
  const engine = await start(change.stallMs ?? patientMs);
  const again = async (): Promise<TestEngine> => {
    await engine.close();
    return start(patientMs);
  };
  return { engine, server, data, again };
}

const read = async (engine: TestEngine): Promise<PublishedModel> => (await engine.ask('models.read', {})).models[0]!;

/** Waits for the download to come to rest. */
async function ended(engine: TestEngine): Promise<PublishedModel> {
  return vi.waitFor(
    async () => {
      const model = await read(engine);
      expect(['none', 'failed', 'paused']).toContain(model.download.kind);
      return model;
    },
    { timeout: 120_000, interval: 20 },
  );
}

async function got(engine: TestEngine): Promise<PublishedModel> {
  await engine.ask('models.get', { id: 'brought-1', accept: true });
  return ended(engine);
}

const left = async (data: string): Promise<string[]> => readdir(path.join(data, 'packs')).catch(() => []);

test('a model is only downloaded when its licence is accepted, and then it is there to be used', async () => {
  const { engine, server, data } = await made();
  expect(await read(engine)).toMatchObject({ pack: null, accepted: false, download: { kind: 'none' } });
  expect(server.asked, 'nothing is asked unasked').toEqual([]);
  const refused = await engine.dispatch('models.get', { id: 'brought-1', accept: false });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-allowed', key: 'download-licence' } });
  expect(server.asked).toEqual([]);
  const model = await got(engine);
  expect(model).toMatchObject({ accepted: true, download: { kind: 'none' } });
  expect(await left(data)).toEqual([model.pack]);
  const { packs } = await engine.ask('packs.use', { id: model.pack! });
  expect(packs.find(({ inUse }) => inUse)).toMatchObject({ ok: true, pack: { id: model.pack } });
});

/** Pauses between tries are a thirtieth of it, and longer each time. */
const brieflyMs = 6000;
const crumbs = Array.from({ length: 7 }, (): Manner => 'crumb');

test.each<[string, Manner[], (string | RegExp)[]]>([
  ['a connection that breaks off twice goes on where it stopped', ['cut', 'cut', 'whole'], ['bytes=']],
  ['a server that does not know ranges sends everything again', ['cut', 'no-range'], ['bytes=']],
  ['a server that sends another part is asked for everything', ['cut', 'other-range'], [/^$/]],
  ['a length that is told too short is noticed, and the rest fetched', ['short', 'whole'], ['bytes=']],
  ['a connection that breaks off over and over goes on as long as something comes', [...crumbs, 'whole'], ['bytes=']],
  ['a server that is gone for a moment', ['cut', 'hangs-up', 'overloaded', 'whole'], ['bytes=']],
  ['a page of the network that somebody clicks away', ['cut', 'page', 'page', 'whole'], ['bytes=']],
  ['an address that leads to another', ['redirect', 'whole'], []],
])('%s', async (_, manners, ranges) => {
  const { engine, server, data } = await made({ stallMs: brieflyMs });
  server.manners = manners;
  const model = await got(engine);
  expect(model.pack).not.toBeNull();
  expect(await left(data)).toEqual([model.pack]);
  for (const range of ranges) expect(server.asked.at(-1)).toMatch(range);
});

test.each<[string, Manner[], string]>([
  ['stalls', ['stall'], 'stopped sending'],
  ['breaks off again and again', ['cut'], 'broke off'],
  ['serves a wrong byte', ['wrong-byte'], 'checksum differs'],
  ['sends more than was published', ['long'], 'checksum differs'],
  ['has another, shorter file now', ['cut', 'refuses-range'], 'not the one its makers published'],
  ['shows a page of the network', ['page'], 'this network may ask you to log in first'],
  ['shows a page of the network in the middle', ['cut', 'page'], 'this network may ask you to log in first'],
  ['shows a page that it does not call one', ['unnamed-page'], 'not the one its makers published'],
  ['leads to what is no address', ['redirect-nowhere'], 'HTTP 302'],
  ['leads into the computer', ['redirect-to-file'], 'HTTP 302'],
  ['leads round in circles', ['redirect-round'], 'HTTP 302'],
  ['is overloaded', ['overloaded'], 'HTTP 503'],
  ['has lost the file', ['gone'], 'HTTP 404'],
  ['loses the file in the middle', ['cut', 'gone'], 'HTTP 404'],
])('of a server that %s nothing is kept, and it is said', async (_, manners, said) => {
  const stallMs = manners.includes('stall') ? 300 : brieflyMs;
  const { engine, server, data, again } = await made({ stallMs });
  server.manners = manners;
  const { download, pack } = await got(engine);
  expect(pack).toBeNull();
  if (download.kind !== 'failed') throw new Error(download.kind);
  expect(say(download.failure, 'en')).toContain(said);
  expect(await left(data)).toEqual([]);
  server.manners = ['whole'];
  const next = manners.includes('stall') ? await again() : engine;
  expect((await got(next)).pack, 'the next try begins anew').not.toBeNull();
});

test('a server that is not there, and a disk that is too small', async () => {
  const { engine, server, data } = await made();
  await server.close();
  const { download } = await got(engine);
  expect(download.kind === 'failed' && say(download.failure, 'de')).toMatch(/ist nicht erreichbar/);
  const large = await made({ bytes: Number.MAX_SAFE_INTEGER });
  const reply = await large.engine.dispatch('models.get', { id: 'brought-1', accept: true });
  expect(reply).toMatchObject({ ok: false, failure: { code: 'disk-full', key: 'download-disk' } });
  expect([...(await left(data)), ...(await left(large.data))]).toEqual([]);
});

test('paused, it keeps what came and goes on there, in a later run, too; cancelled, it keeps nothing', async () => {
  const { engine, server, data } = await made();
  server.manners = ['slow'];
  await engine.ask('models.get', { id: 'brought-1', accept: true });
  await vi.waitFor(
    async () => expect((await stat(path.join(data, 'packs/.download-brought-1/model.zip'))).size).toBeGreaterThan(0),
    60_000,
  );
  await engine.ask('models.pause', { id: 'brought-1' });
  const { download } = await read(engine);
  if (download.kind !== 'paused') throw new Error(download.kind);
  expect(download.bytes).toBeGreaterThan(0);
  server.manners = ['whole'];
  const model = await got(engine);
  expect(server.asked.at(-1)).toBe(`bytes=${download.bytes}-`);
  expect(await left(data)).toEqual([model.pack]);

  server.manners = ['slow'];
  await engine.ask('packs.remove', { id: model.pack! });
  await engine.ask('models.get', { id: 'brought-1', accept: false });
  await engine.ask('models.cancel', { id: 'brought-1' });
  expect((await read(engine)).download).toEqual({ kind: 'none' });
  expect(await left(data)).toEqual([]);
});

test('the end of the program does not wait for a server, and what came is kept for the next start', async () => {
  const { engine, server, data } = await made();
  server.manners = ['slow'];
  await engine.ask('models.get', { id: 'brought-1', accept: true });
  const place = path.join(data, 'packs/.download-brought-1/model.zip');
  await vi.waitFor(async () => expect((await stat(place)).size).toBeGreaterThan(0), 60_000);
  // This server never ends, and would not let go for as long as the program is patient.
  const began = performance.now();
  await engine.close();
  expect(performance.now() - began).toBeLessThan(patientMs / 2);
  expect(await left(data)).toEqual(['.download-brought-1']);
});

test('a proxy of the environment carries the download', async () => {
  const seen: string[] = [];
  const proxy = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(503).end();
  });
  proxy.on('connect', (_, socket) => socket.end());
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  const { port } = proxy.address() as AddressInfo;
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${port}`);
  vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`);
  vi.stubEnv('NO_PROXY', '');
  vi.stubEnv('no_proxy', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { engine } = await made({ url: 'http://models.invalid/model.zip' });
  await got(engine);
  expect(seen).toEqual(['http://models.invalid/model.zip']);

  vi.stubEnv('http_proxy', `127.0.0.1:${port}`);
  await got(engine);
  expect(seen, 'a proxy without http:// is one').toHaveLength(2);
  proxy.close();
  vi.stubEnv('http_proxy', `http://me:secret@127.0.0.1:${port}`);
  const { download } = await got(engine);
  const said = download.kind === 'failed' ? say(download.failure, 'en') : '';
  expect(said).toContain(`proxy 127.0.0.1:${port} `);
  expect(said).toContain('models.invalid');
});
