import { expect, test } from 'vitest';
import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { Species, SpeciesCode } from '#contract/species.ts';
import type { Client } from '#contract/requests.ts';
import type { ReviewItem, ReviewState } from '#contract/review.ts';
import { matchLabels } from '#renderer/review/label-match.ts';
import { bandPath, linePath, pointAt, thresholdFor } from '#renderer/review/threshold/precision-layout.ts';
import { shownSpecies } from '#renderer/review/threshold/shown-species.ts';
import { QuickLabels } from '#renderer/review/quick-labels.svelte.ts';
import { parseRoute, routeHash, firstReview } from '#renderer/app/route.ts';
import { ReviewModel } from '#renderer/review/review-model.svelte.ts';
import { ReviewQueue } from '#renderer/review/review-queue.svelte.ts';

const label = (code: string, commonName: string, scientificName: string): Species => ({
  code: code as SpeciesCode,
  commonName,
  scientificName,
});
const labels = [
  label('red_winged_blackbird', 'Red-winged Blackbird', 'Agelaius phoeniceus'),
  label('blackbird', 'Common Blackbird', 'Turdus merula'),
  label('sparrowhawk', 'Épervier d’Europe', 'Accipiter nisus'),
];

test('labels are found by common, scientific and code name, without accents, the best first', () => {
  const codes = (typed: string) => matchLabels(labels, typed, 10).map((each) => each.code);
  expect(codes('black')).toEqual(['blackbird', 'red_winged_blackbird']);
  expect(codes('red wing')).toEqual(['red_winged_blackbird']);
  expect(codes('merula')).toEqual(['blackbird']);
  expect(codes('epervier')).toEqual(['sparrowhawk']);
  expect(codes('hoenic')).toEqual(['red_winged_blackbird']);
  expect(codes('zzz')).toEqual([]);
  expect(matchLabels(labels, ' ', 2)).toHaveLength(2);
});

test('addresses of review and threshold read back as they were written', () => {
  const review = { ...firstReview, order: 'lowest-score', filter: { species: ['a_b'], minScore: 0.7 } } as const;
  expect(parseRoute(routeHash(review))).toEqual(review);
  expect(parseRoute('#/review')).toEqual(firstReview);
  const threshold = { view: 'threshold', species: 'a_b', sample: 3 } as unknown as ReturnType<typeof parseRoute>;
  expect(parseRoute(routeHash(threshold))).toEqual(threshold);
});

test('the plot draws what detections still reach, and finds a threshold for a wanted precision', () => {
  const points = Array.from({ length: 100 }, (_, i) => ({
    threshold: i / 100,
    kept: i < 90 ? 100 - i : 0,
    precision: 0.5 + i / 200,
    low: 0.4,
    high: 1,
    chance: i / 100,
  }));
  const answer = { points } as unknown as Parameters<typeof pointAt>[0];
  expect(linePath(points, (point) => point.precision).split('L')).toHaveLength(90);
  expect(bandPath(points).split('L')).toHaveLength(180);
  expect(linePath([], () => 0)).toBe('');
  expect(thresholdFor(answer, 0.9)).toBe(0.8);
  expect(thresholdFor(answer, 0.99)).toBeNull();
  expect(pointAt(answer, 0.5)?.kept).toBe(50);
  expect(pointAt(answer, 1)?.threshold).toBe(0.99);
});

/** An engine that keeps verdicts in a map: enough for the rune classes. */
function engine(count: number) {
  const states = new Map<DetectionId, ReviewState>();
  for (let id = 1; id <= count; id += 1) {
    states.set(id as DetectionId, { detection: id as DetectionId, species: labels[1]!, review: null });
  }
  const asked: string[] = [];
  const put = (next: readonly ReviewState[]) => {
    const before = next.map((state) => states.get(state.detection)!);
    for (const state of next) states.set(state.detection, state);
    return { before, after: next };
  };
  const review = (verdict: 'confirmed') => ({
    verdict,
    comment: '',
    reviewer: 'A',
    reviewedAt: 't',
    relabelledFrom: null,
    callType: '',
    individuals: null,
  });
  const answers: Record<string, (ask: never) => unknown> = {
    'review.queue': () => ({ total: count, reviewed: 0, detections: [...states.keys()] }),
    'review.items': ({ detections }: { detections: DetectionId[] }) => ({
      items: detections.map((id): ReviewItem => ({
        ...states.get(id)!,
        score: 0.5,
        at: null,
        recordingName: 'a',
        startSeconds: 0,
        endSeconds: 3,
      })),
    }),
    'review.change': ({ detections, change }: { detections: DetectionId[]; change: { verdict: 'confirmed' } }) =>
      put(detections.map((id) => ({ ...states.get(id)!, review: review(change.verdict) }))),
    'review.restore': ({ states: wanted }: { states: ReviewState[] }) => put(wanted),
  };
  const client = {
    ask: (name: string, ask: never) => {
      asked.push(name);
      return Promise.resolve(answers[name]!(ask));
    },
    on: () => () => undefined,
    mediaUrl: () => '',
  } as unknown as Client;
  return { client, states, asked };
}

