import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '#engine/log.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import type { Outcome } from '#engine/telling/receiver.ts';
import type { TellRules } from '#engine/telling/tell-rules.ts';
import { webhook } from '#engine/telling/webhook.ts';
import { FakeAnalyst, fakePack } from '../analysts/fake-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';
import { all, listener, never, telling, until, waiting, type Body } from './friend.ts';
import { answering, hookServer, type Posted } from './hook-server.ts';

describe('new detections', () => {
  it('each is told once, with all that a receiver needs', async () => {
    const friend = listener();
    const { look, folder, data } = await telling(friend);
    await writeTone(join(folder, '20260501_053000.WAV'), 400);
    await look();
    await until(() => waiting(data) === 0);
    const heard = friend.of('detection');
    expect(heard.length).toBeGreaterThan(0);
    expect(heard[0]).toMatchObject({
      at: expect.stringContaining('2026-05-01T05:30'),
      species: { code: expect.any(String), scientificName: expect.any(String) },
      recording: '20260501_053000.WAV',
      model: 'fake 1.0.0',
      firstOfDay: true,
      firstEver: true,
    });
    await look();
    expect(waiting(data)).toBe(0);
    expect(friend.of('detection')).toHaveLength(heard.length);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length);
  });

  it('score floor, species list and only the first of a day', async () => {
    const lists: [Partial<TellRules>, (bodies: Body[]) => void][] = [
      [{ leastScore: 1 }, (bodies) => expect(bodies).toEqual([])],
      [{ species: ['no such bird'] }, (bodies) => expect(bodies).toEqual([])],
      [
        { species: ['turdus MERULA', 'robin'], onlyFirstOfDay: true },
        (bodies) => {
          const codes = bodies.map(({ species }) => (species as { code: string }).code);
          expect(codes.length).toBeGreaterThan(0);
          expect(new Set(codes).size).toBe(codes.length);
        },
      ],
    ];
    for (const [rules, check] of lists) {
      const friend = listener();
      const { look, folder, data } = await telling(friend, { rules: { ...all, ...rules } });
      await writeTone(join(folder, '20260501_053000.WAV'), 400);
      await writeTone(join(folder, '20260501_063000.WAV'), 500);
      await look();
      await until(() => waiting(data) === 0);
      check(friend.of('detection'));
    }
  });

  it('what a pack marks as private is never told', async () => {
    const friend = listener();
    const analyst = new FakeAnalyst();
    const hushed = fakePack.labels.map((label) => ({ ...label, private: true }));
    analyst.describe = () =>
      Promise.resolve({
        pack: { ...fakePack, labels: hushed },
        provider: { used: 'cpu', wanted: 'auto', refused: [] },
      });
    const { look, folder, data } = await telling(friend, { analyst });
    await writeTone(join(folder, '20260501_053000.WAV'), 400);
    await look();
    expect(waiting(data)).toBe(0);
    expect(friend.got).toEqual([]);
  });

  it('one that a person rejects while it waits is not sent any more', async () => {
    let open = false;
    const shut: Outcome = { kind: 'later', reason: { key: 'telling-login' }, afterMs: null };
    const friend = listener(() => (open ? { kind: 'taken' } : shut));
    const { engine, look, folder, data } = await telling(friend);
    await writeTone(join(folder, '20260501_053000.WAV'), 400);
    await look();
    const before = waiting(data);
    const ask = { offset: 0, limit: 50, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
    const { items } = await engine.ask('gallery.read', ask);
    await engine.ask('review.change', { detections: [items[0]!.detection], change: { verdict: 'rejected' } });
    open = true;
    await until(() => waiting(data) === 0);
    expect(friend.of('detection')).toHaveLength(before - 1);
  });

  it('once a day: where the first is rejected while it waits, the next of its species that stands is told', async () => {
    let open = false;
    const shut: Outcome = { kind: 'later', reason: { key: 'telling-login' }, afterMs: null };
    const friend = listener(() => (open ? { kind: 'taken' } : shut));
    const { engine, look, folder, data } = await telling(friend, { rules: { ...all, onlyFirstOfDay: true } });
    const hours = ['05', '06', '07'];
    for (const hour of hours) await writeTone(join(folder, `20260501_${hour}3000.WAV`), 400);
    await writeTone(join(folder, '20260502_053000.WAV'), 400);
    await look();
    const waited = waiting(data);
    const ask = { offset: 0, limit: 50, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
    const { items } = await engine.ask('gallery.read', ask);
    const code = items[0]!.species.code;
    const own = items.filter(({ species, at }) => species.code === code && at?.local.startsWith('2026-05-01') === true);
    expect(own).toHaveLength(hours.length);
    const fallen = own.slice(0, 2).map(({ detection }) => detection);
    await engine.ask('review.change', { detections: fallen, change: { verdict: 'rejected' } });
    open = true;
    await until(() => waiting(data) === 0);
    expect(friend.of('detection')).toHaveLength(waited);
    const told = friend.of('detection').filter(({ species }) => (species as { code: string }).code === code);
    expect(told.map(({ at, firstOfDay }) => [String(at).slice(0, 13), firstOfDay])).toEqual([
      ['2026-05-02T05', true],
      ['2026-05-01T07', true],
    ]);
    await engine.ask('review.change', { detections: [own[2]!.detection], change: { verdict: 'rejected' } });
    await writeTone(join(folder, '20260501_083000.WAV'), 400);
    await look();
    await until(() => waiting(data) === 0);
    expect(friend.of('detection').map(({ id }) => id)).toHaveLength(
      new Set(friend.of('detection').map(({ id }) => id)).size,
    );
  });
});

describe('a server that fails', () => {
  it('is asked again until it takes everything, in order; what it refuses is set aside and tried once more at the next start', async () => {
    const server = await hookServer();
    let refuse = true;
    const taken: Posted[] = [];
    server.answer = (posted, response, turn) => {
      if (turn % 3 === 1) return answering(503)(posted, response, turn);
      if (turn % 3 === 2) return void response.destroy();
      if (refuse && taken.length === 1) {
        refuse = false;
        return answering(400)(posted, response, turn);
      }
      taken.push(posted);
      return answering(200)(posted, response, turn);
    };
    const receiver = () => webhook({ url: server.url, token: null, version: '1' });
    const first = await telling(receiver());
    for (const at of [1, 2, 3]) await writeTone(join(first.folder, `2026050${at}_053000.WAV`), 300 + at * 100);
    await first.look();
    await until(() => waiting(first.data) === 1);
    const told = taken.length;
    await first.engine.close();
    await telling(receiver(), { data: first.data });
    await until(() => waiting(first.data) === 0);
    expect(taken).toHaveLength(told + 1);
    expect(new Set(taken.map(({ body }) => body.id)).size).toBe(taken.length);
  });

  it('killed again and again: what was not acknowledged is sent, once more with the same id, and nothing is lost', async () => {
    const server = await hookServer();
    const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
    for (let at = 0; at < 12; at += 1)
      await writeTone(join(folder, `20260501_0${at % 10}${at > 9 ? 3 : 0}000.WAV`), 300 + at * 40);
    const acknowledged: string[] = [];
    let child: ReturnType<typeof spawn> | null = null;
    let kills = 0;
    server.answer = (posted, response) => {
      // Every third message finds the program killed: half of these before the answer, half with it on its way.
      if (kills < 6 && server.posted.length % 3 === 0) {
        kills += 1;
        if (kills % 2 === 0) child?.kill('SIGKILL');
        else setTimeout(() => child?.kill('SIGKILL'), 5);
        return;
      }
      acknowledged.push(posted.body.id);
      response.writeHead(200).end();
    };
    onTestFinished(() => void child?.kill('SIGKILL'));
    for (let lives = 0; ; lives += 1) {
      expect(lives).toBeLessThan(30);
      const living = spawn(
        process.execPath,
        [join(import.meta.dirname, 'telling-child.ts'), data, folder, server.url.href],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      child = living;
      const heard = once(living.stdout, 'data').then(() => true);
      const closed = once(living, 'close').then(() => false);
      if (!(await Promise.race([heard, closed]))) continue;
      const done = expect.poll(() => waiting(data), { interval: 20 }).toBe(0);
      if (await Promise.race([done.then(() => true), closed])) break;
      await done.catch(() => undefined);
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(kills).toBeGreaterThan(2);
    const db = new Database(join(data, 'songsight.db'), { readonly: true });
    const detections = Number(db.prepare('SELECT count(*) FROM detections WHERE current = 1').pluck().get());
    db.close();
    const ids = new Set(acknowledged);
    expect(ids.size).toBe(detections);
    // Twice only where the answer and the end of the program met.
    expect(acknowledged.length - ids.size).toBeLessThanOrEqual(kills);
    expect(new Set(server.posted.map(({ body }) => body.id))).toEqual(ids);
  });
});

describe('summaries and troubles', () => {
  it('the summary of a day comes after midnight, once, also after a restart, and counts no rejected detection', async () => {
    const friend = listener();
    let now = new Date(2026, 4, 1, 20, 0).getTime();
    const clock: Clock = { now: () => now };
    const first = await telling(friend, { clock });
    await writeTone(join(first.folder, '20260501_053000.WAV'), 400);
    await first.look();
    const ask = { offset: 0, limit: 50, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
    const { items } = await first.engine.ask('gallery.read', ask);
    await first.engine.ask('review.change', { detections: [items[0]!.detection], change: { verdict: 'rejected' } });
    await first.engine.close();
    now = new Date(2026, 4, 3, 8, 0).getTime();
    for (let turn = 0; turn < 2; turn += 1) {
      const again = await telling(friend, { clock, data: first.data });
      await until(() => waiting(first.data) === 0);
      await again.engine.close();
    }
    const days = friend.of('summary').map(({ date, detections }) => [date, detections]);
    expect(days).toEqual([
      ['2026-05-01', items.length - 1],
      ['2026-05-02', 0],
    ]);
  });

  it('a trouble is told when it begins and when it ends; a file that failed is told', async () => {
    const friend = listener();
    const { engine, look, folder, data } = await telling(friend);
    await writeFile(join(folder, 'notes.wav'), 'text');
    await look();
    await until(() => waiting(data) === 0);
    expect(friend.of('trouble')).toMatchObject([
      { code: 'file-not-audio', text: expect.stringContaining('notes.wav'), open: 0 },
    ]);
    const state = engine.state();
    const full = { code: 'disk-full' as const, key: 'disk-full-at' as const, values: { path: '/data' } };
    engine.inside.engine.events.emit('watch.changed', { ...state, troubles: [full] });
    engine.inside.engine.events.emit('watch.changed', { ...state, troubles: [full] });
    engine.inside.engine.events.emit('watch.changed', { ...state, troubles: [] });
    await until(() => waiting(data) === 0);
    expect(friend.got.filter(({ code }) => code === 'disk-full').map(({ type, open }) => [type, open])).toEqual([
      ['trouble', 1],
      ['trouble-ended', 0],
    ]);
  });
});

it('two receivers each get everything, whatever the other does', async () => {
  const friend = listener();
  const deaf = { ...listener(() => ({ kind: 'later', reason: { key: 'telling-login' }, afterMs: null })), key: 'deaf' };
  const [dataFolder, folder] = [await temporaryFolder(), await temporaryFolder()];
  const engine = await testEngine(dataFolder, {
    watch: false,
    telling: { receivers: () => [friend, deaf], rules: all, language: 'en', firstWaitMs: 10, longestWaitMs: 30 },
  });
  await writeTone(join(folder, '20260501_053000.WAV'), 400);
  await analyseFolder(engine, folder, () => undefined, never);
  const mine = Number(
    engine.inside.engine.store.db.prepare(`SELECT count(*) FROM outbox WHERE receiver = 'deaf'`).pluck().get(),
  );
  expect(mine).toBeGreaterThan(0);
  await until(() => friend.got.length === mine);
});

it('at the end what is on its way is still acknowledged, and not sent again at the next start', async () => {
  const server = await hookServer();
  server.answer = (_, response) => void setTimeout(() => response.writeHead(204).end(), 400);
  const receiver = webhook({ url: server.url, token: null, version: '1' });
  const { engine, data, folder, look } = await telling(receiver);
  await writeTone(join(folder, '20260501_053000.WAV'), 400);
  await look();
  await server.until((posted) => posted.length > 0);
  await engine.close();
  const db = new Database(join(data, 'songsight.db'), { readonly: true });
  onTestFinished(() => void db.close());
  const waits = db.prepare('SELECT event FROM outbox').pluck().all();
  for (const { body } of server.posted) expect(waits).not.toContain(body.id);
});
