import { Worker } from 'node:worker_threads';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import type { ExportResult } from '#contract/exports.ts';
import { Bug, KnownFailure, toFailure } from '#contract/failure.ts';
import type { ExportJob, FromThread, ToThread } from './export-messages.ts';
import type { ExportHooks } from './write-export.ts';

/**
 * Writes one export in a thread of its own. @param entry path of `export-thread.js`.
 * @throws KnownFailure as `writeExport`.
 */
export function exportInThread(entry: string, job: ExportJob, hooks: ExportHooks): Promise<ExportResult> {
  const worker = new Worker(entry, { workerData: job });
  const send = (message: ToThread): void => worker.postMessage(message);
  const stop = (): void => send({ kind: 'stop' });
  hooks.signal.addEventListener('abort', stop);
  return new Promise<ExportResult>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') hooks.progress(message.done, message.total);
      if (message.kind === 'sound') void readSound(message, hooks, send);
      if (message.kind === 'print') void print(message, hooks, send);
      if (message.kind === 'done') resolve(message.result);
      if (message.kind === 'failed') reject(failureOf(message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Bug(`the export's thread ended with ${code}`)));
    if (hooks.signal.aborted) stop();
  }).finally(() => hooks.signal.removeEventListener('abort', stop));
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
