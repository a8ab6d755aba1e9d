import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { isQuestionName } from '#engine/reading/questions.ts';
import { readerHere } from '#engine/reading/reader.ts';
import { threadedReader } from '#engine/reading/threaded-reader.ts';
import { sharedPages } from '#store/columns/shared-pages.ts';
import { writeReviews } from '#store/review/reviews.ts';
import { seasonQuestions } from '../../field/season-questions.ts';
import { generateDatabase } from '../../store/generated-database.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const entry = path.resolve(import.meta.dirname, '../../../electron/engine/reading/reader-thread.ts');
const detections = 2000;

async function openSeason() {
  const size = { recordings: detections / 20, detectionsPerRecording: 20, species: 30, picturesDone: true };
  const store = generateDatabase(await temporaryFolder(), size);
  const reader = threadedReader(entry, store.db.name, { share: () => sharedPages(store.db) });
  onTestFinished(async () => {
    await reader.close();
    store.close();
  });
  return { store, reader };
}

test('threads answer every question as the thread of the engine does', async () => {
  const { store, reader } = await openSeason();
  const here = readerHere(store.db);
  let asked = 0;
  for (const { request, of, ask } of seasonQuestions(detections)) {
    if (!isQuestionName(request)) continue;
    asked += 1;
    const outcome = (answer: Promise<unknown>): Promise<unknown> => answer.catch((thrown: unknown) => String(thrown));
    const [there, same] = await Promise.all([
      outcome(reader.ask(request, ask as never)),
      outcome(here.ask(request, ask as never)),
    ]);
    expect(there, `${request} ${of}`).toEqual(same);
  }
  expect(asked).toBeGreaterThan(300);
});

test('what was written is in the very next answer, and an answer is given again while nothing was written', async () => {
  const { store, reader } = await openSeason();
  const total = async (): Promise<number> => {
    const ask = { offset: 0, limit: 1, order: 'best-score', filter: {}, picturesOnly: false } as const;
    return (await reader.ask('gallery.read', ask)).total;
  };
  for (let rejected = 0; rejected < 20; rejected += 1) {
    expect(await total()).toBe(detections - rejected);
    expect(await total()).toBe(detections - rejected);
    const review = { verdict: 'rejected', comment: '', reviewer: 'E', reviewedAt: 'now' } as const;
    writeReviews(store.db, [{ detection: (rejected + 1) as DetectionId, ...review }]);
  }
});

test('a question that is no longer true ends in its own failure', async () => {
  const { reader } = await openSeason();
  await expect(reader.ask('detection.read', { detection: 1_000_000 as DetectionId })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(reader.planCut('clip', 'nonsense')).rejects.toMatchObject({ code: 'bad-request' });
});

test('writing goes on while threads read', async () => {
  const { store, reader } = await openSeason();
  let [asked, answered, over] = [0, 0, false];
  // Each of them has another question as soon as it has its answer.
  const asking = Array.from({ length: 4 }, async () => {
    while (!over) {
      asked += 1;
      await reader.ask('timeline.read', { unit: 'day', filter: { minScore: 0.5 + (asked % 60) / 200 } });
      answered += 1;
    }
  });
  const write = store.db.prepare('UPDATE species SET common_name = common_name WHERE id = 1');
  let written = 0;
  while (written < 100 || answered < 60) {
    // One that had to wait for a reader would end in a failure: nobody waits here.
    if (asked > answered && write.run().changes === 1) written += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  over = true;
  await Promise.all(asking);
  expect(answered).toBe(asked);
});

test('a thread that ends costs what was asked of it, and the next question has another', async () => {
  const dying = path.resolve(import.meta.dirname, 'dying-reader-child.ts');
  const { store } = await openSeason();
  const reader = threadedReader(dying, store.db.name);
  const ask = (): Promise<unknown> => reader.ask('labels.read', {});
  await expect(
    Promise.allSettled([ask(), reader.ask('heard.read', {}), reader.ask('clock.read', {})]),
  ).resolves.toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ status: 'rejected' })));
  await expect(ask()).rejects.toThrow();
  await reader.close();
});

test('a thread goes on with what it knows, and nobody waits long for that', async () => {
  const { store } = await openSeason();
  const reader = threadedReader(entry, store.db.name, { threads: 1 });
  onTestFinished(() => reader.close());
  const answered: string[] = [];
  const ask = (name: string, minScore: number, offset: number): Promise<unknown> =>
    reader
      .ask('gallery.read', { offset, limit: 1, order: 'best-score', filter: { minScore }, picturesOnly: false })
      .then(() => answered.push(name));
  await Promise.all(Array.from({ length: 8 }, (_, at) => [ask('a', 0.6, at), ask('b', 0.7, at)]).flat());
  const changes = answered.filter((name, at) => at > 0 && name !== answered[at - 1]).length;
  expect(changes).toBeLessThan(4);
  answered.length = 0;
  // One other question among very many about the same.
  await Promise.all(Array.from({ length: 61 }, (_, at) => (at === 1 ? ask('b', 0.8, 0) : ask('a', 0.6, 100 + at))));
  expect(answered).toHaveLength(61);
  expect(answered.indexOf('b')).toBeLessThan(40);
});

test('threads that were made ready answer as others do, and one that cannot begin keeps nobody waiting', async () => {
  const { store, reader } = await openSeason();
  await reader.prepare();
  const ask = { unit: 'day', filter: { minScore: 0.7 } } as const;
  expect(await reader.ask('timeline.read', ask)).toEqual(await readerHere(store.db).ask('timeline.read', ask));
  const none = threadedReader(entry, `${store.db.name}.gone`, { share: () => sharedPages(store.db) });
  await none.prepare();
  await expect(none.ask('labels.read', {})).rejects.toThrow();
  await none.close();
});
