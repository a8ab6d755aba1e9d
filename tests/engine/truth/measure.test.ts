import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

test('a model is held against the truth, and what does not match is listed', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  await writeFile(
    join(folder, 'a.WAV'),
    tinyRecording(['high_trill', null, 'high_trill', 'low_whistler'], '05:00:00', 1),
  );
  await analyseInto(data, folder);
  const table = join(folder, 'truth.csv');
  await writeFile(
    table,
    'recording,start,end,label\na.WAV,0.5,2.5,High Trill\na.WAV,4,5,high_trill\na.WAV,6.5,8.5,HIGH TRILL\na.WAV,9.5,11,Nobody\nb.wav,0,3,High Trill\n',
  );
  const engine = await openWork(data);
  try {
    const answer = await asked(engine, 'truth.measure', { truth: { kind: 'table', path: table } });
    expect(answer).toMatchObject({ recordings: 1, clips: 4, unknownFiles: ['b.wav'], unknownLabels: ['Nobody'] });
    // The table claims a third clip in which there is nothing.
    expect(answer.species).toMatchObject([{ species: { code: 'high_trill' }, clips: 3, precision: 1 }]);
    expect(answer.species[0]?.recall).toBeCloseTo(2 / 3, 9);
    expect(answer.species[0]?.ninety).toMatchObject({ precision: 1, high: 1 });
    expect(answer.species[0]?.ninety?.low).toBeLessThan(0.5);
  } finally {
    await engine.close();
  }
});

test('detections of another program are held against the truth in clips of three seconds', async () => {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const [name, seed] of [
    ['a.WAV', 1],
    ['unheard.WAV', 2],
  ] as const)
    await writeFile(join(folder, name), tinyRecording(['high_trill', null, 'high_trill', null], '05:00:00', seed));
  await analyseInto(data, folder);
  const truth = join(folder, 'truth.csv');
  // 0 to 3 and 6 to 9 s; 3 to 6 s is touched for a fifth of a second only. The other recording was not heard by the other net.
  await writeFile(
    truth,
    'recording,start,end,label\na.WAV,0.5,3.2,High Trill\na.WAV,6.5,8.5,High Trill\nunheard.WAV,0,3,High Trill\n',
  );
  const net = join(folder, 'net.csv');
  // Right at 0.9, wrong at 0.4, and one without a score that is right; a score of 0 is still a detection.
  await writeFile(
    net,
    'recording,start,end,label,score\na.WAV,0,3,High Trill,0.9\na.WAV,3,6,High Trill,0.4\na.WAV,6.5,8,High Trill,\na.WAV,9,12,High Trill,0\n',
  );
  const engine = await openWork(data);
  try {
    const table = { kind: 'table', path: truth } as const;
    const of = { kind: 'table', path: net } as const;
    const answer = await asked(engine, 'truth.measure', { truth: table, of });
    expect(answer).toMatchObject({ recordings: 1, clips: 4, species: [{ clips: 2, precision: 0.5, recall: 1 }] });
    // From 0.9 on both are right.
    expect(answer.species[0]?.averagePrecision).toBe(1);
    expect(answer.species[0]?.ninety?.threshold).toBeCloseTo(0.9, 6);
    const brought = { tables: [of].map(({ path }) => ({ kind: 'file', path }) as const), name: 'Net', sounds: null };
    const { set } = await asked(engine, 'annotations.import', { ...brought, kind: 'detections' });
    const bySet = await asked(engine, 'truth.measure', { truth: table, of: { kind: 'set', set: set!.id } });
    expect(bySet.species).toEqual(answer.species);
    // The model in use, named by its hash, is what is measured when nothing is named.
    const { models } = await asked(engine, 'truth.raters', {});
    const own = await asked(engine, 'truth.measure', { truth: table });
    expect(own).toMatchObject({ recordings: 2, clips: 8 });
    expect(await asked(engine, 'truth.measure', { truth: table, of: { kind: 'pack', hash: models[0]!.hash } })).toEqual(
      own,
    );
    const unused = await engine.dispatch('truth.measure', { truth: table, of: { kind: 'pack', hash: 'nobody' } });
    expect(unused).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  } finally {
    await engine.close();
  }
});
