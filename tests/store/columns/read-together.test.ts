import { expect, onTestFinished, test } from 'vitest';
import { readAhead, readTogether } from '#store/columns/columns.ts';
import { selectDetections } from '#store/columns/select-detections.ts';
import { page, sharedPages, type SharedPages } from '#store/columns/shared-pages.ts';
import { atOneMoment, openForReading } from '#store/opening/open-for-reading.ts';
import type { Store } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { generateDatabase, random } from '../generated-database.ts';

/** A season of four pages and a half, with as many connections as threads would have. */
async function season(connections: number): Promise<{ store: Store; pages: SharedPages; reading: SongDatabase[] }> {
  const size = { recordings: 225, detectionsPerRecording: 20, species: 6, picturesDone: true };
  const store = generateDatabase(await temporaryFolder(), size);
  const pages = sharedPages(store.db);
  if (pages === null) throw new Error('too few detections');
  const reading = Array.from({ length: connections }, () => openForReading(store.db.name));
  for (const db of reading) readTogether(db, pages);
  onTestFinished(() => {
    for (const db of reading) db.close();
    store.close();
  });
  return { store, pages, reading };
}

const idsOf = (db: SongDatabase): number[] =>
  db.prepare<[], number>('SELECT id FROM detections WHERE current = 1 AND rejected = 0 ORDER BY id').pluck().all();

test('what connections read together is what the tables say, whatever is written meanwhile', async () => {
  const next = random(21);
  for (let round = 0; round < 12; round += 1) {
    const { store, reading } = await season(3);
    const write = (): void => {
      const id = 1 + Math.floor(next() * 4500);
      const others = 'recording_id, analysis_id, species_id, start_s, end_s, best_clip_start_s, score, clips, current';
      store.db.pragma('foreign_keys = OFF');
      const deeds = [
        `UPDATE detections SET rejected = 1 WHERE id = ${id}`,
        `DELETE FROM detections WHERE id = (SELECT max(id) FROM detections)`,
        `INSERT INTO detections (${others}) SELECT ${others} FROM detections WHERE id = 1`,
      ];
      store.db.exec(deeds[Math.floor(next() * deeds.length)] ?? '');
    };
    const left = new Set(reading);
    while (left.size > 0) {
      write();
      const db = [...left][Math.floor(next() * left.size)];
      if (db !== undefined && readAhead(db)) left.delete(db);
    }
    for (const db of reading) expect([...selectDetections(db, {})]).toEqual(idsOf(store.db));
    write();
    for (const db of reading) expect([...selectDetections(db, {})]).toEqual(idsOf(store.db));
  }
});

test('an answer for which others have read something newer is given anew, of one moment', async () => {
  const { store, reading } = await season(2);
  const [early, late] = reading as [SongDatabase, SongDatabase];
  const seen: number[] = [];
  const answer = atOneMoment(early, () => {
    // The moment is this one; then something is written, and the other connection reads all pages.
    seen.push(early.prepare<[], number>('SELECT count(*) FROM detections WHERE rejected = 1').pluck().get() ?? -1);
    if (seen.length === 1) {
      store.db.exec('UPDATE detections SET rejected = 1 WHERE id IN (7, 4400)');
      while (!readAhead(late));
    }
    return [...selectDetections(early, {})];
  });
  expect(seen).toEqual([0, 2]);
  expect(answer).toEqual(idsOf(store.db));
});

test('where one cannot read its part, everybody reads alone', async () => {
  const { store, reading } = await season(2);
  const [broken, other] = reading as [SongDatabase, SongDatabase];
  const real = broken.prepare;
  broken.prepare = (sql: string) => {
    if (sql.includes('FROM detections d WHERE d.id BETWEEN')) throw new Error('the disk is gone');
    return real(sql);
  };
  expect(() => readAhead(broken)).toThrow('the disk is gone');
  expect([...selectDetections(other, {})]).toEqual(idsOf(store.db));
  broken.prepare = real;
  expect([...selectDetections(broken, {})]).toEqual(idsOf(store.db));
});

test('memory is shared until something changes', async () => {
  const { store, pages, reading } = await season(2);
  for (const db of reading) while (!readAhead(db));
  // What is not in the tables any more, and noted nowhere, shows where an answer comes from.
  const state = new Uint8Array(pages.memory, pages.memory.byteLength - 8 * Math.ceil((pages.last + 1) / 8));
  state[5] = 0;
  for (const db of reading) expect([...selectDetections(db, {})]).not.toContain(5);
  store.db.exec('UPDATE detections SET rejected = 1 WHERE id = 9');
  for (const db of reading) expect([...selectDetections(db, {})]).not.toContain(9);
  expect(state[9]! & 1).toBe(1);
  expect(page).toBeLessThan(pages.last);
});
