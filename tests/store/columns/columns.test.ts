import { expect, onTestFinished, test } from 'vitest';
import type { DetectionFilter } from '#contract/detections.ts';
import type { DetectionId, FileId, FolderId, RecordingId, StationId } from '#contract/ids.ts';
import { sunParts } from '#contract/schema/sun-span.ts';
import { answerQuestion } from '#engine/reading/questions.ts';
import { readAhead } from '#store/columns/columns.ts';
import { selectDetections } from '#store/columns/select-detections.ts';
import { detectionWhere } from '#store/detections/detection-filter.ts';
import { placeDetections } from '#store/detections/place-detections.ts';
import { setFavourites } from '#store/gallery/favourites.ts';
import { openForReading } from '#store/opening/open-for-reading.ts';
import type { Store } from '#store/opening/open-store.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { effortCells } from '#store/recordings/effort.ts';
import { writePlacedTime } from '#store/recordings/recording-times.ts';
import { writeReviews } from '#store/review/reviews.ts';
import { writeTags } from '#store/review/tags.ts';
import { writeStation } from '#store/stations/stations.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { generateDatabase, random } from '../generated-database.ts';

const size = { recordings: 60, detectionsPerRecording: 8, species: 6, picturesDone: true };
const [folder, station] = [1 as FolderId, 1 as StationId];

type Chance = (below: number) => number;

/** A season with a station, and a connection that only reads it. */
async function season(): Promise<{ store: Store; reading: SongDatabase }> {
  const store = generateDatabase(await temporaryFolder(), size);
  const plain = { zone: 'Africa/Johannesburg', habitat: '', clockMinutes: null, links: [] };
  store.db.transaction(() =>
    writeStation(store.db, null, { name: 'Marsh', position: { latitude: -25.9, longitude: 28.1 }, ...plain }, 'now'),
  )();
  const reading = openForReading(store.db.name);
  onTestFinished(() => {
    reading.close();
    store.close();
  });
  return { store, reading };
}

/** A filter of any kind, most often of several kinds at once. */
function anyFilter(chance: Chance): DetectionFilter {
  const one = <T extends object>(part: T): Partial<T> => (chance(4) === 0 ? part : {});
  const ids = Array.from({ length: 40 }, () => chance(700) as DetectionId);
  return {
    ...one({ species: [`species_${chance(6)}`, `species_${chance(6)}`] }),
    ...one({ fromDay: '2026-03-01' }),
    ...one({ toDay: '2026-03-01' }),
    ...one({ hourOfDay: chance(24) }),
    ...one({ minScore: chance(100) / 100 }),
    ...one({ station }),
    ...one(chance(2) === 0 ? { folder } : { among: { folders: [], files: [1, 5, chance(60)] as FileId[] } }),
    ...one({ review: (['all', 'reviewed', 'unreviewed', 'unrejected'] as const)[chance(4)]! }),
    ...one({ pictured: true as const }),
    ...(chance(8) === 0 ? { favourites: true as const } : {}),
    ...(chance(8) === 0 ? { tag: 'dawn' } : {}),
    ...(chance(8) === 0 ? { only: ids } : {}),
    ...(chance(8) === 0 ? { but: ids } : {}),
    ...(chance(4) === 0 ? { sun: sunParts.night } : {}),
  };
}

/** What people, the program and its upkeep do to rows. */
const deeds: readonly ((store: Store, chance: Chance) => void)[] = [
  ({ db }, chance) => review(db, chance, (['confirmed', 'rejected', 'unsure'] as const)[chance(3)]!),
  ({ db }, chance) => review(db, chance, null),
  ({ db }, chance) => setFavourites(db, [some(chance)], chance(2) === 0, 'now'),
  ({ db }, chance) => {
    const id = some(chance);
    if (db.prepare('SELECT 1 FROM detections WHERE id = ?').get(id) !== undefined)
      writeTags(db, id, chance(2) === 0 ? ['dawn'] : [], 'now');
  },
  // A picture is done, or let go.
  ({ db }, chance) =>
    db.prepare('UPDATE detections SET picture_id = ? WHERE id = ?').run(chance(2) === 0 ? 1 : null, some(chance)),
  // Another threshold, or the same recording heard again: some of its detections are gone, some are new.
  ({ db }, chance) => heardAgain(db, 1 + chance(60), chance),
  ({ db }, chance) =>
    db
      .prepare('UPDATE recordings SET station_id = ? WHERE id = ?')
      .run(chance(2) === 0 ? station : null, 1 + chance(60)),
  ({ db }, chance) => moveInTime(db, (1 + chance(60)) as RecordingId, chance),
  ({ db }) => {
    // Taken back: nobody may keep what was seen meanwhile.
    db.exec('BEGIN');
    db.exec('UPDATE detections SET current = 0');
    expect(selectDetections(db, {}).length).toBe(0);
    db.exec('ROLLBACK');
  },
];

