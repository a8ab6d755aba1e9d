import { expect, test } from 'vitest';
import { fileNameTime, folderTime } from '#analysis/metadata/file-name-time.ts';

const names: readonly [name: string, local: string | null, offset?: number | null][] = [
  // AudioMoth, today's firmware, products of its tools, triggered files.
  ['20260523_043000.WAV', '2026-05-23T04:30:00.000'],
  ['24F319055FDF2D20_20260523_043000.WAV', '2026-05-23T04:30:00.000'],
  ['POND_20260523_043000T.WAV', '2026-05-23T04:30:00.000'],
  ['20260523_043000_SYNC.WAV', '2026-05-23T04:30:00.000'],
  ['20260523_043000_000.WAV', '2026-05-23T04:30:00.000'],
  // AudioMoth, old firmware: eight hex digits, and nothing else.
  ['5DFB6DFC.WAV', '2019-12-19T12:33:00.000', 0],
  ['5dfb6dfc.wav', '2019-12-19T12:33:00.000', 0],
  ['prefix5AFCD4F4prefix.WAV', null],
  ['5DFB6DFC5DFB6DFC.WAV', null],
  ['20190819.WAV', null],
  // Song Meter: Mini, Micro, SM4, SM5, SM3 with channels and GPS-synced.
  ['S4A08440_20260523_043000.wav', '2026-05-23T04:30:00.000'],
  ['LAKE_0+1_20260523_043000.wav', '2026-05-23T04:30:00.000'],
  ['LAKE_1_20260523_043000.wav', '2026-05-23T04:30:00.000'],
  ['ARIZONA-1_20161023$195550.wac', '2016-10-23T19:55:50.000'],
  // Fractions of a second.
  ['FNQ-RBS_20190102_044802_010.wav', '2019-01-02T04:48:02.010'],
  ['lake_20190102_044802_123456.wav', '2019-01-02T04:48:02.123'],
  // Offsets in the name win; of two times the first is the start.
  ['20091219T070006+1000_00600.wav', '2009-12-19T07:00:06.000', 600],
  ['20191219T070006-0330_20191219T080006-0330.wav', '2019-12-19T07:00:06.000', -210],
  ['OEA_20100503-080000Z.mp3', '2010-05-03T08:00:00.000', 0],
  ['WOO_20170611_100000+1000.wav', '2017-06-11T10:00:00.000', 600],
  ['2026-05-23T04:30:00+02:00.flac', '2026-05-23T04:30:00.000', 120],
  ['2026-05-23-birdnet-04:30:00.wav', null],
  ['2026-05-23 04-30-00.m4a', '2026-05-23T04:30:00.000'],
  ['20260523043000.wav', '2026-05-23T04:30:00.000'],
  // Midnight as 24:00 is the next day's; what is no date is no time.
  ['REC_20260531_240000.wav', '2026-06-01T00:00:00.000'],
  ['REC_20260531_240100.wav', null],
  ['REC_20260231_043000.wav', null],
  ['REC_20261301_043000.wav', null],
  ['REC_20260523_046000.wav', null],
  ['123_20131012_123456-9_456.wav', null],
  ['1234520260523_043000.wav', null],
  ['20260523_0430001.wav', null],
  ['XC972394 - Song Sparrow.wav', null],
  ['160219010101.WAV', null],
  ['bird.wav', null],
];

test.each(names)('%s', (name, local, offset = null) => {
  expect(fileNameTime(name)).toEqual(local === null ? null : { local, offsetMinutes: offset });
});

test.each([
  ['20260523', '043000.WAV', '2026-05-23T04:30:00.000'],
  ['20260523', '043000T.WAV', '2026-05-23T04:30:00.000'],
  ['20260523', '253000.WAV', null],
  ['lake', '043000.WAV', null],
  ['20260523', 'bird043000.WAV', null],
])('folder %s, file %s', (folder, file, local) => {
  expect(folderTime(folder, file)?.local ?? null).toBe(local);
});
