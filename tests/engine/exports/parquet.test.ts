import { asyncBufferFromFile, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
