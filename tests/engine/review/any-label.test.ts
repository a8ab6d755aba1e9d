import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SpeciesCode } from '#contract/species.ts';
import { shippedPacks } from '#engine/models/shipped-packs.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { matchLabels } from '#renderer/review/label-match.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine, type TestEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';

const shipped = shippedPacks(join(import.meta.dirname, '../../../assets/models'));

async function withDetection(): Promise<TestEngine> {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeTone(join(folder, 'a.wav'), 400);
  const engine = await testEngine(data, { watch: false, ...shipped });
  await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  return engine;
}

test('a detection can be given any bird of the world, and labels of a person’s own', async () => {
  const engine = await withDetection();
  const { labels } = await engine.ask('labels.all', {});
  expect(labels.length).toBeGreaterThan(11_000);
  expect(new Set(labels.map(({ code }) => code)).size).toBe(labels.length);
  const kiwi = labels.find(({ commonName }) => commonName === 'Southern Brown Kiwi' || commonName.endsWith('Kiwi'));
  if (kiwi === undefined) throw new Error('the world has no kiwi');
  const { detections } = await engine.ask('review.queue', { filter: {}, order: 'oldest-heard', limit: 1 });
  const { after } = await engine.ask('review.change', { detections: [...detections], change: { species: kiwi.code } });
  expect(after).toMatchObject([{ species: kiwi, review: { verdict: 'confirmed' } }]);
  const { label } = await engine.ask('label.add', { name: 'Rain on the roof' });
  expect(await engine.ask('label.add', { name: 'rain on the ROOF' })).toEqual({ label });
  const again = await engine.ask('review.change', { detections: [...detections], change: { species: label.code } });
  expect(again.after).toMatchObject([{ species: { commonName: 'Rain on the roof' } }]);
  const wrong = { detections: [...detections], change: { species: 'nobody_at_all' as SpeciesCode } };
  await expect(engine.ask('review.change', wrong)).rejects.toThrow('nobody_at_all');
});

test('names are found however they are typed', async () => {
  const engine = await withDetection();
  const { labels } = await engine.ask('labels.all', {});
  const first = (typed: string): (string | undefined)[] =>
    matchLabels(labels, typed, 5).map(({ commonName }) => commonName);
  expect(first('yelthr')).toContain('Common Yellowthroat');
  expect(first('comm yell')).toContain('Common Yellowthroat');
  expect(first('geothlypis tri')[0]).toBe('Common Yellowthroat');
  expect(first('song sparow')).toContain('Song Sparrow');
  expect(first('malard')).toContain('Mallard');
  expect(first('xyzzyxyzzy')).toEqual([]);
  const [one] = labels;
  expect(matchLabels(labels, '', 3, one === undefined ? [] : [one])[0]).toEqual(one);
});
