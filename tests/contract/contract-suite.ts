import { say } from '#contract/words/sentence.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import { requests, type Client } from '#contract/requests.ts';
import type { WatchState } from '#contract/watch.ts';
import type { DetectionId, FileId, FolderId, PictureId } from '#contract/ids.ts';
import type { Failure } from '#contract/failure.ts';

/**
 * One transport on a running program. The program must have been started on an empty data folder with the pack of `Server.pack`,
 * and `recordings` must hold at least one recording in which it hears something.
 */
export type Server = {
  readonly client: Pick<Client, 'ask' | 'on'>;
  /** Asks whatever is given, past the types; rejects or answers as the transport does. */
  rawAsk(name: string, ask: unknown): Promise<{ ok: true; value: unknown } | { ok: false; failure: Failure }>;
  media(kind: string, id: string): Promise<{ ok: boolean; contentType: string; bytes: Uint8Array }>;
  /** A folder of recordings that may be watched. */
  readonly recordings: string;
  close(): Promise<void>;
};

const everything = { offset: 0, limit: 100, order: 'newest-heard', filter: {}, picturesOnly: false } as const;

/** What must hold at every transport, whatever carries it. */
export function contractSuite(name: string, open: () => Promise<Server>): void {
  describe(`contract at the transport: ${name}`, () => {
    test('from a folder to detections, a review, a picture and tables', async () => {
      const transport = await opened(open);
      await goThrough(transport);
    });

    test('a wrong ask is refused with one envelope and a sentence', async () => {
      const transport = await opened(open);
      for (const [request, ask] of wrongAsks) {
        const reply = await transport.rawAsk(request, ask);
        expect(reply, `${request} ${JSON.stringify(ask)}`).toMatchObject({
          ok: false,
          failure: { code: 'bad-request' },
        });
        if (!reply.ok) expect(say(reply.failure, 'en')).toMatch(/\.$/);
      }
    });

    test('what is not there is said not to be there', async () => {
      const transport = await opened(open);
      const detection = 999_999 as DetectionId;
      const missing = { code: 'not-found' };
      await expect(transport.client.ask('detection.read', { detection })).rejects.toMatchObject(missing);
      await expect(
        transport.client.ask('review.change', {
          detections: [detection],
          change: { verdict: 'confirmed', comment: '' },
        }),
      ).rejects.toMatchObject(missing);
      await expect(transport.client.ask('picture.request', { detection, seed: null })).rejects.toMatchObject(missing);
      await expect(transport.client.ask('steps.paint', { picture: 999_999 as PictureId })).rejects.toMatchObject(
        missing,
      );
      await expect(transport.client.ask('picture.keep', { picture: 999_999 as PictureId })).rejects.toMatchObject(
        missing,
      );
      await expect(transport.client.ask('watch.remove', { folder: 999_999 as FolderId })).rejects.toMatchObject(
        missing,
      );
      await expect(
        transport.client.ask('watch.add', { folder: `${transport.recordings}-not-there` }),
      ).rejects.toMatchObject({
        code: 'folder-missing',
      });
      await transport.client.ask('failed.retry', { file: 999_999 as FileId });
    });

    test('no path comes in through a media address', async () => {
      const transport = await opened(open);
      const ids = ['0', '-1', '1.5', 'x', '..%2F..%2Fetc%2Fpasswd', '999999', '1e3'];
      for (const kind of ['picture', 'clip', 'preview', 'spectrogram-linear', 'frame', 'photo', 'export', 'file']) {
        for (const id of ids) expect((await transport.media(kind, id)).ok, `${kind}/${id}`).toBe(false);
      }
    });

    test('settings come back as they were written, and a change is told', async () => {
      const transport = await opened(open);
      const told: unknown[] = [];
      const stop = transport.client.on('settings.changed', ({ settings }) => told.push(settings.reviewer));
      const before = await transport.client.ask('settings.read', {});
      const after = await transport.client.ask('settings.write', {
        change: { reviewer: 'Zoë', picturePolicy: 'request' },
      });
      expect(after.settings).toEqual({ ...before.settings, reviewer: 'Zoë', picturePolicy: 'request' });
      await until(() => told.includes('Zoë'));
      stop();
      expect((await transport.client.ask('settings.read', {})).settings).toEqual(after.settings);
    });
  });
}

const wrongAsks: readonly (readonly [string, unknown])[] = [
  ['no.such.request', {}],
  ['toString', {}],
  ['__proto__', {}],
  ['watch.read', null],
  ['watch.read', { extra: 1 }],
  ['watch.add', {}],
  ['watch.add', { folder: '' }],
  ['watch.add', { folder: 'relative/path' }],
  ['watch.pause', { paused: 'yes' }],
  ['timeline.read', { unit: 'fortnight', filter: {} }],
  ['timeline.read', { unit: 'day', filter: { fromDay: '1.5.2026' } }],
  ['timeline.read', { unit: 'day', filter: { hourOfDay: 24 } }],
  ['gallery.read', { ...everything, limit: 1e9 }],
  ['gallery.read', { ...everything, offset: -1 }],
  ['gallery.read', { ...everything, order: 'id; DROP TABLE detections' }],
  ['detection.read', { detection: '1' }],
  ['review.change', { detections: [1], change: { verdict: 'maybe', comment: '' } }],
  ['picture.request', { detection: 1, seed: 2 ** 32 }],
  ['picture.request', { detection: 1, seed: null, guidanceScale: -1 }],
  ['picture.keep', { picture: 0 }],
  ['steps.paint', { picture: 'one' }],
  ['blend.paint', { from: 1, to: 2, share: 1.5 }],
  ['photo.set', { species: 'robin', path: '' }],
  ['photo.set', { species: 'robin', path: 'relative.png' }],
  ['recording.heard', { recording: 1, fromSeconds: -1, toSeconds: 3 }],
  ['gallery.groups', { by: 'hour', filter: {}, picturesOnly: false }],
  ['settings.write', { change: { threshold: 2 } }],
  ['settings.write', { change: { dataFolder: '/' } }],
  ['settings.write', { change: { steps: 2.5 } }],
];

