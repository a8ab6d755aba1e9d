import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { averagePrecision, precisionRecall } from '#analysis/classifying/precision-recall.ts';
import { packHead, unpackHead } from '#analysis/classifying/head.ts';
import { trainHead } from '#analysis/classifying/train-head.ts';
import type { FoundClip } from '#contract/search/search.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording, type TinyVoice } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

const whistler = 'low_whistler' as SpeciesCode;
const voices: readonly TinyVoice[] = ['low_whistler', 'high_trill', 'sweep_singer', null];

/** Twelve recordings of three clips; the voice of each clip follows from its number. */
const planOf = (at: number): TinyVoice[] => [0, 1, 2].map((clip) => voices[(at + clip) % 4] ?? null);

async function season(): Promise<string> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (let at = 0; at < 12; at += 1) {
    const hour = String(at).padStart(2, '0');
    await writeFile(join(folder, `20260523_${hour}0000.WAV`), tinyRecording(planOf(at), `${hour}:00:00`, at + 1));
  }
  await analyseInto(data, folder);
  return data;
}

const voiceOf = ({ recordingName, startSeconds }: FoundClip): TinyVoice =>
  planOf(Number(/_(\d\d)/.exec(recordingName)?.[1]))[Math.round(startSeconds / 3)] ?? null;

test('precision and recall as scikit-learn has them', () => {
  const scores = [0.9, 0.8, 0.7, 0.6, 0.5];
  const right = [true, false, true, true, false];
  const curve = precisionRecall(scores.map((score, at) => ({ score, right: right[at] === true })));
  expect(curve.at(-1)).toEqual({ threshold: 0.5, precision: 0.6, recall: 1 });
  // sklearn.metrics.average_precision_score([1, 0, 1, 1, 0], [.9, .8, .7, .6, .5])
  expect(averagePrecision(curve)).toBeCloseTo(0.8055555, 6);
  expect(precisionRecall([{ score: 1, right: false }])).toEqual([]);
});

test('a head separates what is separable, holds recordings back, and survives its file', async () => {
  const [width, clips] = [16, 60];
  const vectors = Int8Array.from({ length: width * clips }, (_, at) => {
    const [clip, place] = [Math.floor(at / width), at % width];
    return place === clip % 3 ? 100 : Math.round(20 * Math.sin(clip * 7.3 + place * 3.1));
  });
  const scales = new Float32Array(clips).fill(1 / 110);
  const targets = [0, 1].map((label) => Int8Array.from({ length: clips }, (_, clip) => (clip % 3 === label ? 1 : 0)));
  const recordings = Array.from({ length: clips }, (_, clip) => Math.floor(clip / 6));
  const fractions: number[] = [];
  const abort = new AbortController();
  const training = { progress: (fraction: number) => void fractions.push(fraction), signal: abort.signal };
  const ask = { embeddings: { width, vectors, scales }, recordings, labels: targets };
  const head = await trainHead(ask, training);
  // Each label once from everything, and once for each fold.
  expect(fractions).toHaveLength(12);
  expect(fractions.at(-1)).toBe(1);
  abort.abort();
  await expect(trainHead(ask, training)).rejects.toMatchObject({ code: 'cancelled' });
  expect(head.labels).toMatchObject([{ clips: 20, negatives: 40, recordings: 10 }, { clips: 20 }]);
  expect(head.labels[0]?.averagePrecision).toBeGreaterThan(0.99);
  const again = unpackHead(packHead(head), 2, width);
  expect(again).toEqual({ weights: head.weights, biases: head.biases });
  expect(unpackHead(packHead(head), 2, width + 1)).toBe(null);
});

