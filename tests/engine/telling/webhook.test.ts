import { expect, it } from 'vitest';
import { say } from '#contract/words/sentence.ts';
import { certificateReason } from '#engine/telling/certificate-reason.ts';
import type { Outcome } from '#engine/telling/receiver.ts';
import { webhook } from '#engine/telling/webhook.ts';
import { answering, hookServer } from './hook-server.ts';

const message = { event: 'e1', body: JSON.stringify({ id: 'e1', type: 'detection' }) };
const never = new AbortController().signal;
const told = (outcome: Outcome): string =>
  `${outcome.kind}${'reason' in outcome ? `: ${say(outcome.reason, 'en')}` : ''}`;

/** Only of a server that stalls is nobody to wait for the answer. */
const send = async (url: URL, token: string | null = null, answerWithinMs = 120_000): Promise<string> =>
  told(await webhook({ url, token, version: '1', answerWithinMs }).send(message, never));

it('posts JSON with its id, and takes any 2xx as yes', async () => {
  const server = await hookServer();
  expect(await send(server.url)).toBe('taken');
  expect(server.posted[0]).toMatchObject({
    path: '/birds',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'e1' },
    body: { id: 'e1' },
  });
});

it.each([
  [500, 'later'],
  [503, 'later'],
  [401, 'later'],
  [404, 'later'],
  [429, 'later'],
  [400, 'refused'],
  [413, 'refused'],
  [422, 'refused'],
  [304, 'later'],
])('status %i: %s', async (status, kind) => {
  const server = await hookServer();
  server.answer = answering(status);
  expect(await send(server.url)).toBe(`${kind}: it answered with status ${status}.`);
});

it('waits as long as it is asked to', async () => {
  const server = await hookServer();
  server.answer = answering(503, { 'retry-after': '7' });
  expect(await webhook({ url: server.url, token: null, version: '1' }).send(message, never)).toMatchObject({
    afterMs: 7000,
  });
});

it.each([
  [{ 'retry-after': '0' }, null],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '999999999999' }, 3_600_000],
  // Its clock is another one than ours.
  [{ 'retry-after': 'Thu, 01 Jan 1998 00:01:40 GMT', date: 'Thu, 01 Jan 1998 00:00:00 GMT' }, 100_000],
  [{ 'retry-after': 'Wed, 31 Dec 1997 23:59:59 GMT', date: 'Thu, 01 Jan 1998 00:00:00 GMT' }, null],
])('asked to come again by %o it waits %s ms', async (headers, afterMs) => {
  const server = await hookServer();
  server.answer = answering(429, headers);
  expect(await webhook({ url: server.url, token: null, version: '1' }).send(message, never)).toMatchObject({ afterMs });
});

it('a server that stalls, one that cuts the connection, and none at all', async () => {
  const server = await hookServer();
  server.answer = () => undefined;
  expect(await send(server.url, null, 300)).toMatch(/^later: it did not answer/);
  server.answer = (_, response) => response.destroy();
  expect(await send(server.url)).toMatch(/^later: it cannot be reached \(ECONNRESET\)/);
  expect(await send(new URL('http://127.0.0.1:1/'))).toMatch(/ECONNREFUSED/);
});

it('an answer without end is not waited for', async () => {
  const server = await hookServer();
  server.answer = (_, response) => {
    response.writeHead(200);
    response.write('more to come');
  };
  expect(await send(server.url)).toBe('taken');
});

it('follows 307 and 308 to the same server, and nowhere else', async () => {
  const [server, other] = [await hookServer(), await hookServer()];
  server.answer = (posted, response) =>
    answering(posted.path === '/new' ? 200 : 308, { location: '/new' })(posted, response, 1);
  expect(await send(server.url, 'secret')).toBe('taken');
  expect(server.posted.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/birds', 'Bearer secret'],
    ['/new', 'Bearer secret'],
  ]);
  server.answer = answering(307, { location: other.url.href });
  expect(await send(server.url, 'secret')).toMatch(/^later: it has moved to http/);
  server.answer = answering(302, { location: '/new' });
  expect(await send(server.url)).toMatch(/moved/);
  server.answer = answering(307, { location: '/birds' });
  expect(await send(server.url)).toMatch(/moved/);
  expect(other.posted).toEqual([]);
});

it('a login in the address becomes a header, and is in no name', async () => {
  const server = await hookServer();
  const url = new URL(server.url);
  url.username = 'ana';
  url.password = 'p%40ss';
  const receiver = webhook({ url, token: null, version: '1' });
  await receiver.send(message, never);
  expect(server.posted[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ana:p@ss').toString('base64')}`);
  expect(receiver.name + receiver.key).not.toContain('ss');
});

it('of a key in the path only the beginning is shown, also where it moved to', async () => {
  const [server, other] = [await hookServer(), await hookServer()];
  const key = 'XkcdXkcdXkcdXkcdXkcdXkcd';
  const url = new URL(`/services/T0123/${key}?token=abc`, server.url);
  const receiver = webhook({ url, token: null, version: '1' });
  expect(receiver.name).toBe(`${server.url.origin}/services/T0123/Xkcd…`);
  server.answer = answering(307, { location: new URL(`/services/T0123/${key}`, other.url).href });
  const said = await receiver.send(message, never);
  expect(JSON.stringify(said)).toContain('/services/T0123/Xkcd…');
  expect(JSON.stringify(said)).not.toContain(key);
});

it('a per cent sign in a password stands for itself', async () => {
  const server = await hookServer();
  const url = new URL(server.url);
  expect(await send(new URL(`http://ana:100%25%@${url.host}/birds`))).toBe('taken');
  expect(server.posted[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ana:100%%').toString('base64')}`);
});

it('a certificate of one\u2019s own is told as that', () => {
  const thrown = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(certificateReason(thrown)).toMatchObject({ key: 'telling-certificate' });
  expect(certificateReason(Object.assign(new Error(''), { code: 'ECONNREFUSED' }))).toBeNull();
});
