import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { worked } from '#store/detections/place-detections.ts';
import { migrations, newestVersion, takeSteps } from '#store/opening/migrate.ts';
import { openStore } from '#store/opening/open-store.ts';
import { putOldDatabase } from './old-databases.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('what version 31 noted of marks is kept, and what was said and imported before has its time; a copy is made first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'songsight-changes-'));
  folders.push(folder);
  putOldDatabase(folder, 4);
  const old = new Database(join(folder, 'songsight.db'));
  takeSteps(
    old,
    migrations.filter(({ from, to }) => from >= 4 && to <= 31),
    4,
  );
  const [detection] = old.prepare<[], number>('SELECT id FROM detections ORDER BY id').pluck().all();
  const recording = old.prepare('SELECT recording_id FROM detections WHERE id = ?').pluck().get(detection);
  old.prepare(`INSERT INTO mark_changes VALUES (?, 'tag', 'duet', 0, '2026-05-01T00:00:00.000Z')`).run(detection);
  old.exec(`INSERT INTO annotation_sets VALUES (1, 'Ann', 'annotations', '2026-05-02T00:00:00.000Z')`);
  old.prepare('INSERT INTO annotated_recordings VALUES (1, ?)').run(recording);
  const said = old.prepare<[], string>('SELECT reviewed_at FROM review_history ORDER BY id').pluck().all();
  expect(said.length).toBeGreaterThan(0);
  old.close();
  const store = openStore(folder);
  try {
    const all = (sql: string): unknown[] => store.db.prepare(sql).raw().all();
    expect(
      all('SELECT kind, detection_id, recording_id, name, present, changed_at, became FROM person_changes'),
    ).toEqual([['tag', detection, null, 'duet', 0, '2026-05-01T00:00:00.000Z', '']]);
    expect(all('SELECT added_at FROM annotated_recordings')).toEqual([['2026-05-02T00:00:00.000Z']]);
    expect(all('SELECT written_at FROM review_history ORDER BY id').flat()).toEqual(said);
    expect(all(`SELECT 1 FROM sqlite_schema WHERE name = 'mark_changes'`)).toEqual([]);
    expect(readdirSync(join(folder, 'backups'))).toEqual([
      `songsight-before-update-v${String(newestVersion(migrations))}.db`,
    ]);
    // Asked of every detection that is derived again: never by going through all.
    for (const table of worked) {
      const plan = all(
        `EXPLAIN QUERY PLAN SELECT EXISTS (SELECT 1 FROM ${table} h WHERE h.detection_id = d.id) FROM detections d`,
      );
      expect(JSON.stringify(plan)).toMatch(new RegExp(`SEARCH h`));
    }
  } finally {
    store.close();
  }
});
