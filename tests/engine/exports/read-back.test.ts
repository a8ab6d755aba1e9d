// What leaves can be read again: tables parsed as their programs parse them, sounds by our own decoders.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { openRecording } from '#analysis/reading/open-recording.ts';
import { guanoFields } from '#analysis/metadata/guano.ts';
import type { ExportFormat } from '#contract/exports.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fieldExport, recorderSentence, said, type FieldExport } from './field-export.ts';

type Found = { path: string; start: number; end: number; name: string; state: string };

const rowsOf = (text: string, separator: string): Record<string, string>[] => {
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const names = head.split(separator);
  return lines.map((line) => Object.fromEntries(line.split(separator).map((cell, i) => [names[i]!, cell])));
};

/** What the database holds, by the window's own requests. */
async function known({ engine, detections }: FieldExport): Promise<Found[]> {
  const { items } = await engine.ask('review.items', { detections });
  return items.map((item) => ({
    path: item.recordingName,
    start: item.startSeconds,
    end: item.endSeconds,
    name: item.species.commonName,
    state: item.review === null ? '' : item.review.relabelledFrom === null ? item.review.verdict : 'relabelled',
  }));
}

const tenths = (seconds: number): string => (Math.floor(seconds * 10 + 0.05) / 10).toFixed(1);
const sorted = (found: readonly Found[]): string[] =>
  found.map((each) => `${each.path} ${tenths(each.start)} ${tenths(each.end)} ${each.name} ${each.state}`).sort();
const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

test('Raven: times run on over all files of the list, those without detections included', async () => {
  const field = await fieldExport();
  const filter = { minScore: 0.8 };
  const { files, result } = await field.write('raven', filter);
  const list = files.get('songsight.list.txt')!.toString().trimEnd().split('\r\n');
  const table = rowsOf(files.get('songsight.selections.txt')!.toString(), '\t');
  expect(list).toHaveLength(4);
  expect(table).toHaveLength(result.rows);
  expect(new Set(table.map((row) => row['Begin Path'])).size).toBe(2);
  const lengths = await Promise.all(list.map(async (path) => ((await readFile(path)).length - 44) / 16_000));
  for (const row of table) {
    const place = list.indexOf(row['Begin Path']!);
    const before = lengths.slice(0, place).reduce((sum, length) => sum + length, 0);
    expect(Number(row['Begin Time (s)'])).toBeCloseTo(before + Number(row['File Offset (s)']), 2);
    expect(Number(row['High Freq (Hz)'])).toBe(4000);
  }
  const found = table.map((row) => ({
    path: baseName(row['Begin Path']!),
    start: Number(row['File Offset (s)']),
    end: Number(row['File Offset (s)']) + Number(row['End Time (s)']) - Number(row['Begin Time (s)']),
    name: row['Common Name']!,
    state: row['Review']!,
  }));
  const scores = await field.engine.ask('review.items', { detections: field.detections });
  const kept = new Set(scores.items.filter((item) => item.score >= 0.8).map((item) => item.recordingName));
  expect(sorted(found)).toEqual(
    sorted((await known(field)).filter((each) => kept.has(each.path) && each.name.includes('Blackbird'))),
  );
});

test('recordings of different rates get a list and a table each', async () => {
  const field = await fieldExport();
  field.engine.inside.engine.store.db.exec(`UPDATE recordings SET rate_hz = 48000 WHERE name LIKE '2026%53000%'`);
  const { files, result } = await field.write('raven');
  expect([...files.keys()].filter((name) => name.endsWith('.txt'))).toEqual([
    'songsight-48000hz-1ch.list.txt',
    'songsight-48000hz-1ch.selections.txt',
    'songsight-8000hz-1ch.list.txt',
    'songsight-8000hz-1ch.selections.txt',
  ]);
  const first = rowsOf(files.get('songsight-48000hz-1ch.selections.txt')!.toString(), '\t');
  expect(first[0]).toMatchObject({ 'Begin Time (s)': '0.000000', 'High Freq (Hz)': '11025' });
  expect(result.rows).toBe(8);
});

