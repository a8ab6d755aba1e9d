import { expect, onTestFinished, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { isQuestionName } from '#engine/reading/questions.ts';
import { openForReading } from '#store/opening/open-for-reading.ts';
import { drawDetections } from '#store/review/draw-sample.ts';
import { temporaryFolder } from '../../field/field-folder.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { processorMs } from '../../processor-time.ts';

test('a sample of what was selected one by one is drawn in one walk, by a thread that reads', async () => {
  const folder = temporaryFolder();
  makeSeason(folder.path, { detections: 60_000, species: 20, days: 60 });
  const db = openForReading(`${folder.path}/songsight.db`);
  onTestFinished(() => {
    db.close();
    folder.remove();
  });
  const plain = { kind: 'random', size: 100, seed: 1 } as const;
  const only = db.prepare<[], DetectionId>('SELECT id FROM detections WHERE current = 1').pluck().all();
  const least = async (filter: { only?: readonly DetectionId[] }): Promise<number> => {
    const costs: number[] = [];
    for (let turn = 0; turn < 4; turn += 1)
      costs.push(await processorMs(() => drawDetections(db, { ...plain, filter: { review: 'all', ...filter } })));
    return Math.min(...costs);
  };
  const [all, selected] = [await least({}), await least({ only })];
  // The list of what was selected is read once: it was read again for every 5,000 detections.
  expect(selected).toBeLessThan(3 * all);
  const drawn = (filter: object): unknown => drawDetections(db, { ...plain, filter: { review: 'all', ...filter } });
  expect(drawn({ only })).toEqual(drawn({}));
  expect(isQuestionName('sample.draw')).toBe(true);
});
