import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cohenKappa } from '#engine/review/kappa.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

test('kappa is that of the textbook, and undefined where nothing can be said', () => {
  // Cohen's own kind of example: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: po 0.7, pe 0.5.
  const known = cohenKappa([
    [20, 5],
    [10, 15],
  ]);
  expect(known.observed).toBeCloseTo(0.7, 12);
  expect(known.kappa).toBeCloseTo(0.4, 12);
  const spread = 1.959964 * Math.sqrt((0.7 * 0.3) / (50 * 0.25));
  expect(known.low).toBeCloseTo(0.4 - spread, 6);
  expect(known.high).toBeCloseTo(0.4 + spread, 6);
  expect(
    cohenKappa([
      [7, 0],
      [0, 0],
    ]),
  ).toEqual({ observed: 1, kappa: null, low: null, high: null });
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({ observed: null, kappa: null, low: null, high: null });
  expect(
    cohenKappa([
      [3, 0],
      [0, 3],
    ]),
  ).toEqual({ observed: 1, kappa: 1, low: null, high: null });
  expect(
    cohenKappa([
      [0, 3],
      [3, 0],
    ]),
  ).toEqual({ observed: 0, kappa: -1, low: null, high: null });
});

test('two models are compared species by species, over the recordings both know', async () => {
  const [data, folder, tables] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  await writeFile(
    join(folder, 'a.WAV'),
    tinyRecording(['high_trill', null, 'high_trill', 'low_whistler'], '05:00:00', 1),
  );
  await writeFile(join(folder, 'b.WAV'), tinyRecording(['high_trill'], '06:00:00', 2));
  await analyseInto(data, folder);
  const table = join(tables, 'other.csv');
  await writeFile(
    table,
    'File,Start (s),End (s),Scientific name,Common name,Confidence\n' +
      'a.WAV,0,3,,High Trill,0.9\na.WAV,3,6,,High Trill,0.4\na.WAV,9,12,,House Sparrow,0.9\n',
  );
  const engine = await openWork(data);
  try {
    const { set, tables: taken } = await asked(engine, 'annotations.import', {
      tables: [{ kind: 'file', path: table }],
      kind: 'detections',
      name: 'BirdNET',
      sounds: null,
    });
    expect(taken[0]).toMatchObject({ format: 'birdnet-analyzer', taken: 3 });
    const { models } = await asked(engine, 'truth.raters', {});
    expect(models).toMatchObject([{ recordings: 2, inUse: true }]);
    const one = { kind: 'pack', hash: models[0]!.hash } as const;
    const other = { kind: 'set', set: set!.id } as const;
    const all = await asked(engine, 'truth.agree', { one, other, threshold: null });
    // The second recording is none of the table's: it says nothing there.
    expect(all).toMatchObject({ recordings: 1, stretches: 4, seconds: 3 });
    const [trill, whistler] = all.species;
    expect(trill).toMatchObject({ species: { code: 'high_trill' }, both: 1, onlyOne: 1, onlyOther: 1 });
    expect(trill?.kappa?.value).toBeCloseTo(0, 9);
    expect(trill?.shared).toBeCloseTo(1 / 3, 9);
    expect(whistler).toMatchObject({ species: { code: 'low_whistler' }, onlyOne: 1, kappa: null, knownToOther: false });
    const sure = await asked(engine, 'truth.agree', { one, other, threshold: 0.5 });
    expect(sure.species[0]).toMatchObject({ both: 1, onlyOne: 1, onlyOther: 0 });
    const itself = await asked(engine, 'truth.agree', { one, other: one, threshold: null });
    expect(itself.species.map(({ kappa, shared }) => [kappa?.value, shared])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const gone = engine.dispatch('truth.agree', { one, other: { kind: 'pack', hash: 'x' }, threshold: null });
    expect(await gone).toMatchObject({ ok: false, failure: { key: 'agree-model-unused' } });
  } finally {
    await engine.close();
  }
});
