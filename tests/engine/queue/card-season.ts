import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { analyseFolder, type FolderResult } from '#engine/queue/analyse-folder.ts';
import { startEngine, type Engine } from '#engine/start-engine.ts';
import { wavBytes } from '../../analysis/wav-fixtures.ts';
import { tinyPack } from '../../analysis/tiny-pack-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog } from '../test-engine.ts';

export const rateHz = 32_000;

/** Seconds of a tone that the tiny pack takes for a bird, with another noise for every seed. */
export function noise(seed: number, seconds: number): Float32Array {
  let state = seed * 2654435761 + 1;
  return Float32Array.from({ length: Math.round(seconds * rateHz) }, (_, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const tone = 0.25 * Math.sin((2 * Math.PI * 2500 * index) / rateHz);
    return Math.round((tone + (state / 2 ** 31) * 0.001) * 32768) / 32768;
  });
}

export const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * rateHz));

export function wav(samples: Float32Array, guano: string | null = null): Buffer {
  const after = guano === null ? [] : [{ id: 'guan', content: `GUANO|Version: 1.0\n${guano}` }];
  return wavBytes({ rateHz, channels: [samples], after });
}

export const longAgo = new Date('2026-05-02T10:00:00.123Z');

/** Writes a file with the same time as all others, as cards of recorders on one schedule have. */
export async function put(path: string, bytes: Uint8Array, time: Date = longAgo): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  await utimes(path, time, time);
}

type Season = {
  readonly engine: Engine;
  readonly folder: string;
  look(folder?: string): Promise<FolderResult>;
  one(sql: string): unknown;
};

export async function season(): Promise<Season> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const log = keepingLog();
  const engine = await startEngine({
    dataFolder: data,
    packFolder: tinyPack,
    version: '0',
    log,
    watch: false,
    threads: 1,
  });
  onTestFinished(async () => {
    await engine.close();
    expect(log.bugs).toEqual([]);
  });
  const change = { stableSeconds: 0, threshold: 0.05, picturePolicy: 'off' };
  expect(await engine.dispatch('settings.write', { change })).toMatchObject({ ok: true });
  const { db } = engine.inside.engine.store;
  return {
    engine,
    folder,
    look: (where = folder) => analyseFolder(engine, where, () => undefined, new AbortController().signal),
    one: (sql) => db.prepare(sql).pluck().get(),
  };
}

export const recordings = 'SELECT count(*) FROM recordings';
export const doneOf = (name: string): string => `SELECT recording_id FROM files WHERE relative_path = '${name}'`;

export async function confirmFirst({ engine, one }: Season): Promise<number> {
  const detection = one('SELECT min(id) FROM detections WHERE current = 1') as number;
  expect(
    await engine.dispatch('review.change', {
      detections: [detection],
      change: { verdict: 'confirmed', comment: 'seen' },
    }),
  ).toMatchObject({
    ok: true,
  });
  return detection;
}

export const reviewed = 'SELECT count(*) FROM reviews r JOIN detections d ON d.id = r.detection_id WHERE d.current = 1';
