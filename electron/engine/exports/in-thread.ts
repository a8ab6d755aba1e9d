import { Worker } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import type { ExportResult } from '#contract/exports.ts';
import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import { fates, type ExportJob, type ExportStart, type FromThread, type ToThread } from './export-messages.ts';
import { dropStage } from './placing/place-export.ts';
import type { ExportHooks } from './write-export.ts';

/** A thread that is told to stop leaves by itself between two pieces of work; one that counts a season for a report is ended. */
const stopWithinMs = 200;

/**
 * Writes one export in a thread of its own. Once it is stopped it ends soon, whatever the thread is at, and nothing stays of it.
 * @param entry path of `export-thread.js`. @throws KnownFailure as `writeExport`.
 */
export function exportInThread(entry: string, job: ExportJob, hooks: ExportHooks): Promise<ExportResult> {
  const fate = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(entry, { workerData: { job, fate } satisfies ExportStart });
  const gone = new Promise<number>((resolve) => worker.once('exit', resolve));
  const send = (message: ToThread): void => worker.postMessage(message);
  let stage: string | null = null;
  let stop = (): void => undefined;
  return new Promise<ExportResult>((resolve, reject) => {
    stop = () => {
      send({ kind: 'stop' });
      void ended(worker, gone, fate, () => stage).then(() => reject(new KnownFailure('cancelled', 'export-stopped')));
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

/** Whatever SQLite counts in one go it counts to its end, but nobody waits for that: the thread writes nothing any more. */
async function ended(
  worker: Worker,
  gone: Promise<number>,
  fate: Int32Array<SharedArrayBuffer>,
  stage: () => string | null,
): Promise<void> {
  const late = await Promise.race([gone, wait(stopWithinMs, 'late')]);
  if (late !== 'late') return;
  if (Atomics.compareExchange(fate, 0, fates.writing, fates.ended) !== fates.writing) {
    await gone;
    return;
  }
  const drop = async (): Promise<void> => {
    const path = stage();
    if (path !== null) await dropStage({ path });
  };
  const terminated = worker.terminate().then(drop);
  await Promise.race([terminated, wait(stopWithinMs)]);
  await drop();
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
