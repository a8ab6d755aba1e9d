import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PackLabel } from '#analysis/process/analyst.ts';
import { say } from '#contract/words/sentence.ts';
import { checkManifest } from '#analysis/models/pack-manifest.ts';
import { SheetBuilder } from '#analysis/classifying/score-sheet.ts';
import { privateStretches } from '#analysis/classifying/private-sound.ts';
import { readFile } from 'node:fs/promises';
import { fakePack } from '../analysts/fake-analyst.ts';
import { tinyPack } from '../analysts/analyst-child.ts';
import { VoiceAnalyst } from '../analysts/voice-analyst.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { allDone, testEngine, untilState } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const everything = { offset: 0, limit: 100, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;

test('stretches of private sound are those where the label reaches its threshold', () => {
  const sheet = {
    depth: 2,
    startSeconds: Float64Array.of(0, 3, 6),
    labels: Uint16Array.of(0, 1, 1, 0, 0, 1),
    scores: Float32Array.of(0.9, 0.39, 0.41, 0.2, 0.9, 0.4),
    lastPadded: false,
  };
  const [bird, voice] = fakePack.labels;
  const labels = [bird!, { ...voice!, kind: 'none' as const, threshold: 0.4, private: true }];
  // The clips before and after are covered, too.
  expect(privateStretches(sheet, labels, 3)).toEqual([{ startSeconds: 0, endSeconds: 12 }]);
  const far = { ...sheet, startSeconds: Float64Array.of(0, 30, 60) };
  expect(privateStretches(far, labels, 3)).toEqual([
    { startSeconds: 27, endSeconds: 36 },
    { startSeconds: 57, endSeconds: 66 },
  ]);
  expect(privateStretches(sheet, [bird!, voice!], 3)).toEqual([]);
});

test('the score of a voice is kept under five birds that are louder, and is private there', () => {
  const labels = Array.from({ length: 9 }, (_, index) => ({
    ...fakePack.labels[0]!,
    kind: index === 7 ? ('none' as const) : ('species' as const),
    ...(index === 7 ? { private: true } : {}),
  }));
  const builder = new SheetBuilder(labels.length, [7]);
  builder.add(0, false, Float32Array.of(0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.89, 0.8, 0.1));
  builder.add(3, false, Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9, 0.05));
  const sheet = builder.sheet();
  expect([...sheet.labels]).toEqual([0, 1, 2, 3, 4, 7, 7, 6, 5, 4, 3, 2]);
  expect(privateStretches({ ...sheet, startSeconds: Float64Array.of(0, 30) }, labels, 3)).toHaveLength(2);
});

test('a private stretch is silence to the ear and blank to the eye; what lies outside is heard', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400, 15);
  const engine = await testEngine(data, { analyst: new VoiceAnalyst() });
  await engine.ask('watch.add', { folder });
  await untilState(engine, allDone(1));
  const { items } = await engine.ask('gallery.read', everything);
  const loudest = async (stretch: string): Promise<number> => {
    const media = await engine.media('clip', `${items[0]!.detection}-${stretch}`);
    if (!media.ok || media.value.body.kind !== 'bytes') throw new Error(JSON.stringify(media));
    const { bytes } = media.value.body;
    const samples = new Int16Array(bytes.slice(44).buffer);
    return samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  };
  expect(await loudest('0-5000')).toBe(0);
  expect(await loudest('7000-12000')).toBeGreaterThan(1000);
});

test('the manifest of a pack may mark a label as private; every other pack stays as it is', async () => {
  const raw = JSON.parse(await readFile(join(tinyPack, 'manifest.json'), 'utf8')) as { labels: object[] };
  const labels = (manifest: unknown): readonly PackLabel[] => {
    const read = checkManifest(manifest);
    if (!read.ok) throw new Error(say(read.problem, 'en'));
    return read.manifest.labels;
  };
  expect(labels(raw).some((label) => 'private' in label)).toBe(false);
  const marked = {
    ...raw,
    labels: raw.labels.map((label, index) => (index === 0 ? { ...label, private: true } : label)),
  };
  expect(labels(marked).map((label) => label.private)).toEqual([true, ...raw.labels.slice(1).map(() => undefined)]);
  const wrong = { ...raw, labels: raw.labels.map((label) => ({ ...label, private: 'yes' })) };
  expect(() => labels(wrong)).toThrow('“labels[0].private” in manifest.json must be true or false');
});

test('where a human voice was heard no picture is painted, on request neither; the detection stays', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  // Six seconds are one detection whose best clip is the first, with the voice in it.
  await writeTone(join(folder, 'a.wav'), 400, 6);
  const engine = await testEngine(data, { analyst: new VoiceAnalyst() });
  await engine.ask('watch.add', { folder });
  const state = await untilState(engine, allDone(1));
  expect(state.pictures).toEqual({ waiting: 0, done: 0, failed: 0 });
  const { items } = await engine.ask('gallery.read', everything);
  expect(items).toHaveLength(1);
  const asked = await engine.dispatch('picture.request', { detection: items[0]!.detection, seed: null });
  expect(asked).toMatchObject({
    ok: false,
    failure: {
      code: 'not-allowed',
      key: 'private-voice',
    },
  });
  const card = await engine.media('card', String(items[0]!.detection));
  expect(card).toMatchObject({ ok: false, failure: { code: 'not-allowed', key: 'private-voice' } });
  expect(await engine.media('spectrogram-mel', String(items[0]!.detection))).toMatchObject({ ok: true });
  await engine.ask('settings.write', { change: { picturePolicy: 'best' } });
  await untilState(engine, ({ pictures }) => pictures.waiting === 0);
  expect(engine.state().pictures.done).toBe(0);
});
