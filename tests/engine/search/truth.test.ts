import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAnnotations } from '#engine/truth/read-annotations.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, openWork } from '../merging/part-folders.ts';

test('tables of other programs are read as they write them', () => {
  const row = { startSeconds: 3, endSeconds: 6, label: 'Song Sparrow' };
  const raven =
    'Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tCommon Name\tBegin Path\tFile Offset (s)\n' +
    '1\tSpectrogram 1\t1\t303\t306\t0\t11025\tSong Sparrow\tC:\\card\\b.wav\t3\n';
  expect(readAnnotations(raven, 'x.txt')).toMatchObject([{ ...row, file: 'b.wav', score: null }]);
  expect(readAnnotations('3.000000\t6.000000\tSong Sparrow 0.85\n', '/x/b.txt')).toMatchObject([
    { ...row, file: 'b', score: 0.85 },
  ]);
  const analyzer =
    'Start (s),End (s),Scientific name,Common name,Confidence,File\n3.0,6.0,Melospiza melodia,Song Sparrow,0.8542,/a/b.wav\n';
  expect(readAnnotations(analyzer, 'x.csv')).toMatchObject([
    { ...row, file: 'b.wav', score: 0.8542, other: 'Melospiza melodia' },
  ]);
  const kaleidoscope =
    'INDIR,FOLDER,IN FILE,OFFSET,DURATION,TOP1MATCH,MANUAL ID\nC:\\a,,b.wav,3,3,Mallard,Song Sparrow\n';
  expect(readAnnotations(kaleidoscope, 'x.csv')).toMatchObject([{ ...row, file: 'b.wav' }]);
  const chirpity =
    'File,Detection start,Detection end,Common name,Latin name,Confidence,Label,Comment,Call count,File offset,Start (s)\n' +
    'b.wav,2026-05-01 05:30:03.000,2026-05-01 05:30:06.000,Song Sparrow,Melospiza melodia,confirmed,,,1,00:00:03,3\n';
  expect(readAnnotations(chirpity, 'x.csv')).toMatchObject([{ startSeconds: 3, file: 'b.wav' }]);
  const pi =
    'Date;Time;Sci_Name;Com_Name;Confidence;Lat;Lon;Cutoff;Week;Sens;Overlap;File_Name\n' +
    '2026-05-01;05:30:00;Melospiza melodia;Song Sparrow;0.9;1;2;0.7;18;1.25;0;b.wav\n';
  expect(readAnnotations(pi, 'x.csv')).toMatchObject([
    { label: 'Song Sparrow', file: 'b.wav', startSeconds: 0, endSeconds: 3 },
  ]);
  expect(readAnnotations('a letter to a friend', 'x.txt')).toBe(null);
});

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
    const answer = await asked(engine, 'truth.measure', { path: table });
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