test('Audacity and Kaleidoscope tables hold the same detections', async () => {
  const field = await fieldExport();
  const audacity = await field.write('audacity');
  const labels = [...audacity.files]
    .filter(([name]) => name.startsWith('labels/'))
    .flatMap(([name, bytes]) =>
      bytes
        .toString()
        .trimEnd()
        .split('\n')
        .map((line): Found => {
          const [start, end, label, ...more] = line.split('\t');
          expect(more).toEqual([]);
          const [, common, state] = /^(.+?) 0\.\d\d(?: \((\w+)\))?(?: – .*)?$/.exec(label!)!;
          return {
            path: baseName(name).replace(/\.txt$/, ''),
            start: Number(start),
            end: Number(end),
            name: common!,
            state: state ?? '',
          };
        }),
    );
  expect(sorted(labels)).toEqual(sorted(await known(field)));
  const kaleidoscope = await field.write('kaleidoscope');
  const rows = rowsOf(kaleidoscope.files.get('kaleidoscope.csv')!.toString(), ',');
  const machine = (await known(field)).map((each) => ({ ...each, state: '', name: '' }));
  const found = rows.map((row) => ({
    path: row['IN FILE']!,
    start: Number(row['OFFSET']),
    end: Number(row['OFFSET']) + Number(row['DURATION']),
    name: '',
    state: '',
  }));
  expect(sorted(found)).toEqual(sorted(machine));
  expect(
    rows
      .map((row) => join(row['INDIR']!, row['FOLDER']!, row['IN FILE']!))
      .every((path) => path.startsWith(field.recordings)),
  ).toBe(true);
});

test('WAV clips: the very samples of the recording, its notes kept, and what was found beside them', async () => {
  const field = await fieldExport();
  const { files, result } = await field.write('clips', { minScore: 0.88 }, { marginSeconds: 1 });
  expect(result.rows).toBe(1);
  const [name, bytes] = [...files].find(([each]) => each.startsWith('clips/'))!;
  expect(name).toMatch(/^clips\/Common Blackbird\/Oak Ridge_20260501_053000_0000\.000s_0\.89_[0-9a-f]{8}\.wav$/);
  const original = await readFile(join(field.recordings, 'oak/20260501_053000.WAV'));
  const data = bytes.indexOf(Buffer.from('data'));
  const size = bytes.readUInt32LE(data + 4);
  expect(bytes.subarray(data + 8, data + 8 + size)).toEqual(original.subarray(44, 44 + size));
  expect(size).toBeGreaterThanOrEqual(2 * 8000 * 6);
  const path = join(await temporaryFolder(), 'clip.wav');
  await writeFile(path, bytes);
  const { source } = await openRecording(path);
  const guano = guanoFields(source.notes.guano!)!;
  expect(source.notes.comment).toBe(recorderSentence);
  expect(Object.fromEntries(guano)).toMatchObject({
    'GUANO|Version': '1.0',
    Make: 'Open Acoustic Devices',
    'OAD|Battery Voltage': '4.2',
    Timestamp: '2026-05-01T05:30:00.000+02:00',
    'Species Auto ID': 'Turdus merula',
    'Species Manual ID': 'Turdus merula',
    'Loc Position': '51.53 9.93',
    'Songsight|Review': 'confirmed',
    Note: 'two males, "duelling"',
  });
  expect([...guano.keys()][0]).toBe('GUANO|Version');
  await source.close();
});

test('FLAC clips hold the same samples, and every decoder of ours takes them', async () => {
  const field = await fieldExport();
  const { files } = await field.write('clips', {}, { sound: 'flac' });
  const clips = [...files].filter(([name]) => name.endsWith('.flac'));
  expect(clips).toHaveLength(8);
  const folder = await temporaryFolder();
  for (const [name, bytes] of clips) {
    const path = join(folder, 'clip.flac');
    await writeFile(path, bytes);
    const { source } = await openRecording(path);
    expect([source.format, source.rateHz, source.channelCount]).toEqual(['flac', 8000, 1]);
    const heard: number[] = [];
    for await (const block of source.blocks(0)) heard.push(...block.channels[0]!.subarray(0, block.frames));
    await source.close();
    const stem = /(\d{8}_\d{6}|without time)_/.exec(name)![1]!;
    const file =
      {
        '20260501_053000': 'oak/20260501_053000.WAV',
        '20260501_061000': 'oak/20260501_061000.WAV',
        '20260502_210000': 'brook/20260502_210000.WAV',
      }[stem] ?? 'brook/without time.wav';
    const original = await readFile(join(field.recordings, file));
    expect(heard.length).toBeGreaterThan(8000);
    expect(heard.every((value, i) => Math.round(value * 32768) === original.readInt16LE(44 + 2 * i))).toBe(true);
    expect(bytes.includes(Buffer.from('GUANO=GUANO|Version: 1.0'))).toBe(true);
    expect(bytes.length).toBeLessThan(heard.length * 2);
  }
});

