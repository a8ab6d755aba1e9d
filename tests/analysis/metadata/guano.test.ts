import { expect, test } from 'vitest';
import { guanoFields, guanoMoment, guanoNumber } from '#analysis/metadata/guano.ts';
import { offsetMinutes } from '#analysis/metadata/local-moment.ts';

test('fields are split at the first colon; namespaces, CRLF and joined copies are understood', () => {
  const lines = ['GUANO|Version: 1.0', 'Timestamp:2019-08-06T23:07:49', 'WA|Song Meter|Prefix: LAKE', 'Note: a: b'];
  for (const text of [lines.join('\n'), lines.join('\r\n'), lines.join(';')]) {
    const fields = guanoFields(text);
    expect(fields?.get('Timestamp')).toBe('2019-08-06T23:07:49');
    expect(fields?.get('WA|Song Meter|Prefix')).toBe('LAKE');
    expect(fields?.get('Note')).toBe('a: b');
  }
  expect(guanoFields('Timestamp: 2019-08-06')).toBeNull();
});

test.each([
  ['2019-08-06T23:07:49', '2019-08-06T23:07:49.000', null],
  ['2019-08-06T23:07:49Z', '2019-08-06T23:07:49.000', 0],
  ['2019-08-06T23:07:49.25-04:00', '2019-08-06T23:07:49.250', -240],
  ['2019-08-06 23:07:49+0930', '2019-08-06T23:07:49.000', 570],
  ['2019-08-06 23:07:49.1 +09:30', '2019-08-06T23:07:49.100', 570],
  ['2019-08-06T23:07:49,1234567Z', '2019-08-06T23:07:49.123', 0],
  ['2019-08-06T23:07:49.123456789-0330', '2019-08-06T23:07:49.123', -210],
  ['20190806T230749Z', '2019-08-06T23:07:49.000', 0],
  ['2019-08-06T23:07+02', '2019-08-06T23:07:00.000', 120],
  ['2019-08-06T23:07:49 UTC+2', '2019-08-06T23:07:49.000', 120],
])('timestamp %s', (text, local, offset) => {
  expect(guanoMoment(text)).toEqual({ local, offsetMinutes: offset });
});

test.each(['yesterday', '2019-08-06', '2019-13-06T23:07:49', '2019-08-06T23:07:49+99:00'])(
  '"%s" is no timestamp',
  (text) => {
    expect(guanoMoment(text)).toBeNull();
  },
);

test('numbers may carry units; what is no number is nothing', () => {
  const fields = guanoFields('GUANO|Version:1.0\nTemperature Int: 12.5\nHumidity: wet\nOAD|Battery Voltage: 4.1V');
  expect(guanoNumber(fields!, 'Temperature Int')).toBe(12.5);
  expect(guanoNumber(fields!, 'OAD|Battery Voltage')).toBe(4.1);
  expect(guanoNumber(fields!, 'Humidity')).toBeNull();
  expect(guanoNumber(fields!, 'Missing')).toBeNull();
});

test.each([
  ['Z', 0],
  ['UTC', 0],
  ['UTC+2', 120],
  ['+10', 600],
  ['-3:30', -210],
  ['+1000', 600],
  ['UTC-0:45', -45],
  ['CET', null],
  ['', null],
])('offset "%s"', (text, minutes) => {
  expect(offsetMinutes(text)).toBe(minutes);
});
