import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AnswerTo, Ask, RequestName } from '#contract/requests.ts';
import { say } from '#contract/words/sentence.ts';
import { startEngine } from '#engine/start-engine.ts';
import { changedPack } from '../../analysis/tiny-pack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { keepingLog, untilState } from '../test-engine.ts';
import { toneWav } from '../wav-file.ts';

test('a species whose photos the painter never saw is painted from its sound alone, and only when it is asked for', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '20260523_040000.wav'), toneWav(2000, 3, 22_050));
  await writeFile(join(folder, '20260523_050000.wav'), toneWav(5500, 3, 22_050));
  const packFolder = await changedPack((manifest) => {
    const painter: object = manifest['painter'] ?? {};
    Object.assign(painter, { species: ['low_whistler'] });
  });
  const dataFolder = await temporaryFolder();
  const engine = await startEngine({ dataFolder, packFolder, version: '0', log: keepingLog(), threads: 1 });
  onTestFinished(() => engine.close());
  const ask = async <K extends RequestName>(name: K, asked: Ask<K>): Promise<AnswerTo<K>> => {
    const reply = await engine.dispatch(name, asked);
    if (!reply.ok) throw new Error(say(reply.failure, 'en'));
    return reply.value as AnswerTo<K>;
  };
  await ask('settings.write', { change: { stableSeconds: 0.1, picturePolicy: 'every', steps: 2 } });
  await ask('watch.add', { folder });
  await untilState(engine, ({ totals, pictures }) => totals.done === 2 && pictures.waiting === 0);
  const page = { offset: 0, limit: 10, order: 'oldest-heard', filter: {}, picturesOnly: false } as const;
  const pictured = async (): Promise<(string | boolean)[][]> =>
    (await ask('gallery.read', page)).items.map(({ species, picture }) => [species.code, picture !== null]);
  expect(await pictured()).toEqual([
    ['low_whistler', true],
    ['high_trill', false],
  ]);
  const detection = (await ask('gallery.read', page)).items[1]?.detection;
  if (detection === undefined) throw new Error('only one bird was heard');
  expect(await ask('detection.read', { detection })).toMatchObject({ paintableAnyway: true });
  const refused = await engine.dispatch('picture.request', { detection, seed: 1 });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-allowed', key: 'picture-species-unknown' } });
  await ask('picture.request', { detection, seed: 1, anyway: true });
  await untilState(engine, ({ pictures }) => pictures.done === 2);
  expect(await pictured()).toEqual([
    ['low_whistler', true],
    ['high_trill', true],
  ]);
  expect((await ask('packs.read', {})).packs).toMatchObject([{ pack: { species: 3, paintable: 1 } }]);
});
