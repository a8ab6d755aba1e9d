import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Verdict } from '#contract/detections.ts';
import type { DetectionId } from '#contract/ids.ts';
import type { AnswerTo } from '#contract/requests.ts';
import { joinSides, saidKey } from '#store/reviewers/join-sides.ts';
import type { SaidOnce } from '#contract/search/review-file.ts';
import type { Engine } from '#engine/start-engine.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

async function season(): Promise<string> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  const plan = ['high_trill', null, 'low_whistler', null, 'high_trill', null, 'sweep_singer'] as const;
  await writeFile(join(folder, 'a.WAV'), tinyRecording(plan, '05:00:00', 1));
  await analyseInto(data, folder);
  return data;
}

async function copyOf(data: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(data, copy, { recursive: true });
  return copy;
}

async function working<T>(data: string, reviewer: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openWork(data);
  try {
    await asked(engine, 'settings.write', { change: { reviewer } });
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function detectionsOf(engine: Engine): Promise<readonly DetectionId[]> {
  const filter = { review: 'all' as const };
  return (await asked(engine, 'review.queue', { filter, order: 'oldest-heard', limit: 100 })).detections;
}

const say = (engine: Engine, detection: DetectionId, verdict: Verdict | null): Promise<unknown> =>
  asked(engine, 'review.change', { detections: [detection], change: { verdict } });

test('a second pass is blind, its agreement is counted, and what differs is settled', async () => {
  const data = await season();
  await working(data, 'Ann', async (engine) => {
    const [a, b, c, d] = await detectionsOf(engine);
    await say(engine, a!, 'confirmed');
    await say(engine, b!, 'rejected');
    await say(engine, c!, 'unsure');
    // Another label than the machine's: for the second reviewer it is still the machine's.
    await asked(engine, 'review.change', { detections: [d!], change: { species: 'low_whistler' as never } });
    // Nobody reviews himself.
    expect(await asked(engine, 'second.queue', { filter: {}, limit: 10 })).toEqual({ total: 0, items: [] });
  });
  await working(data, '', async (engine) => {
    expect(await engine.dispatch('second.queue', { filter: {}, limit: 10 })).toMatchObject({
      ok: false,
      failure: { key: 'second-no-name' },
    });
  });
  await working(data, 'Ben', async (engine) => {
    const { total, items } = await asked(engine, 'second.queue', { filter: {}, limit: 10 });
    expect(total).toBe(4);
    expect(JSON.stringify(items)).not.toMatch(/Ann|confirmed|rejected|unsure/);
    expect(items.map(({ species }) => species.code).toSorted()).toEqual([
      'high_trill',
      'high_trill',
      'low_whistler',
      'sweep_singer',
    ]);
    const [a, b, c, d] = await detectionsOf(engine);
    const second = (detection: DetectionId, verdict: Verdict | null): Promise<unknown> =>
      asked(engine, 'second.give', { detections: [detection], verdict, species: null });
    await second(a!, 'confirmed');
    await second(b!, 'confirmed');
    await second(c!, 'unsure');
    // Taken back, and given again.
    await second(d!, 'confirmed');
    await second(d!, null);
    expect((await asked(engine, 'second.queue', { filter: {}, limit: 10 })).total).toBe(1);
    await second(d!, 'rejected');
    const { pairs, disputed } = await asked(engine, 'reviewers.agreement', {});
    // B, and what D is instead.
    expect(disputed).toBe(2);
    // Ann's other label and Ben's no are the same: it is not what the machine said.
    expect(pairs[0]).toMatchObject({
      one: 'Ann',
      other: 'Ben',
      species: null,
      detections: 4,
      table: [
        [1, 0, 0],
        [1, 1, 0],
        [0, 0, 1],
      ],
      observed: 0.75,
    });
    // po 0.75, pe (1*2 + 2*1 + 1*1) / 16.
    expect(pairs[0]?.kappa?.value).toBeCloseTo((0.75 - 5 / 16) / (1 - 5 / 16), 9);
    const open = await asked(engine, 'reviewers.disputed', { offset: 0, limit: 10 });
    expect(open).toMatchObject({
      total: 2,
      items: [{ detection: b, opinions: [{ reviewer: 'Ann' }, { reviewer: 'Ben' }] }, { detection: d }],
    });
    await say(engine, b!, 'rejected');
    expect((await asked(engine, 'reviewers.agreement', {})).disputed).toBe(1);
    // What they said on their own stays what it was.
    expect((await asked(engine, 'reviewers.agreement', {})).pairs[0]?.observed).toBe(0.75);
  });
});

type Shown = readonly { readonly verdict: string | null; readonly by: string }[];

async function shown(data: string): Promise<{ shown: Shown; agreement: AnswerTo<'reviewers.agreement'> }> {
  return working(data, 'Cleo', async (engine) => {
    const { items } = await asked(engine, 'review.items', { detections: [...(await detectionsOf(engine))] });
    const all = items.map(({ review }) => ({ verdict: review?.verdict ?? null, by: review?.reviewer ?? '' }));
    return { shown: all, agreement: await asked(engine, 'reviewers.agreement', {}) };
  });
}

const taking = (data: string, ...files: readonly string[]): Promise<AnswerTo<'reviews.merge'>[]> =>
  working(data, 'Dan', async (engine) => {
    const answers: AnswerTo<'reviews.merge'>[] = [];
    for (const path of files) answers.push(await asked(engine, 'reviews.merge', { source: { kind: 'file', path } }));
    return answers;
  });

test('reviews of other copies are joined in any order, twice as well as once, and conflicts are told', async () => {
  const data = await season();
  const out = await temporaryFolder();
  const [ann, ben] = [await copyOf(data), await copyOf(data)];
  const files = [join(out, 'ann.json'), join(out, 'ben.json')] as const;
  await working(ann, 'Ann', async (engine) => {
    const [a, b, c] = await detectionsOf(engine);
    await say(engine, a!, 'confirmed');
    await say(engine, b!, 'confirmed');
    await say(engine, c!, 'confirmed');
    await say(engine, c!, null);
    expect(await asked(engine, 'reviews.export', { path: files[0] })).toMatchObject({ reviews: 3 });
    expect(await engine.dispatch('reviews.export', { path: files[0] })).toMatchObject({
      ok: false,
      failure: { code: 'already-there' },
    });
  });
  await working(ben, 'Ben', async (engine) => {
    const [a, b, , d] = await detectionsOf(engine);
    await say(engine, a!, 'confirmed');
    await say(engine, b!, 'rejected');
    await say(engine, d!, 'rejected');
    await asked(engine, 'reviews.export', { path: files[1] });
  });
  const [one, other] = [await copyOf(data), await copyOf(data)];
  const first = await taking(one, files[0], files[1]);
  await taking(other, files[1], files[0]);
  expect(first.map(({ taken, known, missing }) => [taken, known, missing.length])).toEqual([
    [3, 0, 0],
    [3, 0, 0],
  ]);
  expect(first[1]?.conflicts).toHaveLength(1);
  expect(await taking(one, files[0], files[1])).toMatchObject([
    { taken: 0, known: 3 },
    { taken: 0, known: 3 },
  ]);
  const [told, toldOther] = [await shown(one), await shown(other)];
  expect(told).toEqual(toldOther);
  expect(told.shown).toEqual([
    { verdict: 'confirmed', by: 'Ben' },
    { verdict: 'rejected', by: 'Ben' },
    { verdict: null, by: '' },
    { verdict: 'rejected', by: 'Ben' },
  ]);
  // Two who did not know of each other: that is a second, blind pass.
  expect(told.agreement).toMatchObject({
    disputed: 1,
    pairs: [{ one: 'Ann', other: 'Ben', detections: 2, observed: 0.5 }, {}, {}],
  });
  // Who decides in one copy decides in all.
  await working(one, 'Cleo', async (engine) => {
    await say(engine, (await detectionsOf(engine))[1]!, 'confirmed');
    await asked(engine, 'reviews.export', { path: join(out, 'cleo.json') });
  });
  const [settled] = await taking(other, join(out, 'cleo.json'));
  expect(settled?.conflicts).toEqual([]);
  expect((await shown(other)).shown[1]).toEqual({ verdict: 'confirmed', by: 'Cleo' });
  expect((await shown(other)).agreement.disputed).toBe(0);
  // An old file changes nothing any more.
  await taking(other, ...files);
  expect((await shown(other)).shown[1]).toEqual({ verdict: 'confirmed', by: 'Cleo' });
});

test('a file of another season, and what is no file of reviews, is said', async () => {
  const [data, empty, out] = [await season(), await temporaryFolder(), await temporaryFolder()];
  const file = join(out, 'reviews.json');
  await working(data, 'Ann', async (engine) => {
    await say(engine, (await detectionsOf(engine))[0]!, 'confirmed');
    await asked(engine, 'reviews.export', { path: file });
  });
  expect(await taking(empty, file)).toMatchObject([{ taken: 0, known: 0, missing: ['a.WAV'] }]);
  await writeFile(join(out, 'letter.json'), (await readFile(file, 'utf8')).slice(0, 100));
  await working(data, 'Ann', async (engine) => {
    const source = { kind: 'file' as const, path: join(out, 'letter.json') };
    expect(await engine.dispatch('reviews.merge', { source })).toMatchObject({
      ok: false,
      failure: { key: 'reviews-no-file' },
    });
  });
});

test('joining is the same in any order, whatever was said where', () => {
  const said = (reviewer: string, at: number, verdict: Verdict | null): SaidOnce => ({
    ...{ reviewer, verdict, species: null, comment: '', callType: '', individuals: null },
    reviewedAt: `2026-05-0${at}T00:00:00Z`,
  });
  const [a, b, c, none] = [
    said('A', 1, 'confirmed'),
    said('B', 2, 'confirmed'),
    said('C', 3, 'rejected'),
    said('D', 4, null),
  ];
  const sides = [
    { standing: [a], history: [a] },
    { standing: [b], history: [b] },
    { standing: [c], history: [b, c] },
    { standing: [none], history: [a, none] },
    { standing: [], history: [] },
  ];
  const orders = sides.flatMap((one, i) =>
    sides.flatMap((two, j) =>
      sides.flatMap((three, k) => (new Set([i, j, k]).size < 3 ? [] : [[one, two, three] as const])),
    ),
  );
  const results = new Map<string, Set<string>>();
  for (const [one, two, three] of orders) {
    const { standing } = joinSides(joinSides(one, two), three);
    const key = [one, two, three]
      .map((each) => sides.indexOf(each))
      .toSorted()
      .join();
    results.set(key, (results.get(key) ?? new Set()).add(standing.map(saidKey).join()));
    expect(
      joinSides({ standing, history: [a, b, c, none] }, one)
        .standing.map(saidKey)
        .toSorted(),
    ).toBeDefined();
    const twice = joinSides(joinSides(one, two), two);
    expect(twice.standing).toEqual(joinSides(one, two).standing);
  }
  for (const [key, different] of results) expect([key, different.size]).toEqual([key, 1]);
});
