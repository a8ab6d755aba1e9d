// Where an export lands: nothing of anybody's is overwritten, nothing half-written stays, and odd places end in a sentence.
import { rmSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportFormat, ExportOptions, ExportResult } from '#contract/exports.ts';
import { ExportFolder } from '#engine/exports/placing/export-folder.ts';
import { numberedName } from '#engine/exports/placing/numbered-name.ts';
import { writingFailure } from '#engine/exports/placing/writing-failure.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fieldExport, said, type FieldExport } from './field-export.ts';

function into(
  field: FieldExport,
  folder: string,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportResult> {
  return field.engine.ask('export.write', { format, filter: {}, options, folder });
}

const everything = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).sort();

test('a number stands where a person looks for it', () => {
  const names = ['detections.csv', 'songsight-48000hz-1ch.list.txt', 'ebird-001.csv', 'clips', 'my table'];
  expect(names.map((name) => numberedName(name, 2))).toEqual([
    'detections 2.csv',
    'songsight-48000hz-1ch 2.list.txt',
    'ebird 2-001.csv',
    'clips 2',
    'my table 2',
  ]);
  expect(numberedName('a.csv', 1)).toBe('a.csv');
});

test('a table that a person has edited is refused, written beside or replaced, as asked; nothing else is touched', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  await into(field, out, 'detections-csv');
  await writeFile(join(out, 'detections.csv'), 'my own work');
  await writeFile(join(out, 'notes.txt'), 'mine');
  await expect(into(field, out, 'detections-csv')).rejects.toThrow(
    'already-there detections.csv is already in this folder',
  );
  const beside = await into(field, out, 'detections-csv', { existing: 'beside' });
  expect(beside.files.map((file) => file.name)).toEqual(['detections 2.csv', 'songsight-settings 2.json']);
  expect(said(beside)).toContain('detections 2.csv');
  const third = await into(field, out, 'detections-csv', { existing: 'beside' });
  expect(third.files[0]?.name).toBe('detections 3.csv');
  expect(await readFile(join(out, 'detections.csv'), 'utf8')).toBe('my own work');
  await into(field, out, 'detections-csv', { existing: 'replace' });
  expect(await readFile(join(out, 'detections.csv'), 'utf8')).toContain('scientific_name');
  expect(await readFile(join(out, 'notes.txt'), 'utf8')).toBe('mine');
});

test('every format leaves what it finds, and keeps together what belongs together', async () => {
  const field = await fieldExport();
  const formats: readonly ExportFormat[] = ['raven', 'camtrap-dp', 'audacity', 'clips', 'darwin-core', 'report-html'];
  for (const format of formats) {
    const out = await temporaryFolder();
    const first = await into(field, out, format);
    for (const { name } of first.files) await writeFile(join(out, name), 'edited');
    await expect(into(field, out, format)).rejects.toThrow('already-there');
    const second = await into(field, out, format, { existing: 'beside' });
    for (const { name } of first.files) expect(await readFile(join(out, name), 'utf8')).toBe('edited');
    for (const { name, bytes } of second.files) expect((await readFile(join(out, name))).length).toBe(bytes);
    expect(said(second)).toContain('holds an earlier export');
  }
});

test('a folder with an earlier export’s clips says so, and replacing keeps the strangers in it', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  const first = await into(field, out, 'clips');
  const clip = first.files[0]?.name ?? '';
  await writeFile(join(out, clip), 'edited');
  await writeFile(join(out, 'clips', 'a stranger.wav'), 'mine');
  const again = await into(field, out, 'clips', { existing: 'replace' });
  expect(said(again)).toContain('held an earlier export (clips)');
  expect((await readFile(join(out, clip))).length).toBeGreaterThan(1000);
  expect(await readFile(join(out, 'clips', 'a stranger.wav'), 'utf8')).toBe('mine');
});