const judgedOf = (states: ReadonlyMap<DetectionId, ReviewState>): number =>
  [...states.values()].filter((state) => state.review !== null).length;

test('undo and redo go back and forth without limit, and a new verdict ends what could be redone', async () => {
  const { client, states } = engine(40);
  const model = new ReviewModel(client);
  for (let id = 1; id <= 40; id += 1) await model.saveVerdict([id as DetectionId], { verdict: 'confirmed' });
  expect([judgedOf(states), model.undoable, model.redoable]).toEqual([40, 40, 0]);
  for (let step = 0; step < 40; step += 1) await model.undo();
  expect([judgedOf(states), model.undoable, model.redoable]).toEqual([0, 0, 40]);
  expect(await model.undo()).toBe(false);
  await model.redo();
  await model.redo();
  expect([judgedOf(states), model.undoable, model.redoable]).toEqual([2, 2, 38]);
  await model.saveVerdict([9 as DetectionId], { verdict: 'confirmed' });
  expect([judgedOf(states), model.redoable]).toEqual([3, 0]);
});

test('verdicts count from the press of a key, however slow the engine is: in order, each undone, none lost', async () => {
  const { client, states } = engine(40);
  const written: string[] = [];
  const slow: (() => void)[] = [];
  const late = {
    ...client,
    ask: async (name: string, ask: { detections?: DetectionId[]; states?: ReviewState[] }) => {
      await new Promise<void>((go) => slow.push(go));
      written.push(`${name} ${ask.detections?.[0] ?? ask.states?.[0]?.detection}`);
      return client.ask(name as 'review.change', ask as never);
    },
  } as unknown as Client;
  const model = new ReviewModel(late);
  const presses = [1, 2, 3].map((id) => model.saveVerdict([id as DetectionId], { verdict: 'confirmed' }));
  expect([model.undoable, model.saving, model.expected(3 as DetectionId)]).toEqual([3, true, 'confirmed']);
  expect(model.lastDetection).toBe(3);
  presses.push(model.undo());
  expect([model.undoable, model.redoable, model.lastDetection]).toEqual([2, 1, 2]);
  expect(model.expected(3 as DetectionId)).toBeUndefined();
  presses.push(model.saveVerdict([4 as DetectionId], { verdict: 'confirmed' }));
  while (model.saving) {
    slow.shift()?.();
    await Promise.resolve();
  }
  expect(await Promise.all(presses)).toEqual([true, true, true, true, true]);
  expect(written).toEqual([
    'review.change 1',
    'review.change 2',
    'review.change 3',
    'review.restore 3',
    'review.change 4',
  ]);
  expect([...states.values()].filter(({ review }) => review !== null).map(({ detection }) => detection)).toEqual([
    1, 2, 4,
  ]);
});

test('a refused verdict is told, is no step to undo, and is written by trying again; those after it are kept', async () => {
  const { client, states } = engine(5);
  let full = true;
  const failing = {
    ...client,
    ask: (name: string, ask: { detections?: DetectionId[] }) =>
      full && ask.detections?.[0] === 1
        ? Promise.reject(KnownFailure.of({ code: 'disk-full', ...plainText('The disk is full.') }))
        : client.ask(name as 'review.change', ask as never),
  } as unknown as Client;
  const model = new ReviewModel(failing);
  const answers = [1, 2].map((id) => model.saveVerdict([id as DetectionId], { verdict: 'confirmed' }));
  expect(await Promise.all(answers)).toEqual([false, true]);
  expect([model.refused?.code, model.undoable, judgedOf(states)]).toEqual(['disk-full', 1, 1]);
  full = false;
  await model.retry();
  expect([model.refused, model.undoable, judgedOf(states)]).toEqual([null, 2, 2]);
});

