import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnswerTo } from '#contract/requests.ts';
import { say } from '#contract/words/sentence.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { tinyRecording } from '../../field/tiny-songs.ts';
import { analyseInto, asked, merge, openWork } from '../merging/part-folders.ts';

type Import = AnswerTo<'annotations.import'>;

/** Two stations whose recordings have the same names, and one more. */
async function field(): Promise<{
  data: string;
  folder: string;
  put(name: string, text: string | Buffer): Promise<string>;
}> {
  const [data, folder, tables] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  for (const [place, seed] of [
    ['north', 1],
    ['south', 2],
  ] as const) {
    await mkdir(join(folder, place));
    const song = tinyRecording(['high_trill', null, 'low_whistler'], '05:00:00', seed);
    await writeFile(join(folder, place, '20260523_050000.WAV'), song);
  }
  await writeFile(join(folder, 'only.WAV'), tinyRecording(['high_trill', 'high_trill'], '09:00:00', 3));
  await analyseInto(data, folder);
  return {
    data,
    folder,
    put: async (name, text) => {
      await writeFile(join(tables, name), text);
      return join(tables, name);
    },
  };
}

async function importing(
  data: string,
  tables: readonly string[],
  more: { kind?: 'annotations' | 'detections'; sounds?: string } = {},
): Promise<Import> {
  const engine = await openWork(data);
  try {
    return await asked(engine, 'annotations.import', {
      tables: tables.map((path) => ({ kind: 'file', path })),
      kind: more.kind ?? 'annotations',
      name: 'Ann',
      sounds: more.sounds ?? null,
    });
  } finally {
    await engine.close();
  }
}

const head = 'recording,start,end,label\n';

test('rows are imported once, and what does not match is listed', async () => {
  const { data, put } = await field();
  const table = await put(
    'truth.csv',
    `${head}only.wav,0,3,High Trill\nONLY.WAV,3,6,Sibilus profundus_Low Whistler\nonly.wav,1,2,Xyz\ngone.wav,0,3,High Trill\n` +
      '20260523_050000.WAV,0,3,High Trill\nonly.wav,90,93,High Trill\nonly.wav,4,60,High Trill\nonly.wav,-2,3,High Trill\n',
  );
  const answer = await importing(data, [table, join(data, 'no-such.csv')]);
  const [first, second] = answer.tables;
  expect(first).toMatchObject({
    taken: 4,
    before: 0,
    matched: [{ by: 'name', recordings: 1 }],
    unknown: [{ name: 'gone.wav', rows: 1 }],
    unknownLabels: [{ name: 'Xyz', rows: 1 }],
  });
  expect(first?.ambiguous.map(({ name, paths }) => [name, paths.length])).toEqual([['20260523_050000.WAV', 2]]);
  expect(first?.left.map((each) => say(each, 'en'))).toEqual([
    'One row begins before its recording, and was left out (line 9).',
    'One row begins after the end of its recording, and was left out (line 7).',
    'One row ends after its recording, and was cut there (line 8).',
  ]);
  expect(second?.failure).toMatchObject({ code: 'file-missing' });
  expect(answer.set).toMatchObject({ name: 'Ann', kind: 'annotations', rows: 4, recordings: 1, species: 2 });
  const again = await importing(data, [table]);
  expect(again.tables[0]).toMatchObject({ taken: 4, before: 4 });
  expect(again.set?.rows).toBe(4);
});

test('recordings of one name are told apart by folder, by time, by size and by content', async () => {
  const { data, folder, put } = await field();
  const name = '20260523_050000.WAV';
  const byPath = await put('path.csv', `filepath,start,end,label\nD:\\card\\south\\${name},0,3,High Trill\n`);
  expect((await importing(data, [byPath])).tables[0]?.matched).toEqual([{ by: 'path', recordings: 1 }]);
  // The same name, where the table says nothing more; the file that lies beside it tells.
  const sounds = await temporaryFolder();
  await cp(join(folder, 'south', name), join(sounds, name));
  const plain = await put('plain.csv', `${head}${name},0,3,High Trill\n`);
  expect((await importing(data, [plain])).tables[0]?.ambiguous).toHaveLength(1);
  const told = await importing(data, [plain], { sounds });
  expect(told.tables[0]?.matched).toEqual([{ by: 'content', recordings: 1 }]);
  const longer = await field();
  await writeFile(join(longer.folder, 'south', name), tinyRecording(['high_trill'], '07:00:00', 9));
  const other = await temporaryFolder();
  await analyseInto(other, longer.folder);
  const sized = await importing(other, [plain], { sounds: join(longer.folder, 'south') });
  expect(sized.tables[0]?.matched).toEqual([{ by: 'size', recordings: 1 }]);
  const timed = await put(
    'timed.csv',
    `File,Detection start,Detection end,Common name,Latin name,Confidence,Start (s)\n${name},2026-05-23 07:00:01,2026-05-23 07:00:03,High Trill,,0.9,1\n`,
  );
  expect((await importing(other, [timed])).tables[0]?.matched).toEqual([{ by: 'time', recordings: 1 }]);
});