test('a stopped or failed export leaves nothing, not even the folders on the way', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  const running = into(field, join(out, 'a/b/c'), 'clips');
  await field.engine.ask('export.cancel', {});
  await expect(running).rejects.toThrow('cancelled');
  expect(await everything(out)).toEqual([]);
  await mkdir(join(out, 'there'));
  const second = into(field, join(out, 'there'), 'raven');
  await field.engine.ask('export.cancel', {});
  await expect(second).rejects.toThrow('cancelled');
  expect(await everything(out)).toEqual(['there']);
});

test('a place that goes away in the middle, as a stick does, ends the export instead of being made anew', async () => {
  const out = await temporaryFolder();
  const stage = join(out, 'stage');
  await mkdir(stage);
  const folder = new ExportFolder(stage, new AbortController().signal);
  await folder.text('clips/Robin/1.txt', ['1']);
  await folder.text('clips/Wren/1.txt', ['1']);
  await folder.text('clips/Robin/2.txt', ['2']);
  await rename(stage, join(out, 'away'));
  for (const name of ['clips/Robin/3.txt', 'clips/Owl/1.txt', 'songsight-settings.json'])
    await expect(folder.text(name, ['x'])).rejects.toThrow('ENOENT');
  expect((await everything(out)).filter((name) => name.endsWith('.txt'))).toEqual([
    'away/clips/Robin/1.txt',
    'away/clips/Robin/2.txt',
    'away/clips/Wren/1.txt',
  ]);
  expect(await readdir(out)).toEqual(['away']);
});

test('odd places end in a sentence and keep what they held', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  await writeFile(join(out, 'file'), 'x');
  await expect(into(field, join(out, 'file'), 'json')).rejects.toThrow('is a file. Name a folder');
  await expect(into(field, join(out, 'file/below'), 'json')).rejects.toThrow('is a file. Name a folder');
  await expect(into(field, '/dev/null', 'json')).rejects.toThrow('is a file. Name a folder');
  await expect(into(field, '/proc/songsight', 'json')).rejects.toThrow(/data-folder-unusable Nothing can be written/);
  await expect(into(field, '/sys/kernel/songsight', 'json')).rejects.toThrow('data-folder-unusable');
  expect(await everything(out)).toEqual(['file']);
});

test.skipIf(process.getuid?.() === 0)('a folder that must not be written ends in a sentence', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  await chmod(out, 0o500);
  await expect(into(field, out, 'json')).rejects.toThrow('Songsight may not write to');
  await chmod(out, 0o700);
  expect(await everything(out)).toEqual([]);
});

test('what the disk says becomes a sentence', () => {
  const said = (code: string): unknown => writingFailure(Object.assign(new Error(code), { code }), '/srv/out');
  expect(said('ENOSPC')).toMatchObject({ code: 'disk-full' });
  expect(said('EDQUOT')).toMatchObject({ code: 'disk-full' });
  expect(said('EROFS')).toMatchObject({ code: 'data-folder-unusable', path: '/srv/out' });
  expect(said('ENOENT')).toMatchObject({ message: expect.stringContaining('no longer there') as string });
  const bug = new TypeError('x is not a function');
  expect(writingFailure(bug, '/srv/out')).toBe(bug);
});

test('a folder that vanishes while it is written ends in a sentence', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  const card = join(out, 'card');
  await mkdir(card);
  const forget = field.engine.on('export.progress', () => rmSync(card, { recursive: true, force: true }));
  await expect(into(field, card, 'audacity')).rejects.toThrow(/data-folder-unusable .* is no longer there/);
  forget();
  expect(await everything(out)).toEqual([]);
});

test('no folder is made inside a watched card, whatever way leads into it', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  await field.engine.ask('watch.add', { folder: field.recordings });
  const before = await everything(field.recordings);
  await symlink(field.recordings, join(out, 'way'));
  for (const target of ['out', 'a/b', 'oak/../oak/x'].map((name) => join(field.recordings, name))) {
    await expect(into(field, target, 'json')).rejects.toThrow(/watche[sd] for recordings/);
  }
  await expect(into(field, join(out, 'way/deep/er'), 'json')).rejects.toThrow(/watche[sd] for recordings/);
  expect(await everything(field.recordings)).toEqual(before);
});
