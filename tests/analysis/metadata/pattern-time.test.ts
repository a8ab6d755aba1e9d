import { expect, test } from 'vitest';
import { nameParts } from '#contract/schema/name-pattern.ts';
import { patternTime } from '#analysis/metadata/pattern-time.ts';
import { processorMs } from '../../processor-time.ts';

const read: readonly [pattern: string, name: string, local: string | null][] = [
  ['SITE_YYYYMMDD_HHMMSS', 'Upper Marsh_20240317_053000.wav', '2024-03-17T05:30:00.000'],
  ['SITE_YYYYMMDD_HHMMSS', 'a_b_20240317_053000.WAV', '2024-03-17T05:30:00.000'],
  ['SITE_YYYYMMDD_HHMMSS.wav', 'a_20240317_053000.flac', '2024-03-17T05:30:00.000'],
  ['SITE_YYYYMMDD_HHMMSS', '_20240317_053000.wav', null],
  ['SITE_YYYYMMDD_HHMMSS', 'marsh_20241317_053000.wav', null],
  ['SITE_YYYYMMDD_HHMMSS', 'marsh_2024031_053000.wav', null],
  ['HHhMM DD.MM.YY *', '05h07 17.03.24 first light.wav', '2024-03-17T05:07:00.000'],
  ['??-DD-MM-YYYY-HH-MM', 'x1-01-02-2023-23-59.wav', '2023-02-01T23:59:00.000'],
  ['*YYYYMMDDHHMM*', 'rec000120230201235900.wav', '2023-02-01T23:59:00.000'],
  ['recYYYY.MM.DD-HH.MM.SS', 'REC2023.02.01-23.59.01.wav', '2023-02-01T23:59:01.000'],
];

test.each(read)('%s reads %s as %s', (pattern, name, local) => {
  expect(patternTime(pattern)(name)?.local ?? null).toBe(local);
});

test('a pattern without a date, an hour or minutes, or with one of them twice, is none', () => {
  for (const pattern of ['SITE', 'YYYYMMDD', 'YYYYMMDD_HH', 'MMDD_HHMM', 'YYYYMMDD_HHMM_HH', 'YYYYMMDD_HHMMSS_SS'])
    expect(nameParts(pattern), pattern).toBeNull();
  expect(patternTime('SITE')('20240317_053000.wav')).toBeNull();
});

test('no pattern takes long, whatever the name', async () => {
  const tookMs = await processorMs(() => {
    const pattern = `${'*a'.repeat(80)}YYYYMMDDHHMM`;
    expect(nameParts(pattern)).not.toBeNull();
    expect(patternTime(pattern)(`${'a'.repeat(500)}b.wav`)).toBeNull();
    expect(patternTime(`${'SITE'.repeat(40)}YYYYMMDDHHMM`)(`${'1'.repeat(500)}.wav`)?.local ?? null).toBe(null);
  });
  expect(tookMs).toBeLessThan(5000);
});
