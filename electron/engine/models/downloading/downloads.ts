import { mkdir, rm, stat, statfs } from 'node:fs/promises';
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

export function createDownloads({ folder, take, changed, stallMs }: DownloadParts): Downloads {
  let running: Running | null = null;
  const failures = new Map<string, Failure>();
  const placeOf = ({ id }: CatalogueModel): string => path.join(folder, `.download-${id}`);
  let toldAt = 0;

  const tellSometimes = (): void => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    changed();
  };

  const fetchAll = async (model: CatalogueModel, mine: Running): Promise<void> => {
    const place = placeOf(model);
    try {
      let before = 0;
      for (const file of model.files) {
        const progress = (bytes: number): void => {
          mine.bytes = before + bytes;
          tellSometimes();
        };
        await fetchFile(file, path.join(place, file.name), { progress, signal: mine.abort.signal, stallMs });
        before += (await stat(path.join(place, file.name))).size;
      }
      mine.importing = true;
      changed();
      await take(model, place);
      await rm(place, { recursive: true, force: true });
    } catch (thrown) {
      if (mine.abort.signal.aborted) return;
      await rm(place, { recursive: true, force: true });
      failures.set(model.id, toFailure(diskFailure(thrown, place)));
    } finally {
      running = null;
      changed();
    }
  };

  const stop = async (model: CatalogueModel): Promise<void> => {
    if (running?.id !== model.id) return;
    running.abort.abort();
    await running.ended;
  };

  return {
    stateOf: async (model) => {
      const all = modelBytes(model);
      if (running?.id === model.id) {
        return { kind: running.importing ? 'importing' : 'running', bytes: running.bytes, all };
      }
      const failure = failures.get(model.id);
      if (failure !== undefined) return { kind: 'failed', failure };
      const bytes = await bytesIn(model, placeOf(model));
      return bytes === 0 ? { kind: 'none' } : { kind: 'paused', bytes, all };
    },
    start: async (model) => {
      if (running?.id === model.id) return;
      if (running !== null) throw new KnownFailure('not-allowed', 'download-busy');
      failures.delete(model.id);
      const mine: Running = {
        id: model.id,
        abort: new AbortController(),
        ended: Promise.resolve(),
        bytes: 0,
        importing: false,
      };
      running = mine;
      try {
        await mkdir(placeOf(model), { recursive: true });
        await checkSpace(model, placeOf(model));
      } catch (thrown) {
        running = null;
        await rm(placeOf(model), { recursive: true, force: true });
        throw diskFailure(thrown, folder);
      }
      mine.ended = fetchAll(model, mine);
      changed();
    },
    pause: stop,
    cancel: async (model) => {
      await stop(model);
      failures.delete(model.id);
      await rm(placeOf(model), { recursive: true, force: true });
      changed();
    },
    close: async () => {
      running?.abort.abort();
      await running?.ended;
    },
  };
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
