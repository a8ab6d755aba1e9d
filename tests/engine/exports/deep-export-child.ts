// A thread of an export that SQLite keeps for some ten seconds, as a report over a large season does: it hears nothing meanwhile.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { ExportStart, FromThread } from '#engine/exports/export-messages.ts';

const { dataFolder } = (workerData as ExportStart).job;
const path = join(dataFolder, '.songsight-export-deep');
const post = (message: FromThread): void => parentPort?.postMessage(message);

mkdirSync(path);
writeFileSync(join(path, 'half.json'), '[');
post({ kind: 'staged', path });
post({ kind: 'progress', done: 0, total: 1 });
new Database(':memory:')
  .prepare('WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000000) SELECT sum(i) FROM n')
  .get();
