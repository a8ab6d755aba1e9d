import { expect, test } from 'vitest';
import { readAnnotations, type TableRead } from '#engine/truth/read-annotations.ts';
import { tableText } from '#engine/truth/table-text.ts';

const read = (text: string, name = 'x.csv', kind: 'annotations' | 'detections' = 'annotations'): TableRead => {
  const found = readAnnotations(text, name, kind);
  if (found === null) throw new Error('no table');
  return found;
};
const row = { startSeconds: 3, lengthSeconds: 3, label: 'Song Sparrow' };

test('tables of other programs are read as they write them', () => {
  const raven =
    'Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tCommon Name\tBegin Path\tFile Offset (s)\n' +
    '1\tSpectrogram 1\t1\t303\t306\t0\t11025\tSong Sparrow\tC:\\card\\b.wav\t3\n';
  expect(read(raven, 'x.txt')).toMatchObject({
    format: 'raven',
    annotations: [{ ...row, file: 'b.wav', path: 'C:\\card\\b.wav', score: null, lowHz: 0, highHz: 11025 }],
  });
  expect(read('3.000000\t6.000000\tSong Sparrow 0.85\n', '/x/b.txt')).toMatchObject({
    format: 'audacity',
    annotations: [{ ...row, file: 'b', score: 0.85 }],
  });
  const analyzer =
    'Start (s),End (s),Scientific name,Common name,Confidence,File\n3.0,6.0,Melospiza melodia,Song Sparrow,0.8542,/a/b.wav\n';
  expect(read(analyzer)).toMatchObject({
    format: 'birdnet-analyzer',
    annotations: [{ ...row, file: 'b.wav', score: 0.8542, other: 'Melospiza melodia' }],
  });
  const kaleidoscope =
    'INDIR,FOLDER,IN FILE,OFFSET,DURATION,TOP1MATCH,TOP1DIST,MANUAL ID\nC:\\a,north,b.wav,3,3,Mallard,0.2,Song Sparrow\n';
  expect(read(kaleidoscope)).toMatchObject({
    format: 'kaleidoscope',
    annotations: [{ ...row, file: 'b.wav', path: 'C:\\a/north/b.wav' }],
  });
  // Another model's word, not the person's.
  expect(read(kaleidoscope, 'x.csv', 'detections').annotations).toMatchObject([{ label: 'Mallard', score: 0.8 }]);
  const chirpity =
    'File,Detection start,Detection end,Common name,Latin name,Confidence,Label,Comment,Call count,File offset (HH:MM:SS),Start (s)\n' +
    'b.wav,2026-05-01 05:30:03.000,2026-05-01 05:30:06.000,Song Sparrow,Melospiza melodia,confirmed,,,1,00:00:03,3\n';
  expect(read(chirpity)).toMatchObject({ format: 'chirpity', annotations: [{ ...row, file: 'b.wav', score: null }] });
  const older = chirpity.replace(',Start (s)', '').replace(',00:00:03,3', ',00:00:03');
  expect(read(older).annotations).toMatchObject([row]);
  const pi =
    'Date;Time;Sci_Name;Com_Name;Confidence;Lat;Lon;Cutoff;Week;Sens;Overlap;File_Name\n' +
    '2026-05-01;05:30:00;Melospiza melodia;Song Sparrow;0.9;1;2;0.7;18;1.25;0;b.wav\n';
  expect(read(pi)).toMatchObject({
    format: 'birdnet-pi',
    annotations: [{ label: 'Song Sparrow', file: 'b.wav', startSeconds: null, wallMs: Date.UTC(2026, 4, 1, 5, 30) }],
  });
  // BirdDB.txt names no recording, and has no head in old versions.
  const [, ...rows] = pi.replaceAll(';b.wav', '').split('\n');
  expect(read(rows.join('\n'), 'BirdDB.txt').annotations).toMatchObject([{ file: '', startSeconds: null, score: 0.9 }]);
  const go =
    'id,source_node,date,time,begin_time,end_time,scientific_name,common_name,confidence,clip_name\n' +
    '1,Garden,2026-05-01,05:30:03,2026-05-01 05:30:03,2026-05-01 05:30:06,Melospiza melodia,Song Sparrow,0.9,2026/05/x_90p_20260501T053003Z.wav\n';
  expect(read(go)).toMatchObject({
    format: 'birdnet-go',
    annotations: [{ file: 'x_90p_20260501T053003Z.wav', startSeconds: null, lengthSeconds: 3, score: 0.9 }],
  });
  expect(readAnnotations('a letter to a friend', 'x.txt')).toBe(null);
  expect(readAnnotations('who,what\nme,tea\n', 'x.csv')).toBe(null);
});

test('encodings, line ends, decimal commas and quotes of other programs', () => {
  const table = 'recording;start;end;label;score\r\n"b;1.wav";3,5;6,5;"Grünfink ""x""\r\nzwei";0,75\r\n';
  const annotations = [
    { file: 'b;1.wav', startSeconds: 3.5, lengthSeconds: 3, label: 'Grünfink "x"\r\nzwei', score: 0.75 },
  ];
  const utf16 = Buffer.from(table, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  const mark = Buffer.from([0xff, 0xfe]);
  const encoded = [
    Buffer.from(table),
    Buffer.from(`\uFEFF${table}`),
    Buffer.concat([mark, utf16]),
    Buffer.concat([Buffer.from(mark).swap16(), swapped]),
    utf16,
    swapped,
    Buffer.from(table, 'latin1'),
    Buffer.from(`sep=;\r\n${table}`),
  ];
  for (const bytes of encoded) {
    const text = tableText(bytes);
    expect(text === null ? null : read(text).annotations).toMatchObject(annotations);
  }
  expect(tableText(Buffer.from([0, 1, 2, 0, 0, 7, 0, 0]))).toBe(null);
  expect(read('recording\tstart\tend\tlabel\rb.wav\t1.234,5\t1.240,5\tx').annotations).toMatchObject([
    { startSeconds: 1234.5, lengthSeconds: 6 },
  ]);
  // A quote that nothing closes costs no rows.
  expect(read('recording,start,end,label\nb.wav,1,2,5" pipe\nb.wav,3,4,"open\nb.wav,5,6,x\n').annotations).toHaveLength(
    3,
  );
});

test('rows without sense are named by their line, and the rest is read', () => {
  const text =
    'recording,start,end,label\nb.wav,1,2,x\nb.wav,soon,2,x\nb.wav,-1,2,x\nb.wav,5,4,x\n\nb.wav,7,8,\nb.wav,9,10,nocall\n';
  const { annotations, left } = read(text);
  expect(left).toEqual([
    { trouble: 'times', line: 3 },
    { trouble: 'negative', line: 4 },
    { trouble: 'length', line: 5 },
  ]);
  expect(annotations.map(({ line, label }) => [line, label])).toEqual([
    [2, 'x'],
    [7, ''],
    [8, ''],
  ]);
  expect(read('-1\t2\tx\n3\t5\ty\n\\\t1000\t2000\n', 'b.txt')).toMatchObject({
    left: [{ trouble: 'negative', line: 1 }],
    annotations: [{ label: 'y', lowHz: 1000, highHz: 2000 }],
  });
});

test('a table without rows says that nothing is in the recording of its name', () => {
  const nothing = [{ file: 'b', label: '' }];
  expect(read('', 'b.txt').annotations).toMatchObject(nothing);
  expect(
    read('Selection\tBegin Time (s)\tEnd Time (s)\tCommon Name\n', 'b.Table.1.selections.txt').annotations,
  ).toMatchObject(nothing);
});