test('a classifier from verdicts becomes a model that knows the season without listening again', async () => {
  const data = await season();
  const engine = await openWork(data);
  try {
    await expect(
      asked(engine, 'classifier.train', { name: 'mine', source: { kind: 'verdicts' }, labels: [] }),
    ).rejects.toThrow('classifier-no-labels');
    const { clips } = await asked(engine, 'search.missed', {
      order: 'time',
      species: null,
      filter: {},
      offset: 0,
      limit: 100,
    });
    const silent = clips
      .filter((clip) => voiceOf(clip) === null)
      .map(({ recording, startSeconds, endSeconds }) => ({ recording, startSeconds, endSeconds }));
    const { detections } = await asked(engine, 'review.queue', {
      filter: { species: [whistler] },
      order: 'oldest-heard',
      limit: 100,
    });
    await asked(engine, 'review.change', { detections: [...detections], change: { verdict: 'confirmed' } });
    const one = { name: 'mine', source: { kind: 'verdicts' }, labels: [] } as const;
    await expect(asked(engine, 'classifier.train', one)).rejects.toThrow('classifier-one-label');
    // What was begun and stopped keeps nothing.
    expect(await readdir(join(data, 'packs')).catch(() => [])).toEqual([]);
    await asked(engine, 'clips.name', { stretches: silent, species: whistler, verdict: 'rejected' });
    const trained = await asked(engine, 'classifier.train', one);
    expect(trained.labels).toMatchObject([{ species: { code: whistler }, recordings: detections.length }]);
    expect(trained.labels[0]?.averagePrecision).toBeGreaterThan(0.9);
    expect(trained.doubts).toEqual([]);
    await asked(engine, 'packs.use', { id: trained.pack });
    const { packs } = await asked(engine, 'packs.read', {});
    expect(packs.map((entry) => entry.ok && entry.inUse && entry.pack.title)).toContain(trained.title);
    // All recordings are known to it already, from their embeddings.
    const { models, missing } = await asked(engine, 'embeddings.read', {});
    expect({ missing, recordings: models[0]?.recordings }).toEqual({ missing: 0, recordings: 12 });
    const rows = engine.inside.engine.store.db.prepare(`SELECT count(*) FROM analyses WHERE pack_id = ?`).pluck();
    expect(rows.get(engine.inside.engine.packId)).toBe(12);
    const unsure = await asked(engine, 'classifier.unsure', { pack: trained.pack, limit: 5 });
    expect(unsure.clips.length).toBeGreaterThan(0);
    // Each says of which label it is in doubt: the species that was learned, not the label beside the parent's.
    expect(new Set(unsure.clips.map(({ top }) => top[0]?.species.code))).toEqual(new Set([whistler]));
    expect(await asked(engine, 'classifier.read', { pack: trained.pack })).toEqual(trained);
    await expect(asked(engine, 'classifier.read', { pack: 'tiny' })).rejects.toThrow('classifier-no-head');
    const manifest = JSON.parse(await readFile(join(data, 'packs', trained.pack, 'manifest.json'), 'utf8')) as {
      labels: { code: string }[];
    };
    expect(manifest.labels.at(-1)?.code).toBe(`own_${whistler}`);
    // A verdict about that label is one about the species.
    const ownCode = `own_${whistler}` as SpeciesCode;
    await asked(engine, 'clips.name', { stretches: silent.slice(0, 1), species: ownCode, verdict: 'rejected' });
    const { labels } = await asked(engine, 'classifier.labels', {});
    expect(labels.map(({ species }) => species.code)).not.toContain(ownCode);
    expect(labels.find(({ species }) => species.code === whistler)?.rejected).toBe(silent.length + 1);
  } finally {
    await engine.close();
  }
});

test('a table with labels of a person’s own is learned from, and what it heard is found by a fresh analysis', async () => {
  const data = await season();
  const table = join(await temporaryFolder(), 'labels.csv');
  const rows = Array.from({ length: 12 }, (_, at) =>
    planOf(at).map((voice, clip) => {
      const label = voice === 'high_trill' ? 'trill call' : voice === null ? 'rain' : '';
      return label === ''
        ? ''
        : `20260523_${String(at).padStart(2, '0')}0000.WAV,${clip * 3},${clip * 3 + 3},${label}\n`;
    }),
  ).flat();
  await writeFile(table, `recording,start,end,label\n${rows.join('')}`);
  const engine = await openWork(data);
  let pack = '';
  try {
    const ask = { name: 'calls', source: { kind: 'table', path: table }, labels: [] } as const;
    const trained = await asked(engine, 'classifier.train', ask);
    pack = trained.pack;
    expect(trained.labels.map(({ species }) => species.code).toSorted()).toEqual(['own_rain', 'own_trill_call']);
    await asked(engine, 'packs.use', { id: pack });
  } finally {
    await engine.close();
  }
  const folder = await temporaryFolder();
  await writeFile(join(folder, '20260601_050000.WAV'), tinyRecording(['high_trill', null], '05:00:00', 99));
  await analyseInto(data, folder);
  const again = await openWork(data);
  try {
    const { detections } = await asked(again, 'review.queue', {
      filter: { species: ['own_trill_call'] },
      order: 'newest-heard',
      limit: 5,
    });
    const { items } = await asked(again, 'review.items', { detections: [...detections] });
    expect(items[0]).toMatchObject({ recordingName: '20260601_050000.WAV', startSeconds: 0 });
  } finally {
    await again.close();
  }
});

