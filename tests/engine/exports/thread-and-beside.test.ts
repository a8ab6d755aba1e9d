// An export in a thread of its own, and from a second process beside the first.
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure, toFailure } from '#contract/failure.ts';
import { backUpBeside, openForExport } from '#engine/exports/placing/export-beside.ts';
import { exportInThread } from '#engine/exports/in-thread.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fieldExport } from './field-export.ts';

const entry = join(import.meta.dirname, '../../../electron/engine/exports/export-thread.ts');
const now = '2026-05-10T09:00:00.000Z';
const nothing = () => undefined;

test('a thread writes the same bytes, tells how far it is, has reports printed, and stops', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  const here = await field.write('detections-csv');
  const wish = { format: 'detections-csv', filter: {}, options: {}, folder: join(out, 'csv') } as const;
  const job = { dataFolder: field.data, version: '0.0.0-test', now, wish };
  const told: number[] = [];
  const never = new AbortController().signal;
  const hooks = { signal: never, progress: (done: number) => void told.push(done), printPdf: () => Promise.resolve() };
  const result = await exportInThread(entry, job, hooks);
  expect(result.rows).toBe(here.result.rows);
  expect(told.at(-1)).toBe(here.result.rows);
  expect(await readFile(join(out, 'csv', 'detections.csv'))).toEqual(here.files.get('detections.csv'));
  const printed: string[] = [];
  const report = { ...job, wish: { ...wish, format: 'report-pdf', folder: join(out, 'pdf') } } as const;
  await exportInThread(entry, report, {
    ...hooks,
    printPdf: async (html, pdf) => {
      printed.push(await readFile(html, 'utf8'));
      await (await import('node:fs/promises')).writeFile(pdf, '%PDF');
    },
  });
  expect(printed[0]).toContain('</html>');
  expect((await readdir(join(out, 'pdf'))).sort()).toEqual(['report.pdf', 'songsight-settings.json']);
  const stopped = AbortSignal.abort();
  await expect(
    exportInThread(entry, { ...job, wish: { ...wish, folder: join(out, 'stopped') } }, { ...hooks, signal: stopped }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  await expect(
    exportInThread(entry, report, {
      ...hooks,
      printPdf: () => Promise.reject(KnownFailure.of({ code: 'not-allowed', ...plainText('no printer') })),
    }),
  ).rejects.toThrow('report.pdf is already in this folder');
  expect((await readdir(out)).sort()).toEqual(['csv', 'pdf']);
});

test('a thread that is deep in its work is left soon, and nothing stays of what it wrote', async () => {
  const out = await temporaryFolder();
  const wish = { format: 'json', filter: {}, options: {}, folder: join(out, 'json') } as const;
  const job = { dataFolder: out, version: '0.0.0-test', now, wish };
  const stop = new AbortController();
  const deep = join(import.meta.dirname, 'deep-export-child.ts');
  // It tells that it counts now, which takes it many times as long as anybody should wait.
  let stopped = 0;
  const progress = (): void => {
    stopped = performance.now();
    stop.abort();
  };
  const hooks = { signal: stop.signal, progress, printPdf: () => Promise.resolve() };
  await expect(exportInThread(deep, job, hooks)).rejects.toMatchObject({ code: 'cancelled' });
  expect(performance.now() - stopped).toBeLessThan(6000);
  expect(await readdir(out)).toEqual([]);
});

test('an export whose folder hangs is left soon, it is said what may stay there, and that goes when the folder answers', async () => {
  const out = await temporaryFolder();
  const wish = { format: 'json', filter: {}, options: {}, folder: join(out, 'json') } as const;
  const job = { dataFolder: out, version: '0.0.0-test', now, wish };
  const stop = new AbortController();
  const hung = join(import.meta.dirname, 'hung-export-child.ts');
  const hooks = { signal: stop.signal, progress: () => stop.abort(), printPdf: () => Promise.resolve() };
  const left = join(out, '.songsight-export-hung');
  // Whoever waited for the folder would wait here for ever.
  const failure = await exportInThread(hung, job, hooks).catch(toFailure);
  expect(failure).toMatchObject({
    code: 'cancelled',
    key: 'export-stopped-left',
    values: { folder: wish.folder, left },
  });
  expect(await readdir(out)).toEqual(['.songsight-export-hung']);
  const pipe = await open(join(left, 'detections.csv'), 'w');
  await expect.poll(() => readdir(out)).toEqual([]);
  await pipe.close();
});

test('files that get their places one after the other, however slowly, all get them: half of them would be no export', async () => {
  const out = await temporaryFolder();
  const wish = { format: 'json', filter: {}, options: {}, folder: join(out, 'json') } as const;
  const job = { dataFolder: out, version: '0.0.0-test', now, wish };
  const stop = new AbortController();
  const hooks = { signal: stop.signal, progress: () => stop.abort(), printPdf: () => Promise.resolve() };
  const slow = join(import.meta.dirname, 'slow-export-child.ts');
  expect(await exportInThread(slow, job, hooks)).toMatchObject({ fileCount: 25 });
});

test('exports and backups are made while another Songsight has the data folder open', async () => {
  const field = await fieldExport();
  const out = await temporaryFolder();
  const desk = openForExport(field.data);
  expect(desk.stations.map(({ name }) => name)).toEqual(['Oak Ridge']);
  const hooks = { signal: new AbortController().signal, progress: nothing, printPdf: () => Promise.resolve() };
  const wish = { format: 'json', filter: {}, options: {}, folder: join(out, 'json') } as const;
  const written = await exportInThread(entry, { dataFolder: field.data, version: '0.0.0-test', now, wish }, hooks);
  expect(written.rows).toBe(8);
  const backup = await backUpBeside(field.data, out, new Date(now));
  expect((await readdir(out)).sort()).toEqual([
    'json',
    'songsight-backup-20260510T090000Z.db',
    'songsight-backup-20260510T090000Z.embeddings.db',
  ]);
  expect((await readFile(backup)).subarray(0, 15).toString()).toBe('SQLite format 3');
  // The first one goes on as if nothing had been.
  expect((await field.write('json')).result.rows).toBe(8);
});

test('a folder without data is not made into one', async () => {
  const empty = await temporaryFolder();
  expect(() => openForExport(empty)).toThrow('There is no Songsight data in');
  expect(await readdir(empty)).toEqual([]);
});
