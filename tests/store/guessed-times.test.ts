import { expect, test } from 'vitest';
import { readGallery } from '#store/gallery/gallery.ts';
import { readGalleryGroups } from '#store/gallery/gallery-groups.ts';
import { readSeason } from '#store/timeline/season.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { readDetection } from '#store/detections/detection-detail.ts';
import { readReviewItems } from '#store/review/review-queue.ts';
import { temporaryFolder } from '../field/field-folder.ts';
import { generateDatabase } from './generated-database.ts';

test('a time that is only the disk’s is marked in cards, rows and clips; one that was put right is not', () => {
  const folder = temporaryFolder();
  const { db, close } = generateDatabase(folder.path, {
    recordings: 3,
    detectionsPerRecording: 1,
    species: 2,
    picturesDone: false,
  });
  const ask = { filter: {}, order: 'oldest-heard', offset: 0, limit: 10, picturesOnly: false } as const;
  const ids = readGallery(db, ask).items.map(({ detection }) => detection);
  const recording = (at: number) => readDetection(db, ids[at]!)!.recording.id;
  db.prepare(`UPDATE recordings SET time_source = 'modified-time', corrected_s = 0 WHERE id = ?`).run(recording(0));
  db.prepare(`UPDATE recordings SET time_source = 'modified-time', corrected_s = 60 WHERE id = ?`).run(recording(1));
  const wanted = [true, undefined, undefined];
  expect(readGallery(db, ask).items.map(({ at }) => at?.guessed)).toEqual(wanted);
  expect(readReviewItems(db, ids).map(({ at }) => at?.guessed)).toEqual(wanted);
  expect(ids.map((id) => readDetection(db, id)!.detection.at?.guessed)).toEqual(wanted);
  // Charts know how much of the sound of a bin lies there by guess; covers and groups say about.
  db.exec('DELETE FROM effort');
  const write = db.prepare('INSERT INTO effort (recording_id, day, hour, seconds) VALUES (?, ?, ?, ?)');
  const day = Math.floor(Date.UTC(2026, 2, 1) / 86_400_000);
  [0, 1, 2].forEach((at) => write.run(recording(at), day + at, 5, 60));
  expect(readTimeline(db, 'day', {}).guessedSeconds.filter((seconds) => seconds > 0)).toEqual([60]);
  expect(readTimeline(db, 'hour-of-day', {}).guessedSeconds[5]).toBe(60);
  expect(readSeason(db, {}).guessed).toEqual({ dayIndex: [0], hour: [5], value: [60] });
  expect(readSeason(db, { fromDay: '2026-03-02' }).guessed.value).toEqual([]);
  const groups = readGalleryGroups(db, { by: 'day', filter: {}, picturesOnly: false });
  expect(groups.flatMap(({ of }) => (of.kind === 'day' && of.guessed === true ? [of.day] : []))).toEqual([
    '2026-03-01',
  ]);
  const rows = readTimeline(db, 'day', {}).species;
  expect(rows.filter(({ first }) => first?.guessed === true).length).toBeGreaterThan(0);
  close();
  folder.remove();
});
