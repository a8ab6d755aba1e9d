import { mkdir, rm, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure, toFailure, type Failure } from '#contract/failure.ts';
import type { CatalogueModel, DownloadState } from '#contract/models.ts';
import { diskFailure } from '#analysis/models/importing/refused.ts';
import { modelBytes } from './catalogue.ts';
import { fetchFile } from './fetch-file.ts';

export type DownloadParts = {
  /** Where packs lie; what is downloaded lies in a hidden folder there. */
  readonly folder: string;
  /** Makes a model of the files that came. */
  readonly take: (model: CatalogueModel, folder: string) => Promise<void>;
  readonly changed: () => void;
  readonly stallMs: number;
};

/** Downloads of models, one at a time. Nothing begins by itself. */
export type Downloads = {
  stateOf(model: CatalogueModel): Promise<DownloadState>;
  /** Begins or goes on; what becomes of it is told by `changed`. @throws KnownFailure `not-allowed`, `disk-full` */
  start(model: CatalogueModel): Promise<void>;
  /** Stops and keeps what came. */
  pause(model: CatalogueModel): Promise<void>;
  /** Stops and keeps nothing. */
  cancel(model: CatalogueModel): Promise<void>;
  close(): Promise<void>;
};

/** The file itself, unpacked, converted and checked lie beside one another for a while. */
const spaceFactor = 3;
const tellEveryMs = 250;

type Running = {
  readonly id: string;
  readonly abort: AbortController;
  ended: Promise<void>;
  bytes: number;
  importing: boolean;
};

export function createDownloads(parts: DownloadParts): Downloads {
  const { folder, changed } = parts;
  let running: Running | null = null;
  const failures = new Map<string, Failure>();
  const placeOf = ({ id }: CatalogueModel): string => path.join(folder, `.download-${id}`);
  const work = async (model: CatalogueModel, mine: Running): Promise<void> => {
    const failure = await fetchAndTake(parts, model, placeOf(model), mine);
    if (failure !== null) failures.set(model.id, failure);
    running = null;
    changed();
  };
  const stop = async (model: CatalogueModel): Promise<void> => {
    if (running?.id !== model.id) return;
    running.abort.abort();
    await running.ended;
  };
  return {
    stateOf: (model) => stateOf(model, placeOf(model), running, failures.get(model.id)),
    start: async (model) => {
      if (running?.id === model.id) return;
      if (running !== null) throw new KnownFailure('not-allowed', 'download-busy');
      failures.delete(model.id);
      const abort = new AbortController();
      const mine: Running = { id: model.id, abort, ended: Promise.resolve(), bytes: 0, importing: false };
      running = mine;
      try {
        await makePlace(model, placeOf(model));
      } catch (thrown) {
        running = null;
        throw thrown;
      }
      mine.ended = work(model, mine);
      changed();
    },
    pause: stop,
    cancel: async (model) => {
      await stop(model);
      failures.delete(model.id);
      await removePlace(model, placeOf(model));
      changed();
    },
    close: async () => {
      running?.abort.abort();
      await running?.ended;
    },
  };
}

async function stateOf(
  model: CatalogueModel,
  place: string,
  running: Running | null,
  failure: Failure | undefined,
): Promise<DownloadState> {
  const all = modelBytes(model);
  if (running?.id === model.id) {
    return { kind: running.importing ? 'importing' : 'running', bytes: running.bytes, all };
  }
  if (failure !== undefined) return { kind: 'failed', failure };
  const bytes = await bytesIn(model, place);
  return bytes === 0 ? { kind: 'none' } : { kind: 'paused', bytes, all };
}

/** @returns what went wrong; null when the model is here, or a person stopped it and what came is kept */
async function fetchAndTake(
  { take, changed, stallMs }: DownloadParts,
  model: CatalogueModel,
  place: string,
  mine: Running,
): Promise<Failure | null> {
  let toldAt = 0;
  const tellSometimes = (bytes: number): void => {
    mine.bytes = bytes;
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    changed();
  };
  try {
    let before = 0;
    for (const file of model.files) {
      const to = path.join(place, file.name);
      const progress = (bytes: number): void => tellSometimes(before + bytes);
      await fetchFile(file, to, { progress, signal: mine.abort.signal, stallMs });
      before += (await stat(to)).size;
    }
    mine.importing = true;
    changed();
    await take(model, place);
    await removePlace(model, place);
    return null;
  } catch (thrown) {
    if (mine.abort.signal.aborted) return null;
    await removePlace(model, place);
    return toFailure(diskFailure(thrown, place, path.dirname(place)));
  }
}

/** What was downloaded, and its folder unless somebody else has put something into it. */
async function removePlace({ files }: CatalogueModel, place: string): Promise<void> {
  for (const { name } of files) await rm(path.join(place, name), { force: true });
  await rmdir(place).catch(() => undefined);
}

/** @throws KnownFailure `disk-full` with nothing left */
async function makePlace(model: CatalogueModel, place: string): Promise<void> {
  try {
    await mkdir(place, { recursive: true });
    await checkSpace(model, place);
  } catch (thrown) {
    await removePlace(model, place);
    throw diskFailure(thrown, place, path.dirname(place));
  }
}

async function bytesIn({ files }: CatalogueModel, place: string): Promise<number> {
  const sizes = await Promise.all(files.map(({ name }) => stat(path.join(place, name)).catch(() => null)));
  return sizes.reduce((sum, each) => sum + (each?.size ?? 0), 0);
}

async function checkSpace(model: CatalogueModel, place: string): Promise<void> {
  const { bavail, bsize } = await statfs(place);
  const needed = modelBytes(model) * (1 + spaceFactor) - (await bytesIn(model, place));
  if (bavail * bsize >= needed) return;
  throw new KnownFailure('disk-full', 'download-disk', { values: { megabytes: Math.ceil(needed / 1e6) } });
}
