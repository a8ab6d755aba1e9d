// A thread of an export that hangs where its whole files get their places: a pipe that nobody writes into answers as little as a share that
// is gone.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { fates, type ExportStart, type FromThread } from '#engine/exports/export-messages.ts';

const { job, fate } = workerData as ExportStart;
const path = join(job.dataFolder, '.songsight-export-hung');
const post = (message: FromThread): void => parentPort?.postMessage(message);

mkdirSync(path);
const pipe = join(path, 'detections.csv');
execFileSync('mkfifo', [pipe]);
post({ kind: 'staged', path });
Atomics.store(fate, 0, fates.placing);
const opened = open(pipe, 'r');
post({ kind: 'progress', done: 0, total: 1 });
await opened;
// Nobody who was told that it was stopped finds more files than there were then.
writeFileSync(join(job.dataFolder, 'detections.csv'), 'placed');