test('spectrograms are pictures with axes that say what they show', async () => {
  const field = await fieldExport();
  const { files } = await field.write('spectrograms', { minScore: 0.8 });
  const pictures = [...files].filter(([name]) => name.endsWith('.png'));
  expect(pictures).toHaveLength(2);
  for (const [, bytes] of pictures) {
    const png = decode(bytes);
    expect(png.height).toBe(14 + 513 + 22);
    expect(png.text?.['Title']).toContain('Common Blackbird (Turdus merula)');
    // The tone of 440 or 1500 Hz is the brightest row of the middle column.
    const middle = 48 + Math.floor((png.width - 56) / 2);
    const brightness = Array.from({ length: 513 }, (_, y) => {
      const at = 3 * ((14 + y) * png.width + middle);
      return Number(png.data[at]) + Number(png.data[at + 1]);
    });
    const row = brightness.indexOf(Math.max(...brightness));
    const hz = ((512 - row) / 512) * 4000;
    expect([440, 1500].some((tone) => Math.abs(tone - hz) < 40)).toBe(true);
  }
});

test('a recording that is away costs its own clips only, and the notes say which', async () => {
  const field = await fieldExport();
  const { rename } = await import('node:fs/promises');
  await rename(join(field.recordings, 'oak/20260501_061000.WAV'), join(field.recordings, 'gone'));
  const { result } = await field.write('clips');
  expect(result.rows).toBe(6);
  expect(said(result)).toContain('2 detections left out: The recording 20260501_061000.WAV is not available now.');
});

test('every format obeys the filter, and the preview says beforehand what it takes', async () => {
  const field = await fieldExport();
  const formats: readonly ExportFormat[] = [
    'detections-csv',
    'json',
    'raven',
    'audacity',
    'kaleidoscope',
    'darwin-core',
    'camtrap-dp',
  ];
  const stations = await field.engine.ask('stations.read', {});
  for (const filter of [
    { station: stations.stations[0]!.id },
    { fromDay: '2026-05-02' },
    { species: ['robin'] },
    { review: 'reviewed' as const },
  ]) {
    for (const format of formats) {
      const preview = await field.engine.ask('export.preview', { format, filter });
      expect([format, (await field.write(format, filter)).result.rows]).toEqual([format, preview.taken]);
    }
  }
  const ebird = await field.engine.ask('export.preview', { format: 'ebird', filter: {} });
  expect(ebird).toMatchObject({
    detections: 8,
    taken: 2,
    confirmed: 2,
    rejected: 1,
    unsure: 1,
    undated: 2,
    unplaced: 4,
  });
  expect(said(ebird)).toContain('6 detections that nobody confirmed stay out');
});

test('exports never land among the originals, and one runs at a time', async () => {
  const field = await fieldExport();
  const ask = { format: 'json', filter: {}, options: {} } as const;
  await field.engine.ask('watch.add', { folder: field.recordings });
  await expect(field.engine.ask('export.write', { ...ask, folder: join(field.recordings, 'out') })).rejects.toThrow(
    /watche[sd] for recordings/,
  );
  await expect(field.engine.ask('export.write', { ...ask, folder: 'some/where' })).rejects.toThrow('full path');
  const first = field.engine.ask('export.write', { ...ask, folder: null });
  await expect(field.engine.ask('export.write', { ...ask, folder: null })).rejects.toThrow('still running');
  expect((await first).files.map((file) => file.name)).toEqual(['detections.json', 'songsight-settings.json']);
});