async function opened(open: () => Promise<Server>): Promise<Server> {
  const transport = await open();
  onTestFinished(() => transport.close());
  return { ...transport, client: { ...transport.client, ask: heldAgainstSchema(transport.client.ask) } };
}

/** Whatever is answered is what docs/http-api.md promises: no field is missing, and none is there that it does not name. */
function heldAgainstSchema(ask: Client['ask']): Client['ask'] {
  return async (name, asked) => {
    const answer = await ask(name, asked);
    const { issues = [] } = v.safeParse(requests[name].answer, answer);
    expect([name, issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)]).toEqual([name, []]);
    return answer;
  };
}

async function until(there: () => boolean): Promise<void> {
  const end = Date.now() + 120_000;
  while (!there()) {
    if (Date.now() > end) throw new Error('it did not happen in two minutes');
    await wait(20);
  }
}

async function goThrough({ client, media, recordings }: Server): Promise<void> {
  let latest: WatchState | null = null;
  const heard: number[] = [];
  client.on('watch.changed', (state) => (latest = state));
  client.on('recording.analysed', ({ recording }) => heard.push(recording));
  await client.ask('settings.write', { change: { stableSeconds: 0.1, threshold: 0.05, steps: 1 } });
  const added = await client.ask('watch.add', { folder: recordings });
  expect(added.folders.map((folder) => folder.path)).toEqual([recordings]);
  await until(
    () => latest !== null && latest.totals.done > 0 && latest.totals.waiting === 0 && latest.pictures.waiting === 0,
  );
  await until(() => heard.length > 0);
  const page = await client.ask('gallery.read', everything);
  expect(page.total).toBeGreaterThan(0);
  const item = page.items[0];
  if (item === undefined) throw new Error('the gallery counts more than it shows');
  const detail = await client.ask('detection.read', { detection: item.detection });
  expect(detail.detection.species).toEqual(item.species);
  expect(detail.topScores.length).toBeGreaterThan(0);
  expect(detail.pictures[0]).toMatchObject({ state: 'done' });
  const change = { verdict: 'rejected', comment: 'näh' } as const;
  const { after } = await client.ask('review.change', { detections: [item.detection], change });
  expect(after).toMatchObject([{ detection: item.detection, review: change }]);
  expect((await client.ask('gallery.read', everything)).total).toBe(page.total - 1);
  const timeline = await client.ask('timeline.read', { unit: 'hour-of-day', filter: { review: 'all' } });
  expect(timeline.bins).toHaveLength(24);
  await mediaComes(media, item.picture ?? 0, item.detection);
  await exportComes(client, page.total);
  await stepsCome(client, media, detail.pictures[0]?.id);
  const stopped = await client.ask('watch.remove', { folder: added.folders[0]?.id ?? (0 as FolderId) });
  expect(stopped.folders).toEqual([]);
}

/** One of the detections was rejected, and is in the table and marked. */
async function exportComes(client: Server['client'], detections: number): Promise<void> {
  const written = await client.ask('export.write', {
    format: 'detections-csv',
    filter: {},
    options: {},
    folder: null,
  });
  const table = await readFile(join(written.folder, 'detections.csv'), 'utf8');
  expect(table.trimEnd().split('\r\n')).toHaveLength(1 + detections);
  expect(table).toContain(',rejected,');
  const settings: unknown = JSON.parse(await readFile(join(written.folder, 'songsight-settings.json'), 'utf8'));
  expect(settings).toMatchObject({ program: 'Songsight', settings: { threshold: 0.05 } });
}

async function stepsCome(
  client: Server['client'],
  media: Server['media'],
  picture: PictureId | undefined,
): Promise<void> {
  if (picture === undefined) throw new Error('there is no picture');
  expect((await client.ask('picture.keep', { picture })).shown).toEqual({ picture, kept: true });
  const { frames, steps } = await client.ask('steps.paint', { picture });
  expect(frames).toHaveLength(steps);
  for (const frame of frames) {
    expect(await media('frame', frame)).toMatchObject({ ok: true, contentType: 'image/png' });
  }
}

async function mediaComes(media: Server['media'], picture: number, detection: number): Promise<void> {
  const png = [0x89, 0x50, 0x4e, 0x47];
  for (const [kind, id] of [
    ['picture', picture],
    ['spectrogram-mel', detection],
    ['spectrogram-linear', detection],
  ] as const) {
    const answer = await media(kind, String(id));
    expect(answer, kind).toMatchObject({ ok: true, contentType: 'image/png' });
    expect([...answer.bytes.subarray(0, 4)]).toEqual(png);
  }
  const clip = await media('clip', String(detection));
  expect(clip).toMatchObject({ ok: true, contentType: 'audio/wav' });
}
