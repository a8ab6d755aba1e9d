import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { migrations, takeSteps } from '#store/opening/migrate.ts';
import { openStore } from '#store/opening/open-store.ts';
import { putOldDatabase } from './old-databases.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('bounds in Hz that detections had before boxes become boxes; an edge that nobody drew is that of the recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'songsight-boxes-'));
  folders.push(folder);
  putOldDatabase(folder, 4);
  const old = new Database(join(folder, 'songsight.db'));
  takeSteps(
    old,
    migrations.filter(({ from, to }) => from >= 4 && to <= 25),
    4,
  );
  const [first, second] = old.prepare<[], number>('SELECT id FROM detections ORDER BY id LIMIT 2').pluck().all();
  old.prepare('UPDATE detections SET low_hz = 1500, high_hz = 2500 WHERE id = ?').run(first);
  old.prepare('UPDATE detections SET low_hz = 3000 WHERE id = ?').run(second);
  const bounds = old
    .prepare(
      `SELECT d.start_s, d.end_s, d.low_hz, coalesce(d.high_hz, r.rate_hz / 2.0) AS high_hz
       FROM detections d JOIN recordings r ON r.id = d.recording_id WHERE d.low_hz IS NOT NULL ORDER BY d.id`,
    )
    .all();
  old.close();
  const store = openStore(folder);
  try {
    const boxes = store.db.prepare('SELECT start_s, end_s, low_hz, high_hz FROM boxes ORDER BY detection_id').all();
    expect(boxes).toHaveLength(2);
    expect(boxes).toEqual(bounds);
  } finally {
    store.close();
  }
});
