import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, tinyPack } from '../field/field-folder.ts';
import { startServer, type Server } from '../field/run-cli.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

const folder = temporaryFolder();
let server: Server;
let cookie: string;

/** fetch() forbids setting Host, Origin and the like; a stranger does not ask fetch. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers },
      (response) => {
        let body = '';
        response.on('data', (piece: Buffer) => (body += piece.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const askJson = (headers: Record<string, string>, body = '{}'): Promise<Answer> =>
  ask('/ask/watch.read', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

beforeAll(async () => {
  server = await startServer(['serve', '--port', '0', '--data', folder.path, '--pack', tinyPack]);
  const first = await ask(new URL(server.url).pathname + new URL(server.url).search);
  cookie = String(first.headers['set-cookie']).split(';')[0]!;
  expect(first.status).toBe(303);
  expect(first.headers['location']).toBe('./');
  expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  folder.remove();
});

describe('who is let in', () => {
  it('nobody without the cookie, at any address', async () => {
    for (const path of ['/', '/index.html', '/events', '/media/picture/1', '/?token=', '/?token=wrong']) {
      const { status, body } = await ask(path);
      expect([path, status]).toEqual([path, 401]);
      expect(body).toContain('Open Songsight with the address it printed');
    }
    expect((await askJson({})).status).toBe(401);
    expect((await askJson({ cookie: cookie.replace(/=.*/, '=guess') })).status).toBe(401);
  });

  it('our own page', async () => {
    const page = await ask('/', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<div id="app">');
    const answer = await askJson({ cookie, origin: server.origin, 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { folders: [], paused: false } });
  });

  it('no foreign Host, not even with the token (DNS rebinding)', async () => {
    const { search } = new URL(server.url);
    for (const path of ['/', `/${search}`]) {
      expect((await ask(path, { headers: { host: 'birds.example', cookie } })).status).toBe(403);
    }
  });

  it.each([
    { origin: 'https://birds.example' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('no foreign page: %j', async (headers: Record<string, string>) => {
    expect((await askJson({ cookie, ...headers })).status).toBe(403);
    expect((await ask('/media/picture/1', { headers: { cookie, ...headers } })).status).toBe(403);
  });
});

describe('what is answered', () => {
  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/../../cli/cli.js',
    '/media/picture/..%2f..%2fsongsight.db',
    '/media/clip/-1',
    '/media/clip/1e3',
    '/media/nothing/1',
    '/media/export/detections',
    '/songsight.db',
  ])('no path from outside: %s', async (path) => {
    const { status, body } = await ask(path, { headers: { cookie } });
    expect(status).toBe(404);
    expect(body).not.toContain('songsight"');
  });

  it('nothing that is not JSON, too large or asked in another way', async () => {
    const post = (body: string, type = 'application/json'): Promise<Answer> =>
      ask('/ask/watch.read', { method: 'POST', headers: { cookie, 'content-type': type }, body });
    expect((await post('{', 'application/json')).status).toBe(400);
    expect((await post('a=b', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(JSON.stringify({ folder: 'x'.repeat(17 * 1024 * 1024) }))).status).toBe(413);
    expect((await ask('/ask/watch.read', { method: 'TRACE', headers: { cookie } })).status).toBe(400);
    expect((await ask('/ask/watch.read', { headers: { cookie } })).status).toBe(405);
    expect((await ask('/', { method: 'POST', headers: { cookie } })).status).toBe(405);
    expect((await ask('/', { method: 'DELETE', headers: { cookie } })).status).toBe(405);
  });

  it('an unknown or malformed question with the one error envelope', async () => {
    const unknown = await ask('/ask/nothing.here', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(JSON.parse(unknown.body)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    const malformed = await ask('/ask/watch.add', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{"folder":7}',
    });
    expect(JSON.parse(malformed.body)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });

  it('with headers that keep the page to itself', async () => {
    const { headers } = await ask('/', { headers: { cookie } });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect((await askJson({ cookie })).headers['cache-control']).toBe('no-store');
  });
});
