import { parentPort, workerData } from 'node:worker_threads';
import type { ReadSound } from '#analysis/process/sound-calls.ts';
import { KnownFailure, toFailure } from '#contract/failure.ts';
import { fates, placedAt, type ExportStart, type FromThread, type ToThread } from './export-messages.ts';
import { openExportSource } from './export-source.ts';
import { writeExport } from './write-export.ts';

// A thread of its own for one export: a million rows are read and written here, and nothing else waits for them.

/** Only `in-thread.ts` starts this, with a job. */
const { job, fate } = workerData as ExportStart;
const { dataFolder, version, now, wish } = job;
const stop = new AbortController();
let printed: (failure: KnownFailure | null) => void = () => undefined;

const post = (message: FromThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'stop') stop.abort();
  else if (message.kind === 'sound') answered(message);
  else printed(message.failure === null ? null : KnownFailure.of(message.failure));
});

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (thrown: unknown) => void };
const reading = new Map<number, Waiting>();
let lastId = 0;

/** The program reads recordings in processes of their own, so that no file takes it down. */
const readSound: ReadSound = (call, ask) =>
  new Promise((resolve, reject) => {
    lastId += 1;
    // The answer belongs to the call that its id names.
    reading.set(lastId, { resolve, reject });
    post({ kind: 'sound', id: lastId, call, ask });
  });

function answered({ id, reply }: Extract<ToThread, { kind: 'sound' }>): void {
  const waiting = reading.get(id);
  reading.delete(id);
  if (reply.ok) waiting?.resolve(reply.value as never);
  else waiting?.reject(KnownFailure.of(reply.failure));
}

/** Only the program can print: it knows Electron. */
function printPdf(html: string, pdf: string): Promise<void> {
  return new Promise((resolve, reject) => {
    printed = (failure) => (failure === null ? resolve() : reject(failure));
    post({ kind: 'print', html, pdf });
  });
}

async function run(): Promise<FromThread> {
  try {
    const source = openExportSource(dataFolder, version, now);
    try {
      const progress = (done: number, total: number): void => post({ kind: 'progress', done, total });
      return {
        kind: 'done',
        result: await writeExport(source, wish, {
          ...{ signal: stop.signal, progress, printPdf, readSound },
          staged: (path) => post({ kind: 'staged', path }),
          moved: () => void Atomics.add(fate, placedAt, 1),
          mayPlace: () => Atomics.compareExchange(fate, 0, fates.writing, fates.placing) === fates.writing,
        }),
      };
    } finally {
      source.close();
    }
  } catch (thrown) {
    const stack = thrown instanceof KnownFailure || !(thrown instanceof Error) ? null : (thrown.stack ?? null);
    return { kind: 'failed', failure: toFailure(thrown), stack };
  }
}

post(await run());
parentPort?.close();
