import { onTestFinished, expect, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import type { ReviewSample } from '#contract/review.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { saveVerdicts, restore } from '#engine/review/save-verdicts.ts';
import { readReviewItems, readReviewQueue } from '#store/review/review-queue.ts';
import { drawDetections } from '#store/review/draw-sample.ts';
import {
  keepSample,
  readSample,
  readSamples,
  removeSample,
  restoreSample,
  type SampleToKeep,
} from '#store/review/review-samples.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readLabels, readReviewStates } from '#store/review/reviews.ts';
import { readReviewedScores } from '#store/review/reviewed-scores.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { readDetection } from '#store/detections/detection-detail.ts';
import { generateDatabase } from '../../store/generated-database.ts';
import { temporaryFolder } from '../../field/field-folder.ts';

function database(recordings = 12, detectionsPerRecording = 10) {
  const folder = temporaryFolder();
  const store = generateDatabase(folder.path, { recordings, detectionsPerRecording, species: 5, picturesDone: false });
  onTestFinished(() => {
    store.close();
    folder.remove();
  });
  return store.db;
}

const anna = { reviewer: 'Anna', now: '2026-05-02T08:00:00.000Z' };
const bert = { reviewer: 'Bert', now: '2026-05-03T08:00:00.000Z' };
const code = (text: string) => text as SpeciesCode;

const countOf = (db: ReturnType<typeof database>, species: string): number =>
  readTimeline(db, 'hour-of-day', {}).species.find((row) => row.code === species)?.detections ?? 0;

test('another label counts for the other species everywhere, and the machine keeps its own', () => {
  const db = database();
  const [id] = readReviewQueue(db, { species: ['species_0'] }, 'best-score', 1).detections;
  const [before0, before3] = [countOf(db, 'species_0'), countOf(db, 'species_3')];
  const machine = db.prepare('SELECT analysis_id, score, start_s FROM detections WHERE id = ?').get(id);
  const { after } = saveVerdicts(db, [id!], { species: code('species_3'), callType: 'song', individuals: 2 }, anna);
  expect(after[0]).toMatchObject({
    species: { code: 'species_3' },
    review: { verdict: 'confirmed', reviewer: 'Anna', callType: 'song', individuals: 2, comment: '' },
  });
  expect(after[0]!.review!.relabelledFrom!.code).toBe('species_0');
  expect([countOf(db, 'species_0'), countOf(db, 'species_3')]).toEqual([before0 - 1, before3 + 1]);
  expect(db.prepare('SELECT analysis_id, score, start_s FROM detections WHERE id = ?').get(id)).toEqual(machine);
  expect(readDetection(db, id!)?.detection.review?.relabelledFrom?.code).toBe('species_0');
  saveVerdicts(db, [id!], { comment: 'two males' }, bert);
  expect(readReviewStates(db, [id!])[0]).toMatchObject({
    species: { code: 'species_3' },
    review: { comment: 'two males', callType: 'song', reviewer: 'Bert' },
  });
  saveVerdicts(db, [id!], { verdict: 'rejected' }, bert);
  expect(readReviewStates(db, [id!])[0]).toMatchObject({ species: { code: 'species_0' } });
  expect([countOf(db, 'species_0'), countOf(db, 'species_3')]).toEqual([before0 - 1, before3]);
  const told = db.prepare('SELECT verdict, reviewer, machine_score FROM review_history ORDER BY id').all();
  expect(told).toHaveLength(3);
});

test('undo puts everything back as it was, reviewer and time included, and redo does it again', () => {
  const db = database();
  const ids = readReviewQueue(db, {}, 'oldest-heard', 50).detections;
  saveVerdicts(db, ids.slice(0, 1), { verdict: 'unsure', comment: 'faint', species: code('species_2') }, anna);
  const untouched = readReviewStates(db, ids);
  const step = saveVerdicts(db, ids, { verdict: 'rejected' }, bert);
  expect(step.before).toEqual(untouched);
  expect(step.after.every((state) => state.review?.verdict === 'rejected')).toBe(true);
  const undone = restore(db, step.before, bert);
  expect(undone.after).toEqual(untouched);
  expect(undone.after[0]!.review).toMatchObject({ reviewer: 'Anna', reviewedAt: anna.now });
  expect(restore(db, undone.before, bert).after).toEqual(step.after);
});

test('all or nothing: one detection that is gone, or a label nobody knows, and none is reviewed', () => {
  const db = database();
  const ids = readReviewQueue(db, {}, 'oldest-heard', 3).detections;
  expect(() => saveVerdicts(db, [...ids, 999_999 as DetectionId], { verdict: 'confirmed' }, anna)).toThrow(
    'no longer exists',
  );
  expect(() => saveVerdicts(db, ids, { species: code('roc') }, anna)).toThrow('no label “roc”');
  expect(() => saveVerdicts(db, ids, { comment: 'hm' }, anna)).toThrow('Confirm, reject or mark it unsure first');
  expect(readReviewStates(db, ids).every((state) => state.review === null)).toBe(true);
  expect(db.prepare('SELECT count(*) AS n FROM review_history').get()).toEqual({ n: 0 });
});

test('the queue is a snapshot in the order asked for', () => {
  const db = database();
  const best = readReviewQueue(db, { review: 'unreviewed' }, 'best-score', 20);
  expect(best.total).toBe(120);
  const scores = readReviewItems(db, best.detections).map((item) => item.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  saveVerdicts(db, best.detections.slice(0, 5), { verdict: 'confirmed' }, anna);
  expect(readReviewQueue(db, { review: 'unreviewed' }, 'best-score', 20).total).toBe(115);
  expect(readReviewItems(db, best.detections)).toHaveLength(20);
  expect(readLabels(db).map((label) => label.code)).toEqual([
    'species_0',
    'species_1',
    'species_2',
    'species_3',
    'species_4',
  ]);
});

function drawSample(db: SongDatabase, ask: SampleToKeep): ReviewSample {
  return keepSample(db, ask, drawDetections(db, ask));
}

test('a random sample is the same for the same seed, has no doubles, and gives every detection its chance', () => {
  const db = database(40, 10);
  const ask = { name: 'May', kind: 'random' as const, filter: {}, size: 50, now: anna.now };
  const first = readSample(db, drawSample(db, { ...ask, seed: 1 }).id);
  const again = readSample(db, drawSample(db, { ...ask, seed: 1 }).id);
  expect(first.detections).toEqual(again.detections);
  expect(new Set(first.detections).size).toBe(50);
  expect(first.sample).toMatchObject({ name: 'May', drawnFrom: 400, size: 50, reviewed: 0 });
  const hits = new Map<number, number>();
  for (let seed = 2; seed < 202; seed += 1) {
    const { sample, detections } = readSample(db, drawSample(db, { ...ask, seed }).id);
    for (const id of detections) hits.set(id, (hits.get(id) ?? 0) + 1);
    removeSample(db, sample.id, anna.now);
  }
  // 200 draws of 50 out of 400: each about 25 times, with a standard deviation of 4.7.
  expect(hits.size).toBe(400);
  expect(Math.min(...hits.values())).toBeGreaterThan(3);
  expect(Math.max(...hits.values())).toBeLessThan(47);
  saveVerdicts(db, first.detections.slice(0, 7), { verdict: 'confirmed' }, anna);
  expect(readSamples(db).map((each) => each.reviewed)).toEqual([readSample(db, again.sample.id).sample.reviewed, 7]);
});

test('a stratified sample holds rare species and every tenth of the score', () => {
  const db = database(40, 10);
  const { id } = drawSample(db, { name: 's', kind: 'stratified', filter: {}, size: 75, seed: 3, now: anna.now });
  const items = readReviewItems(db, readSample(db, id).detections);
  const strata = new Map<string, number>();
  for (const item of items) {
    const key = `${item.species.code} ${Math.floor(item.score * 10)}`;
    strata.set(key, (strata.get(key) ?? 0) + 1);
  }
  expect(strata.size).toBe(25);
  expect([...strata.values()].every((count) => count === 3)).toBe(true);
  expect(() =>
    drawSample(db, { name: 'x', kind: 'random', filter: { minScore: 1 }, size: 5, seed: 1, now: anna.now }),
  ).toThrow('No detections match this filter');
});

test('reviewed scores: another label is wrong for the machine, unsure counts in neither', () => {
  const db = database();
  const ids = readReviewQueue(db, { species: ['species_0'] }, 'best-score', 8).detections;
  saveVerdicts(db, ids.slice(0, 4), { verdict: 'confirmed' }, anna);
  saveVerdicts(db, ids.slice(4, 5), { verdict: 'rejected' }, anna);
  saveVerdicts(db, ids.slice(5, 6), { species: code('species_1') }, anna);
  saveVerdicts(db, ids.slice(6, 7), { verdict: 'unsure' }, anna);
  const { reviewed, unsure, histogram } = readReviewedScores(db, code('species_0'), null);
  expect(reviewed.filter((each) => each.right)).toHaveLength(4);
  expect(reviewed.filter((each) => !each.right)).toHaveLength(2);
  expect(unsure).toBe(1);
  expect(histogram.reduce((sum, n) => sum + n, 0)).toBe(countOf(db, 'species_0') + 2);
});

test('a removed sample comes back as it was drawn, once, and not after another start', () => {
  const db = database();
  const ask = { name: 'First', kind: 'random', filter: {}, size: 20, seed: 7, now: anna.now } as const;
  const first = drawSample(db, ask);
  const second = drawSample(db, { ...ask, name: 'Second', seed: 8 });
  saveVerdicts(db, readSample(db, first.id).detections.slice(0, 3), { verdict: 'confirmed' }, anna);
  const before = readSample(db, first.id);
  removeSample(db, first.id, anna.now);
  removeSample(db, second.id, anna.now);
  expect(readSamples(db)).toEqual([]);
  restoreSample(db, first.id, anna.now);
  expect(readSample(db, first.id)).toEqual(before);
  expect(before.sample.reviewed).toBe(3);
  expect(() => restoreSample(db, first.id, anna.now)).toThrow('no longer exists');
  restoreSample(db, second.id, anna.now);
  expect(readSamples(db).map(({ name }) => name)).toEqual(['Second', 'First']);
  expect(() => restoreSample(database(), first.id, anna.now)).toThrow('no longer exists');
});