const some = (chance: Chance): DetectionId => (1 + chance(500)) as DetectionId;

function review(db: SongDatabase, chance: Chance, verdict: 'confirmed' | 'rejected' | 'unsure' | null): void {
  const detection = some(chance);
  if (db.prepare('SELECT 1 FROM detections WHERE id = ?').get(detection) === undefined) return;
  const species = verdict === 'confirmed' && chance(2) === 0 ? { species: `species_${chance(6)}` } : {};
  writeReviews(db, [{ detection, verdict, comment: '', reviewer: '', reviewedAt: '', ...species } as never]);
}

function heardAgain(db: SongDatabase, recording: number, chance: Chance): void {
  const analysis = db
    .prepare<[number], number>('SELECT id FROM analyses WHERE recording_id = ?')
    .pluck()
    .get(recording);
  const detections = Array.from({ length: chance(12) }, (_, at) => ({
    ...{ species: `species_${chance(6)}`, startSeconds: at * 6, endSeconds: at * 6 + 3, bestClipStartSeconds: at * 6 },
    ...{ score: chance(1000) / 1000, clips: 1 },
  }));
  const species = db.prepare<[], { id: number; code: string }>('SELECT id, code FROM species').all();
  const idOf = new Map(species.map(({ id, code }) => [code, id]));
  const placed = detections.map((each) => ({ ...each, speciesId: idOf.get(each.species) }));
  db.transaction(() => placeDetections(db, recording as never, analysis as never, placed as never))();
}

function moveInTime(db: SongDatabase, recording: RecordingId, chance: Chance): void {
  const local = chance(3) === 0 ? null : `2026-0${2 + chance(2)}-0${1 + chance(9)}T0${chance(9)}:30:00.000`;
  const ms = local === null ? null : Date.parse(`${local}Z`);
  const offset = chance(2) === 0 ? 120 : null;
  db.transaction(() =>
    writePlacedTime(db, recording, {
      ...{ station: chance(2) === 0 ? station : null, zone: null },
      start: local === null ? null : { local, offsetMinutes: offset },
      startUtcMs: ms === null || offset === null ? null : ms - offset * 60_000,
      source: chance(2) === 0 ? 'modified-time' : 'file-name',
      ...{ correctedSeconds: 0, clockUnset: false, doubts: [] },
    }),
  )();
}

/** The same asked of the tables, row by row. */
function idsOf(db: SongDatabase, filter: DetectionFilter): number[] {
  const { sql, values } = detectionWhere(filter);
  return db.prepare<[object], number>(`SELECT d.id FROM detections d WHERE ${sql} ORDER BY d.id`).pluck().all(values);
}

test('what lies in memory is what the tables say, whatever is done to them, for every filter', async () => {
  const { store, reading } = await season();
  const next = random(11);
  const chance: Chance = (below) => Math.floor(next() * below);
  while (!readAhead(reading));
  for (let round = 0; round < 120; round += 1) {
    for (let times = chance(4); times >= 0; times -= 1) deeds[chance(deeds.length)]!(store, chance);
    for (let times = 0; times < 4; times += 1) {
      const filter = anyFilter(chance);
      const expected = idsOf(store.db, filter);
      expect([...selectDetections(reading, filter)], JSON.stringify(filter)).toEqual(expected);
      expect([...selectDetections(store.db, filter)]).toEqual(expected);
    }
  }
});

