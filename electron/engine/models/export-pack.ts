import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Zip, ZipPassThrough } from 'fflate';
import { KnownFailure } from '#contract/failure.ts';
import { figuresName, readPackFigures } from '#analysis/models/pack-figures.ts';
import { packFileNames, readPack } from '#analysis/models/model-set.ts';
import type { EngineCore } from '../engine.ts';
import { writingFailure } from '../exports/placing/writing-failure.ts';
import { refuseInsideWatched } from '../watching/outside-watched.ts';

/** Archives of the same content are the same bytes. */
const noDate = new Date(1980, 0, 1);
const pieceBytes = 2 ** 20;
/** The most that a ZIP archive without the 64-bit extension holds, with room for its list. */
const mostBytes = 0xffff_0000;

/**
 * Writes a pack as one zip that can be imported elsewhere; half of one never has its name.
 * @param folder of the pack @param to absolute path of a folder; null: `exports/` of the data folder
 * @throws KnownFailure `pack-invalid`, `bad-request`, `disk-full`, `data-folder-unusable`, `cancelled`
 */
export async function exportPack(
  { store, ending }: EngineCore,
  { id, folder, to }: { readonly id: string; readonly folder: string; readonly to: string | null },
): Promise<{ path: string; bytes: number }> {
  const target = to === null ? path.join(store.folder, 'exports') : path.resolve(to);
  await refuseInsideWatched(store.db, target, false);
  const { manifest } = await readPack(folder);
  const figures = (await readPackFigures(folder)) === null ? [] : [figuresName];
  const names = [...packFileNames(manifest), ...figures];
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).then(({ size }) => size)));
  if (sizes.reduce((sum, size) => sum + size, 0) > mostBytes) throw new KnownFailure('bad-request', 'export-zip-large');
  return ending.track(writeZip({ id, folder, target, names }, ending.signal));
}

type Task = {
  readonly id: string;
  readonly folder: string;
  readonly target: string;
  readonly names: readonly string[];
};

async function writeZip(
  { id, folder, target, names }: Task,
  signal: AbortSignal,
): Promise<{ path: string; bytes: number }> {
  const part = path.join(target, `${id}.zip.part`);
  try {
    await mkdir(target, { recursive: true });
    await writeEntries(part, names, folder, signal);
    const place = await freePlace(target, id);
    await rename(part, place);
    return { path: place, bytes: (await stat(place)).size };
  } catch (thrown) {
    await rm(part, { force: true }).catch(() => undefined);
    throw writingFailure(thrown, target);
  }
}

/** The networks in it are as small as they get, so nothing is packed tighter. */
async function writeEntries(
  part: string,
  names: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const file = await open(part, 'w');
  try {
    let packed: Uint8Array[] = [];
    const zip = new Zip((error, data) => {
      if (error !== null) throw error;
      packed.push(data);
    });
    const hand = async (): Promise<void> => {
      const ready = packed;
      packed = [];
      for (const data of ready) await file.write(data);
    };
    for (const name of names) {
      const entry = new ZipPassThrough(name);
      entry.mtime = noDate;
      zip.add(entry);
      for await (const piece of createReadStream(path.join(folder, name), { highWaterMark: pieceBytes })) {
        if (signal.aborted) throw new KnownFailure('cancelled', 'work-stopped');
        entry.push(piece as Uint8Array);
        await hand();
      }
      entry.push(new Uint8Array(0), true);
    }
    zip.end();
    await hand();
    await file.sync();
  } finally {
    await file.close();
  }
}

async function freePlace(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const place = path.join(folder, `${name}${number === 1 ? '' : ` ${number}`}.zip`);
    if ((await stat(place).catch(() => null)) === null) return place;
  }
}
