// A thread of an export whose many files get their places slowly, one after the other, on a share that is far away.
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { fates, placedAt, type ExportStart, type FromThread } from '#engine/exports/export-messages.ts';

const { job, fate } = workerData as ExportStart;
const post = (message: FromThread): void => parentPort?.postMessage(message);

Atomics.store(fate, 0, fates.placing);
post({ kind: 'progress', done: 0, total: 1 });
// All of them take longer than one may, and each far less, so that a busy computer does not make it look like a folder that hangs.
for (let file = 0; file < 25; file += 1) {
  await wait(100);
  Atomics.add(fate, placedAt, 1);
}
post({
  kind: 'done',
  result: { folder: job.wish.folder, files: [], fileCount: 25, bytes: 0, rows: 4, failed: 0, notes: [] },
});