test('a connection that followed every change answers every question as a fresh one does', async () => {
  const { store, reading } = await season();
  const next = random(12);
  const chance: Chance = (below) => Math.floor(next() * below);
  for (let round = 0; round < 25; round += 1) {
    for (let times = 0; times < 6; times += 1) deeds[chance(deeds.length)]!(store, chance);
    const fresh = openForReading(store.db.name);
    const filter = anyFilter(chance);
    const species = `species_${chance(6)}`;
    const [limit, offset] = [50, chance(60)];
    const asks = [
      ...(['hour-of-day', 'day'] as const).map((unit) => ['timeline.read', { unit, filter }] as const),
      ...(['species', 'day', 'station'] as const).map(
        (by) => ['gallery.groups', { by, filter, picturesOnly: true }] as const,
      ),
      ...(['best-pictures', 'newest-heard', 'oldest-heard', 'best-score', 'species', 'station'] as const).map(
        (order) => ['gallery.read', { order, filter, picturesOnly: false, offset, limit }] as const,
      ),
      ...[['season.read', { filter }] as const, ['map.read', { filter }] as const],
      ...[['species.read', { species, filter }] as const, ['news.read', { days: 7, toDay: null }] as const],
      ['export.preview', { format: 'detections-csv', filter }] as const,
      ['review.queue', { filter, order: 'species', limit }] as const,
      ['visits.read', { species, filter, visitDays: 3 }] as const,
    ];
    for (const [name, ask] of asks) {
      const answer = await answerQuestion(reading, name, ask as never);
      expect(answer, `${name} ${JSON.stringify(ask)}`).toEqual(await answerQuestion(fresh, name, ask as never));
    }
    fresh.close();
  }
});

test('effort in memory is the effort of the tables', async () => {
  const { store, reading } = await season();
  const next = random(13);
  const chance: Chance = (below) => Math.floor(next() * below);
  for (let round = 0; round < 60; round += 1) {
    for (let times = 0; times < 3; times += 1) {
      moveInTime(store.db, (1 + chance(60)) as RecordingId, chance);
      const seconds = effortCells(reading, { station }, 'all').reduce((sum, cell) => sum + cell.seconds, 0);
      const inTable = store.db
        .prepare(
          'SELECT sum(seconds) FROM effort WHERE recording_id IN (SELECT id FROM recordings WHERE station_id = 1)',
        )
        .pluck()
        .get();
      expect(seconds).toBeCloseTo(Number(inTable ?? 0), 6);
    }
  }
});

test('who has not seen changes that are forgotten reads everything anew', async () => {
  const { store, reading } = await season();
  while (!readAhead(reading));
  expect(selectDetections(reading, {}).length).toBe(480);
  store.db.exec('UPDATE detections SET rejected = 1 WHERE id <= 100');
  store.db.exec('DELETE FROM changed_rows WHERE seq < (SELECT max(seq) FROM changed_rows)');
  expect(selectDetections(reading, {}).length).toBe(380);
  store.db.exec('DELETE FROM changed_rows');
  expect(selectDetections(reading, {}).length).toBe(380);
});

test('a number that is given a second time is another detection', async () => {
  const { store, reading } = await season();
  const all = (): number[] => [...selectDetections(reading, {})];
  const rows = store.db.prepare('SELECT * FROM detections ORDER BY id DESC LIMIT 3').all() as { id: number }[];
  expect(all()).toContain(rows[0]!.id);
  store.db.pragma('foreign_keys = OFF');
  for (const { id } of rows) store.db.prepare('DELETE FROM detections WHERE id = ?').run(id);
  expect(all()).toEqual(idsOf(store.db, {}));
  // The same numbers again, one by one: two of them, and more.
  const columns = Object.keys(rows[0]!).filter((name) => name !== 'id');
  const again = store.db.prepare(
    `INSERT INTO detections (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  for (let times = 0; times < 2; times += 1) for (const row of rows) again.run(row);
  expect(store.db.prepare('SELECT max(id) FROM detections').pluck().get()).toBe(rows[0]!.id + 3);
  expect(all()).toEqual(idsOf(store.db, {}));
});

test('numbers between two that are given a second time are detections too', async () => {
  const { store, reading } = await season();
  const columns = store.db
    .prepare<[], string>(`SELECT name FROM pragma_table_info('detections') WHERE name <> 'id'`)
    .pluck()
    .all()
    .join(', ');
  store.db.pragma('foreign_keys = OFF');
  const last = store.db.prepare('SELECT max(id) FROM detections').pluck().get() as number;
  const remove = store.db.prepare('DELETE FROM detections WHERE id = ?');
  // A gap under the last one is seen; then that one goes as well, and three others come.
  for (const id of [last - 1, last - 2]) remove.run(id);
  expect([...selectDetections(reading, {})]).toEqual(idsOf(store.db, {}));
  remove.run(last);
  for (let times = 0; times < 3; times += 1)
    store.db.exec(`INSERT INTO detections (${columns}) SELECT ${columns} FROM detections WHERE id = 1`);
  expect(store.db.prepare('SELECT max(id) FROM detections').pluck().get()).toBe(last);
  expect([...selectDetections(reading, {})]).toEqual(idsOf(store.db, {}));
});
