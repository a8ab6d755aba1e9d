// A program that takes the embeddings of one recording away, begins to write those of another analysis, and gets no further.
import Database from 'better-sqlite3';
import { writeEmbeddings } from '#store/embeddings/write-embeddings.ts';

const db = new Database(process.argv[2] ?? '');
// What one transaction of its own did is done; the next one never ends. A small cache has it written to the log before its end.
db.pragma('cache_size = 2');
const oldest = db.prepare<[], number>('SELECT analysis_id FROM runs ORDER BY id LIMIT 1').pluck().get() ?? 0;
db.exec('BEGIN IMMEDIATE');
db.prepare('DELETE FROM runs WHERE analysis_id = ?').run(oldest);
db.prepare('DELETE FROM blocks WHERE run_id NOT IN (SELECT id FROM runs)').run();
db.exec('COMMIT');
db.exec('BEGIN IMMEDIATE');
const clips = 400;
writeEmbeddings(db, {
  ...{ analysis: oldest, stamp: 'half', model: 'e'.repeat(64), title: 'Fake pack', width: 8 },
  vectors: new Int8Array(8 * clips),
  scales: new Float32Array(clips).fill(1),
});
process.send?.('half');
// What nobody keeps is collected as garbage, and closed.
setInterval(() => db.open, 1000);
