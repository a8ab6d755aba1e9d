import { expect, test } from 'vitest';
import { readGallery } from '#store/gallery/gallery.ts';
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
  close();
  folder.remove();
});