/** Twelve recordings, and a table that says where trills and rain are. */
async function tabled(): Promise<{ data: string; table: string }> {
  const [data, table] = [await season(), join(await temporaryFolder(), 'labels.csv')];
  const rows = Array.from({ length: 12 }, (_, at) =>
    planOf(at).map((voice, clip) => {
      const label = voice === 'high_trill' ? 'trill call' : voice === null ? 'rain' : '';
      return `20260523_${String(at).padStart(2, '0')}0000.WAV,${clip * 3},${clip * 3 + 3},${label}`;
    }),
  ).flat();
  await writeFile(table, ['recording,start,end,label', ...rows.filter((row) => !row.endsWith(','))].join('\n'));
  return { data, table };
}

test('a classifier leaves as one zip that is imported elsewhere with its report, and removed leaves nothing behind', async () => {
  const { data, table } = await tabled();
  const ask = { name: 'calls', source: { kind: 'table', path: table }, labels: [] } as const;
  const engine = await openWork(data);
  const elsewhere = await openWork(await temporaryFolder());
  try {
    const trained = await asked(engine, 'classifier.train', ask);
    const written = await asked(engine, 'packs.export', { id: trained.pack, folder: null });
    expect(written.path).toBe(join(data, 'exports', `${trained.pack}.zip`));
    // A file of that name is left alone.
    const again = await asked(engine, 'packs.export', { id: trained.pack, folder: null });
    expect(again.path).toBe(join(data, 'exports', `${trained.pack} 2.zip`));
    expect(await readFile(again.path)).toEqual(await readFile(written.path));
    const { imported } = await asked(elsewhere, 'packs.import', { path: written.path, labels: null });
    const report = await asked(elsewhere, 'classifier.read', { pack: imported });
    expect(report).toEqual({ ...trained, pack: imported });
    await asked(engine, 'packs.remove', { id: trained.pack });
    expect(await readdir(join(data, 'packs'))).toEqual([]);
  } finally {
    await engine.close();
    await elsewhere.close();
  }
});

test('one is trained at a time, tells how far it is, and is stopped with nothing kept', async () => {
  const { data, table } = await tabled();
  const ask = { name: 'calls', source: { kind: 'table', path: table }, labels: [] } as const;
  const engine = await openWork(data);
  try {
    const told: (number | null)[] = [];
    engine.on('classifier.changed', ({ running }) => {
      told.push(running?.fraction ?? null);
      if (running !== null && running.fraction > 0.4) void engine.dispatch('classifier.cancel', {});
    });
    const [stopped, second] = [asked(engine, 'classifier.train', ask), asked(engine, 'classifier.train', ask)];
    await expect(second).rejects.toThrow('classifier-running');
    await expect(stopped).rejects.toThrow('work-stopped');
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(null);
    expect(Math.max(...told.map((each) => each ?? 0))).toBeLessThan(0.7);
    expect((await asked(engine, 'classifier.labels', {})).running).toBe(null);
    expect(await readdir(join(data, 'packs')).catch(() => [])).toEqual([]);
  } finally {
    await engine.close();
  }
});

test('clips whose embeddings are gone, or are those of another model, are said before and refused', async () => {
  const data = await season();
  const engine = await openWork(data);
  const train = { name: 'mine', source: { kind: 'verdicts' }, labels: [] } as const;
  try {
    const { detections } = await asked(engine, 'review.queue', { filter: {}, order: 'oldest-heard', limit: 100 });
    await asked(engine, 'review.change', { detections: [...detections], change: { verdict: 'confirmed' } });
    const before = await asked(engine, 'classifier.labels', {});
    expect(before).toMatchObject({ problem: null, running: null });
    expect(before.labels.map(({ missing }) => missing)).toEqual(before.labels.map(() => 0));
    const kept = engine.inside.engine.store.embeddings.made();
    kept.prepare(`UPDATE models SET model = ?`).run('f'.repeat(64));
    const other = await asked(engine, 'classifier.labels', {});
    expect(other.labels.every(({ missing, clips }) => missing === clips)).toBe(true);
    await expect(asked(engine, 'classifier.train', train)).rejects.toThrow('classifier-other-model');
    kept.exec('DELETE FROM runs');
    await expect(asked(engine, 'classifier.train', train)).rejects.toThrow('classifier-clips-gone');
  } finally {
    await engine.close();
  }
});
