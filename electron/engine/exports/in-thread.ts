import { Worker } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import type { ExportResult } from '#contract/exports.ts';
import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import {
  fates,
  placedAt,
  type ExportJob,
  type ExportStart,
  type FromThread,
  type ToThread,
} from './export-messages.ts';
import { dropStage } from './placing/stage.ts';
import type { ExportHooks } from './write-export.ts';

/** A thread that is told to stop leaves by itself between two pieces of work; one that counts a season for a report is ended. */
const stopWithinMs = 200;
/** A whole file gets its place in a moment; where one takes longer the folder does not answer, as that of a share that is gone. */
const placeWithinMs = 1500;

/**
 * Writes one export in a thread of its own. Once it is stopped it ends soon, whatever the thread is at, and nothing stays of it; where its
 * folder does not answer it is said what may stay there.
 * @param entry path of `export-thread.js`. @throws KnownFailure as `writeExport`.
 */
export function exportInThread(entry: string, job: ExportJob, hooks: ExportHooks): Promise<ExportResult> {
  const fate = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(entry, { workerData: { job, fate } satisfies ExportStart });
  const gone = new Promise<number>((resolve) => worker.once('exit', resolve));
  const send = (message: ToThread): void => worker.postMessage(message);
  let stage: string | null = null;
  let stop = (): void => undefined;
  return new Promise<ExportResult>((resolve, reject) => {
    stop = () => {
      send({ kind: 'stop' });
      void ended(worker, gone, fate, () => stage).then((left) => reject(stopped(job.wish.folder, left)));
    };
    hooks.signal.addEventListener('abort', stop);
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'staged') stage = message.path;
      if (message.kind === 'progress') hooks.progress(message.done, message.total);
      if (message.kind === 'sound') void readSound(message, hooks, send);
      if (message.kind === 'print') void print(message, hooks, send);
      if (message.kind === 'done') resolve(message.result);
      if (message.kind === 'failed') reject(failureOf(message));
    });
    worker.on('error', reject);
    void gone.then((code) => {
      if (!hooks.signal.aborted) reject(new Bug(`the export's thread ended with ${code}`));
    });
    if (hooks.signal.aborted) stop();
  }).finally(() => hooks.signal.removeEventListener('abort', stop));
}

/**
 * Whatever SQLite counts in one go it counts to its end, but nobody waits for that: the thread writes nothing any more. Nor does anybody
 * wait for a folder that does not answer.
 * @returns what may be left there; null: nothing
 */
async function ended(
  worker: Worker,
  gone: Promise<number>,
  fate: Int32Array<SharedArrayBuffer>,
  stage: () => string | null,
): Promise<string | null> {
  if (await isWithin(gone, stopWithinMs)) return null;
  const drop = async (): Promise<void> => {
    const path = stage();
    if (path !== null) await dropStage({ path });
  };
  if (Atomics.compareExchange(fate, 0, fates.writing, fates.ended) !== fates.writing) {
    if (await isPlaced(gone, fate)) return null;
    // It places nothing more, and when the folder answers again what is not placed goes.
    void worker.terminate().then(drop);
    return stage();
  }
  await isWithin(worker.terminate().then(drop), stopWithinMs);
  return (await isWithin(drop(), placeWithinMs)) ? null : stage();
}

/** Waits as long as file after file gets its place. @returns false where none does any more */
async function isPlaced(gone: Promise<unknown>, fate: Int32Array<SharedArrayBuffer>): Promise<boolean> {
  for (let placed = -1; placed !== Atomics.load(fate, placedAt);) {
    placed = Atomics.load(fate, placedAt);
    if (await isWithin(gone, placeWithinMs)) return true;
  }
  return false;
}

const isWithin = (work: Promise<unknown>, milliseconds: number): Promise<boolean> =>
  Promise.race([work.then(() => true), wait(milliseconds, false, { ref: false })]);

function stopped(folder: string, left: string | null): KnownFailure {
  if (left === null) return new KnownFailure('cancelled', 'export-stopped');
  return new KnownFailure('cancelled', 'export-stopped-left', { values: { folder, left }, path: folder });
}

function failureOf({ failure, stack }: Extract<FromThread, { kind: 'failed' }>): Error {
  if (stack !== null) return new Bug(`An export met a bug: ${stack}`);
  return KnownFailure.of(failure);
}

async function readSound(
  { id, call, ask }: Extract<FromThread, { kind: 'sound' }>,
  hooks: ExportHooks,
  send: (message: ToThread) => void,
): Promise<void> {
  try {
    send({ kind: 'sound', id, reply: { ok: true, value: await (hooks.readSound ?? readSoundHere)(call, ask) } });
  } catch (thrown) {
    send({ kind: 'sound', id, reply: { ok: false, failure: toFailure(thrown) } });
  }
}

async function print(
  { html, pdf }: Extract<FromThread, { kind: 'print' }>,
  hooks: ExportHooks,
  send: (message: ToThread) => void,
): Promise<void> {
  try {
    await hooks.printPdf(html, pdf, hooks.signal);
    send({ kind: 'printed', failure: null });
  } catch (thrown) {
    send({ kind: 'printed', failure: toFailure(thrown) });
  }
}
