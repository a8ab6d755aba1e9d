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
