// A card from Linux may hold any name but the empty one: what leaves is read line by line, as other programs do.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportFormat } from '#contract/exports.ts';
import { analyseFolder } from '#engine/queue/analyse-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { testEngine } from '../test-engine.ts';
import { writeTone } from '../wav-file.ts';
import { exportTo } from './export-to.ts';
import { said } from './field-export.ts';

const onPosix = process.platform !== 'win32';
const broken = ['two\nlines.wav', 'a\rreturn.wav', 'fol\nder/in.wav', 'separated\u2028.wav'];
const whole = [
  'tab\there.wav',
  '=SUM(A1).wav',
  '-minus, "quoted".wav',
  '\u{1F426}.wav',
  '\u202eright to left.wav',
  'Ga\u0308rten.wav',
  'G\u00e4rten.wav',
  `${'x'.repeat(246)}.wav`,
  'blank.wav ',
];

async function oddSeason() {
  const [data, folder] = [await temporaryFolder(), await temporaryFolder()];
  for (const [index, name] of [...broken, ...whole].entries()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeTone(join(folder, name), 400 + 100 * index);
  }
  const engine = await testEngine(data, { watch: false });
  await analyseFolder(engine, folder, () => undefined, new AbortController().signal);
  const write = (format: ExportFormat) => exportTo(engine, format);
  return { folder, write };
}

const linesOf = (text: string): string[] => text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).slice(0, -1);

test.skipIf(!onPosix)('Raven lists the recordings that a list can hold, and says which are left out', async () => {
  const { folder, write } = await oddSeason();
  const { files, result } = await write('raven');
  const list = linesOf(files.get('songsight.list.txt')!.toString());
  expect(list.toSorted()).toEqual(whole.map((name) => join(folder, name)).toSorted());
  const [, ...rows] = linesOf(files.get('songsight.selections.txt')!.toString());
  expect(rows.length).toBeGreaterThan(0);
  expect(rows).toHaveLength(result.rows);
  for (const row of rows) expect(row.split('\t')).toHaveLength(19);
  expect(said(result)).toContain(`${broken.length} recordings are left out: their names or folders hold line breaks`);
});

test.skipIf(!onPosix)(
  'a row of Kaleidoscope’s table and of a label track is one line, and every recording has a track',
  async () => {
    const { write } = await oddSeason();
    const table = await write('kaleidoscope');
    expect(linesOf(table.files.get('kaleidoscope.csv')!.toString())).toHaveLength(table.result.rows + 1);
    const labels = await write('audacity');
    const tracks = [...labels.files].filter(([name]) => name.startsWith('labels'));
    // macOS takes an umlaut of one letter and one of two for the same name.
    const names = new Set(tracks.map(([name]) => name.normalize('NFC').toLowerCase()));
    expect(names.size).toBe(broken.length + whole.length);
    const lines = tracks.flatMap(([, text]) => linesOf(text.toString()));
    expect(lines).toHaveLength(labels.result.rows);
    for (const line of lines) expect(line.split('\t')).toHaveLength(3);
  },
);
