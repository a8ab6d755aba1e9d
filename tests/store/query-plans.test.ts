import { expect, onTestFinished, test } from 'vitest';
import type { DetectionId } from '#contract/ids.ts';
import { requests, type Ask } from '#contract/requests.ts';
import { answerQuestion, isQuestionName, type QuestionName } from '#engine/reading/questions.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { seasonQuestions } from '../field/season-questions.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { drawDetections } from '#store/review/draw-sample.ts';
import { keepSample } from '#store/review/review-samples.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { freeDiskSpace } from '#store/pictures/picture-budget.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';
import { generateDatabase } from './generated-database.ts';

const detections = 20_000;

/** Tables that grow with every recording. */
const large = ['detections', 'recordings', 'files', 'analyses', 'pictures', 'heard_in', 'start_claims', 'contents'];

/** Every statement that is prepared from now on. */
function statementsOf(db: SongDatabase): Set<string> {
  const prepare = db.prepare.bind(db);
  const seen = new Set<string>();
  const noted = (sql: string): ReturnType<typeof prepare> => {
    seen.add(sql);
    return prepare(sql);
  };
  db.prepare = noted as typeof db.prepare;
  return seen;
}

/** Names that large tables have in a statement: their own, or the one given after it. */
function namesOfLarge(sql: string): Set<string> {
  const found = sql.matchAll(new RegExp(`\\b(${large.join('|')})\\b(?:\\s+(?:AS\\s+)?([a-z])\\b)?`, 'g'));
  return new Set([...found].map(([, table, alias]) => alias ?? table ?? ''));
}

/** Steps of a plan that read every row of a large table, one after the other from the table itself. */
function fullScans(db: SongDatabase, sql: string): string[] {
  const names = namesOfLarge(sql);
  const named = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']): [string, number] => [name, 1]);
  const placed = [...sql.matchAll(/\?/g)].map(() => 1);
  const values = named.length > 0 ? [Object.fromEntries(named)] : placed;
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, name] = /^SCAN (\w+)$/.exec(detail) ?? [];
      return name !== undefined && names.has(name);
    });
}

/**
 * They count everything there is by what no index holds, and are asked once: before an export, a tidying, or a look at clocks.
 * The last takes five names of recordings, of which one recorder may have made all.
 */
const counting = [
  /count\(\*\) FILTER \(WHERE w\.verdict/,
  /clock_unset = 1\) AS unset/,
  /SELECT name FROM recordings/,
  // A search looks at every clip there is, once until the database changes.
  /FROM analyses (a JOIN recordings r ON r\.id = a\.recording_id JOIN packs p ON p\.id = a\.pack_id\s+)?WHERE (a\.)?current = 1/,
  /^SELECT id, pack_id AS pack, sheet FROM analyses WHERE current = 1$/,
  /^SELECT d\.recording_id AS recording, d\.start_s AS startSeconds, d\.end_s AS endSeconds FROM detections d WHERE d\.current = 1$/,
];

/** What the season's questions leave out, as they need something drawn, recorded or kept first. */
function otherQuestions(db: SongDatabase): readonly Asked[] {
  const drawing = {
    name: 'by chance',
    kind: 'random',
    filter: {},
    size: 20,
    seed: 1,
    now: '2026-05-01T00:00:00Z',
  } as const;
  const like = { kind: 'detection', detection: 12 as DetectionId } as const;
  return [
    { request: 'sample.read', ask: { sample: keepSample(db, drawing, drawDetections(db, drawing)).id } },
    {
      request: 'sample.draw',
      ask: { name: 'few', kind: 'random', filter: { only: [12 as DetectionId] }, size: 20, seed: 1 },
    },
    { request: 'soundscape.read', ask: { station: null, day: '2026-03-02' } },
    { request: 'search.similar', ask: { like, filter: {}, limit: 50 } },
    { request: 'classifier.unsure', ask: { pack: 'made', limit: 50 } },
  ];
}

type Asked = { readonly [K in QuestionName]: { readonly request: K; readonly ask: Ask<K> } }[QuestionName];

/** They look at sketches of embeddings in memory; where none is kept they say so at once. */
const withoutAnswer: readonly string[] = ['search.similar', 'classifier.unsure'];

test('no question reads a large table from its first row to its last', async () => {
  const size = { recordings: detections / 20, detectionsPerRecording: 20, species: 60, picturesDone: true };
  const store = generateDatabase(await temporaryFolder(), size);
  onTestFinished(() => store.close());
  // As the end of a season's work leaves it; the made files lie in one folder, which no index tells apart.
  for (const table of large.filter((name) => name !== 'files')) store.db.exec(`ANALYZE ${table}`);
  const others = otherQuestions(store.db);
  const statements = statementsOf(store.db);
  const asked = new Set<string>();
  for (const { request, ask } of [...seasonQuestions(detections), ...others]) {
    if (!isQuestionName(request)) continue;
    asked.add(request);
    const answer = (async () => answerQuestion(store.db, request, ask as never))();
    if (withoutAnswer.includes(request)) await answer.catch(() => undefined);
    else await answer;
  }
  // A question that is new to the contract is asked here, too.
  expect(Object.keys(requests).filter((name) => isQuestionName(name) && !asked.has(name))).toEqual([]);
  expect(statements.size).toBeGreaterThan(60);
  const plain = [...statements].filter((sql) => !counting.some((known) => known.test(sql)));
  const scans = plain.flatMap((sql) => fullScans(store.db, sql).map((step) => `${step}: ${sql}`));
  expect(scans).toEqual([]);
});

test('no chart reads the running counts that are as many as detections', async () => {
  const size = { recordings: 20, detectionsPerRecording: 20, species: 6, picturesDone: true };
  const store = generateDatabase(await temporaryFolder(), size);
  onTestFinished(() => store.close());
  const statements = statementsOf(store.db);
  const span = { fromDay: '2026-03-02', toDay: '2026-03-05' };
  for (const unit of ['hour-of-day', 'day'] as const)
    for (const review of ['all', 'unrejected'] as const)
      for (const filter of [
        { review },
        { review, ...span },
        { review, hourOfDay: 3 },
        { review, ...span, hourOfDay: 3 },
      ])
        readTimeline(store.db, unit, filter);
  expect([...statements].filter((sql) => /species_hours|species_days/.test(sql)).length).toBeGreaterThan(0);
  expect([...statements].filter((sql) => /\b(tallies|heard_in)\b/.test(sql))).toEqual([]);
});

test('no work on one picture reads a large table: a folder of pictures may be gone', async () => {
  const size = { recordings: 20, detectionsPerRecording: 20, species: 6, picturesDone: true };
  const store = generateDatabase(await temporaryFolder(), size);
  onTestFinished(() => store.close());
  const statements = statementsOf(store.db);
  const shown = store.db.prepare('SELECT id FROM pictures ORDER BY id LIMIT 3').pluck().all() as number[];
  mendPictures(store.db, shown);
  freeDiskSpace(store.db, store.picturesPath, 0, '2026-05-01T00:00:00Z');
  const work = [...statements].filter((sql) => /@id|\?/.test(sql) && /^\s*(UPDATE|DELETE|INSERT)/.test(sql));
  expect(work.length).toBeGreaterThan(3);
  expect(work.flatMap((sql) => fullScans(store.db, sql).map((step) => `${step}: ${sql}`))).toEqual([]);
});