test('keys 4 to 9: what was chosen keeps its key; the clip’s own candidates fill the rest', () => {
  const quick = new QuickLabels();
  const seven = Array.from({ length: 7 }, (_, i) => label(`s${i}`, `S${i}`, `S s${i}`));
  const codes = (candidates: readonly Species[], current: Species) =>
    quick.with(candidates, current).map(({ code }) => code);
  expect(codes(seven.slice(0, 3), seven[0]!)).toEqual(['s1', 's2']);
  quick.take(seven[6]!);
  quick.take(seven[5]!);
  quick.take(seven[6]!);
  expect(codes(seven.slice(0, 3), seven[0]!)).toEqual(['s6', 's5', 's1', 's2']);
  for (const each of seven.slice(0, 5)) quick.take(each);
  expect(codes([], seven[0]!)).toEqual(['s4', 's5', 's0', 's1', 's2', 's3']);
});

test('the queue knows its place, what is chosen and how many are judged', async () => {
  const { client, asked } = engine(250);
  const queue = new ReviewQueue(client);
  const model = new ReviewModel(client);
  model.onJudged((written) => queue.take(written));
  await queue.open({ kind: 'filter', filter: {}, order: 'best-score' });
  expect([queue.size, queue.place, queue.current, queue.reviewed]).toEqual([250, 0, 1, 0]);
  await queue.show(0, 20);
  expect(asked.filter((name) => name === 'review.items')).toHaveLength(1);
  await queue.show(150, 160);
  expect(queue.item(151 as DetectionId)?.score).toBe(0.5);
  queue.go(4);
  queue.choose(9, true);
  expect(queue.targets).toEqual([5, 6, 7, 8, 9, 10]);
  await model.saveVerdict(queue.targets, { verdict: 'confirmed' });
  expect(queue.reviewed).toBe(6);
  await model.undo();
  expect(queue.reviewed).toBe(0);
  queue.chosen.clear();
  queue.go(999);
  expect([queue.place, queue.targets]).toEqual([249, [250]]);
  await queue.open({ kind: 'filter', filter: {}, order: 'best-score' });
  expect(queue.place).toBe(249);
  await queue.open({ kind: 'filter', filter: { minScore: 0.5 }, order: 'best-score' });
  expect(queue.place).toBe(0);
});

test('what a new threshold leaves is read where nobody has begun, and else when the queue is opened the next time', async () => {
  let left = [1, 2, 3, 4];
  const { client } = engine(4);
  const ask = client.ask.bind(client);
  client.ask = (async (name: 'review.queue', asked: never) => {
    if (name !== 'review.queue') return ask(name, asked);
    return { total: left.length, reviewed: 0, detections: left };
  }) as Client['ask'];
  const queue = new ReviewQueue(client);
  const source = { kind: 'filter', filter: {}, order: 'best-score' } as const;
  await queue.open(source);
  left = [1, 2, 3];
  await queue.outdate(true);
  expect(queue.size).toBe(3);
  queue.go(1);
  left = [2, 3];
  await queue.outdate(true);
  expect([queue.size, queue.current], 'nothing vanishes under a hand that has begun').toEqual([3, 2]);
  queue.go(2);
  await queue.open(source);
  expect([queue.size, queue.current]).toEqual([2, 3]);
  left = [3];
  await queue.outdate(false);
  expect(queue.size).toBe(2);
  await queue.open(source);
  expect([queue.size, queue.current]).toEqual([1, 3]);
  await queue.open(source);
  expect(queue.size).toBe(1);
});

test('the page of a threshold begins with a species that was detected, not with the first of thousands that a model knows', () => {
  const of = (codes: readonly string[]): Species[] =>
    codes.map((code) => ({ code: code as SpeciesCode, commonName: code, scientificName: code }));
  const app = (detected: readonly string[], known: readonly string[] | null) => ({
    review: { labels: { value: known === null ? null : of(known) } },
    heard: { all: of(detected) },
  });
  const shown = (detected: readonly string[], known: readonly string[] | null, asked: string | null) =>
    shownSpecies(app(detected, known), asked)?.code;
  expect(shown(['jay'], ['babbler', 'jay', 'wren'], null)).toBe('jay');
  expect(shown(['jay'], ['babbler', 'jay', 'wren'], 'wren')).toBe('wren');
  expect(shown(['of-another-model', 'jay'], ['babbler', 'jay'], 'gone')).toBe('jay');
  expect(shown([], ['babbler', 'jay'], null)).toBe('babbler');
  expect(shown(['jay'], null, null)).toBeUndefined();
});
