import { cp, mkdir, writeFile } from 'node:fs/promises';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, expect } from 'vitest';
import type { DetectionId, FolderId } from '#contract/ids.ts';
import type { TimeSource } from '#contract/recordings.ts';
import type { ReviewState } from '#contract/review.ts';
import type { Engine } from '#engine/start-engine.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { analyseInto, asked, openWork } from './part-folders.ts';

const device = '24F319055FDF2D20';
export const pond = {
  name: 'Pond',
  zone: 'Europe/Berlin',
  habitat: 'reed',
  clockMinutes: null,
  position: { latitude: 52, longitude: 13 },
  links: [{ kind: 'recorder', recorderId: device }],
} as const;

/** What every laptop begins with: one recording with two detections, and what a person made of it. */
let work: string;
let base: string;

/** Makes it, once for all tests of a file, and takes it away after them. */
export function useLaptops(): void {
  beforeAll(async () => {
    work = realpathSync(mkdtempSync(join(tmpdir(), 'songsight-later-')));
    base = join(work, 'base');
    const card = join(work, 'card');
    await mkdir(card);
    const name = '20260523_050000.WAV';
    await writeFile(join(card, name), tinyRecording(['low_whistler', null, 'high_trill', null], '05:00:00', 1));
    for (const [file, shade] of [
      ['one.png', 60],
      ['other.png', 200],
    ] as const)
      await writeFile(
        join(work, file),
        encode({ width: 2, height: 2, channels: 3, depth: 8, data: new Uint8Array(12).fill(shade) }),
      );
    const table = (label: string, rows: string): Promise<void> =>
      writeFile(join(work, `${label}.csv`), `file,start,end,label\n${rows}`);
    await table('first', `${name},0,3,Low Whistler\n${name},3,6,High Trill\n`);
    await table('second', `${name},6,9,High Trill\n`);
    await analyseInto(base, card);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));
}

export type Deed = (engine: Engine) => Promise<unknown>;

async function first(engine: Engine): Promise<DetectionId> {
  const filter = { review: 'all' } as const;
  const { detections } = await asked(engine, 'review.queue', { filter, order: 'oldest-heard', limit: 10 });
  expect(detections).toHaveLength(2);
  return detections[0]!;
}

export const nothing: Deed = () => Promise.resolve();
export const inTurn =
  (...deeds: readonly Deed[]): Deed =>
  async (engine) => {
    for (const deed of deeds) await deed(engine);
  };
export const asReviewer =
  (reviewer: string): Deed =>
  (engine) =>
    asked(engine, 'settings.write', { change: { reviewer } });
export const review =
  (change: object): Deed =>
  async (engine) =>
    asked(engine, 'review.change', { detections: [await first(engine)], change });
export const second =
  (reviewer: string, verdict: 'confirmed' | 'rejected' | null): Deed =>
  async (engine) => {
    await asReviewer(reviewer)(engine);
    await asked(engine, 'second.give', { detections: [await first(engine)], verdict, species: null });
  };

/** A verdict that was a slip, and the states before it. */
let beforeSlip: readonly ReviewState[] = [];
export const slip: Deed = async (engine) => {
  const detections = [await first(engine)];
  ({ before: beforeSlip } = await asked(engine, 'review.change', { detections, change: { verdict: 'rejected' } }));
};
export const putBack: Deed = (engine) => asked(engine, 'review.restore', { states: [...beforeSlip] });

export const station =
  (details: object, remove = false): Deed =>
  async (engine) => {
    const { stations } = await asked(engine, 'stations.read', {});
    const known = stations[0]?.id ?? null;
    if (remove) await asked(engine, 'station.remove', { station: known! });
    else
      await asked(engine, 'station.write', {
        station: known,
        details: { ...pond, links: [...pond.links], ...details },
      });
  };

export async function folderOf(engine: Engine): Promise<FolderId> {
  const { folders } = await asked(engine, 'clock.read', {});
  return folders[0]!.folder;
}

export const timeOrder =
  (order: TimeSource[] | null): Deed =>
  async (engine) =>
    asked(engine, 'clock.order', { place: { folder: await folderOf(engine), subfolder: '' }, order });

export const list =
  (...species: string[]): Deed =>
  (engine) =>
    asked(engine, 'list.write', { station: null, kind: 'exclude', species });

export const sets: Deed = async (engine) => {
  const { sets: known } = await asked(engine, 'annotations.read', {});
  for (const { id } of known) await asked(engine, 'annotations.remove', { set: id });
};
export const imported =
  (table: string): Deed =>
  async (engine) => {
    const tables = [{ kind: 'file', path: join(work, `${table}.csv`) }] as const;
    const { tables: taken } = await asked(engine, 'annotations.import', {
      ...{ tables: [...tables], kind: 'annotations', name: 'Ann', sounds: null },
    });
    expect(taken[0]?.taken).toBeGreaterThan(0);
  };

export const photo =
  (file: string): Deed =>
  (engine) =>
    asked(engine, 'photo.set', { species: 'low_whistler', path: join(work, file) });
export const draw: Deed = (engine) =>
  asked(engine, 'sample.draw', { name: 'May', kind: 'random', filter: {}, size: 2, seed: 5 });
export const removeSample: Deed = async (engine) => {
  const { samples } = await asked(engine, 'samples.read', {});
  await asked(engine, 'sample.remove', { sample: samples[0]!.id });
};

export async function on(dataFolder: string, deed: Deed): Promise<void> {
  const engine = await openWork(dataFolder);
  try {
    await deed(engine);
  } finally {
    await engine.close();
  }
}

type Folders = { readonly ana: string; readonly season: string; readonly into: (name: string) => string };

export async function laptop(make: Deed): Promise<Folders> {
  const here = await temporaryFolder();
  const into = (name: string): string => join(here, name);
  await cp(base, into('ana'), { recursive: true });
  await on(into('ana'), make);
  return { ana: into('ana'), season: into('season'), into };
}

/** The copy of one that another person begins with. */
export const copyBase = (to: string): Promise<void> => cp(base, to, { recursive: true });
