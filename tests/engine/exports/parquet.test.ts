import { asyncBufferFromFile, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ExportFormat, ExportResult } from '#contract/exports.ts';
import { openExportSource } from '#engine/exports/export-source.ts';
import { writeExport } from '#engine/exports/write-export.ts';
import { makeSeason } from '../../field/season-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fieldExport } from './field-export.ts';

test('Parquet holds the columns and the rows of the CSV', async () => {
  const field = await fieldExport();
  const csv = (await field.write('detections-csv')).files
    .get('detections.csv')!
    .toString()
    .slice(1)
    .trimEnd()
    .split('\r\n');
  const { files, result } = await field.write('detections-parquet');
  const bytes = files.get('detections.parquet')!;
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const columns = parquetMetadata(whole).schema.slice(1);
  expect(columns.map(({ name }) => name)).toEqual(csv[0]?.split(','));
  expect(columns.find(({ name }) => name === 'start_time')?.logical_type).toEqual({
    type: 'TIMESTAMP',
    isAdjustedToUTC: false,
    unit: 'MILLIS',
  });
  const file = await asyncBufferFromFile(join(result.folder, 'detections.parquet'));
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(csv.length - 1);
  expect(result.rows).toBe(rows.length);
  const [first] = csv.slice(1).map((line) => line.split(','));
  expect(rows[0]).toMatchObject({ recording: first?.[0], score: Number(first?.[8]), scientific_name: first?.[6] });
  expect(rows.find((row) => row['individuals'] === 2)).toMatchObject({
    start_time: new Date('2026-05-01T05:30:00.000Z'),
    utc_offset_min: 120,
    individuals: 2,
    comment: 'two males, "duelling"',
    time_guessed: false,
  });
  expect(rows.some((row) => row['start_time'] === null || row['start_time'] === undefined)).toBe(true);
});

test('a season of many groups of rows is read back whole, and few rows at a time lie in memory', async () => {
  const [data, out] = [await temporaryFolder(), await temporaryFolder()];
  makeSeason(data, { detections: 12_000, species: 20 });
  const source = openExportSource(data, '0.0.0-test', '2026-05-10T09:00:00.000Z');
  onTestFinished(() => source.close());
  const stop = new AbortController();
  const hooks = { signal: stop.signal, progress: () => undefined, printPdf: () => Promise.resolve() };
  const write = (format: ExportFormat): Promise<ExportResult> =>
    writeExport(source, { format, filter: {}, options: {}, folder: join(out, format) }, hooks);
  const [csv, parquet] = [await write('detections-csv'), await write('detections-parquet')];
  expect(parquet.rows).toBe(csv.rows);
  const path = join(parquet.folder, 'detections.parquet');
  const groups = parquetMetadata(new Uint8Array(await readFile(path)).buffer).row_groups;
  expect(groups.length).toBeGreaterThan(1);
  expect(Math.max(...groups.map((group) => Number(group.num_rows)))).toBeLessThanOrEqual(5000);
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  const [head = '', ...lines] = (await readFile(join(csv.folder, 'detections.csv'), 'utf8'))
    .slice(1)
    .trimEnd()
    .split('\r\n');
  const at = head.split(',').indexOf('score');
  expect(rows.map(({ recording, score }) => [recording, score])).toEqual(
    lines.map((line) => line.split(',')).map((cells) => [cells[0], Number(cells[at])]),
  );
});