test('a renamed recording is known by its content, beside the table or in a folder that is named', async () => {
  const { data, folder, put } = await field();
  const sounds = await temporaryFolder();
  await rename(join(folder, 'only.WAV'), join(sounds, 'ARU7_first.wav'));
  const table = await put('ARU7_first.txt', '0.5\t2.5\tHigh Trill\n');
  expect((await importing(data, [table])).tables[0]?.unknown).toEqual([{ name: 'ARU7_first', rows: 1 }]);
  const found = await importing(data, [table], { sounds });
  expect(found.tables[0]).toMatchObject({ taken: 1, matched: [{ by: 'content', recordings: 1 }] });
  await cp(join(sounds, 'ARU7_first.wav'), join(table, '..', 'ARU7_first.wav'));
  await rm(sounds, { recursive: true });
  expect((await importing(data, [table])).tables[0]).toMatchObject({ taken: 1, before: 1 });
});

test('BirdNET-Pi names no recording: its rows are found by the clock', async () => {
  const { data, put } = await field();
  const table = await put(
    'BirdDB.txt',
    'Date;Time;Sci_Name;Com_Name;Confidence;Lat;Lon;Cutoff;Week;Sens;Overlap\n' +
      '2026-05-23;09:00:03;;High Trill;0.9;1;2;0.7;18;1.25;0\n2026-05-23;05:00:03;;High Trill;0.9;1;2;0.7;18;1.25;0\n' +
      '2026-05-24;05:00:03;;High Trill;0.9;1;2;0.7;18;1.25;0\n',
  );
  const { tables } = await importing(data, [table], { kind: 'detections' });
  expect(tables[0]).toMatchObject({
    taken: 1,
    matched: [{ by: 'time', recordings: 1 }],
    ambiguous: [{ name: '2026-05-23 05:00:03', rows: 1 }],
    unknown: [{ name: '2026-05-24 05:00:03', rows: 1 }],
  });
});

test('what was imported is measured against, merged into other data folders, and can be forgotten', async () => {
  const { data, put } = await field();
  const table = await put('only.txt', '0.5\t2.5\tHigh Trill\n3.5\t5.5\tHigh Trill\n');
  const { set } = await importing(data, [table]);
  if (set === null) throw new Error('nothing was imported');
  const into = await temporaryFolder();
  await merge(into, data);
  // Known recordings, too.
  await merge(into, await copied(data));
  const engine = await openWork(into);
  try {
    const { sets } = await asked(engine, 'annotations.read', {});
    expect(sets).toMatchObject([{ name: 'Ann', rows: 2, recordings: 1, species: 1 }]);
    const measured = await asked(engine, 'truth.measure', { truth: { kind: 'set', set: sets[0]!.id } });
    expect(measured).toMatchObject({
      recordings: 1,
      clips: 2,
      species: [{ clips: 2, precision: 1, recall: 1, f1: 1 }],
    });
    const { detections } = await asked(engine, 'review.queue', { filter: {}, order: 'oldest-heard', limit: 100 });
    const details = await Promise.all(detections.map((detection) => asked(engine, 'detection.read', { detection })));
    const only = details.find(({ file }) => file.name === 'only.WAV');
    const near = { recording: only!.recording.id, fromSeconds: 3, toSeconds: 6 };
    expect((await asked(engine, 'recording.heard', near)).annotated).toMatchObject([
      {
        set: 'Ann',
        kind: 'annotations',
        label: 'High Trill',
        species: { commonName: 'High Trill' },
        startSeconds: 3.5,
      },
    ]);
    const other = details.find(({ file }) => file.name !== 'only.WAV');
    const elsewhere = { ...near, recording: other!.recording.id };
    expect((await asked(engine, 'recording.heard', elsewhere)).annotated).toEqual([]);
    expect(await asked(engine, 'annotations.remove', { set: sets[0]!.id })).toEqual({ sets: [] });
  } finally {
    await engine.close();
  }
});

/** The same season with one more table, so that it is another source. */
async function copied(data: string): Promise<string> {
  const copy = await temporaryFolder();
  await cp(data, copy, { recursive: true });
  const table = join(copy, 'only.txt');
  await writeFile(table, '0.5\t2.5\tHigh Trill\n');
  await importing(copy, [table]);
  return copy;
}
