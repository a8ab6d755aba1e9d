import { expect, test } from 'vitest';
import { audioMothNote } from '#analysis/metadata/audiomoth-comment.ts';
import { sentence } from '#contract/words/sentence.ts';

const id = '24F319055FDF2D20';
const nothing = {
  deviceId: null,
  deployment: null,
  gain: null,
  batteryVolts: null,
  temperatureC: null,
  filter: null,
  trigger: null,
  stopReason: null,
};

/** Firmware, its sentence, what it says. Wordings as AudioMoth's firmware wrote them from 1.0 to 1.11. */
const sentences: readonly [string, string, object][] = [
  [
    '1.0',
    `Recorded at 18:30:00 19/10/2018 by AudioMoth ${id} at gain setting 2 while battery state was 4.5V`,
    { start: ['2018-10-19T18:30:00.000', 0], deviceId: id, gain: '2', batteryVolts: 4.5 },
  ],
  [
    '1.0 low battery',
    `Recorded at 18:30:00 19/10/2018 by AudioMoth ${id} at gain setting 0 while battery state was < 3.6V`,
    { start: ['2018-10-19T18:30:00.000', 0], deviceId: id, gain: '0', batteryVolts: 3.6 },
  ],
  [
    '1.0.1',
    `Recorded at 10:25:00 04/04/2020 (UTC) by AudioMoth ${id} at gain setting 2 while battery state was 4.7V.`,
    { start: ['2020-04-04T10:25:00.000', 0], deviceId: id, gain: '2', batteryVolts: 4.7 },
  ],
  [
    '1.2.0',
    `Recorded at 07:00:00 01/02/2020 (UTC+10) by AudioMoth ${id} at gain setting 3 while battery state was 4.1V`,
    { start: ['2020-02-01T07:00:00.000', 600], deviceId: id, gain: '3', batteryVolts: 4.1 },
  ],
  [
    '1.2.1 cancelled',
    `Recorded at 07:00:00 01/02/2020 (UTC-3) by AudioMoth ${id} at gain setting 3 while battery state was less than 3.6V. Recording cancelled before completion due to low voltage.`,
    { start: ['2020-02-01T07:00:00.000', -180], deviceId: id, gain: '3', batteryVolts: 3.6, stopReason: 'low voltage' },
  ],
  [
    '1.2.2',
    `Recorded at 23:59:59 31/12/2019 (UTC+5:30) by AudioMoth ${id} at gain setting 2 while battery state was greater than 4.9V`,
    { start: ['2019-12-31T23:59:59.000', 330], deviceId: id, gain: '2', batteryVolts: 4.9 },
  ],
  [
    '1.4.0',
    `Recorded at 05:00:00 12/05/2020 (UTC) by AudioMoth ${id} at medium gain setting while battery state was 4.2V and temperature was 12.8C. Band-pass filter applied with cut-off frequencies of 1.0kHz and 10.0kHz.`,
    {
      start: ['2020-05-12T05:00:00.000', 0],
      deviceId: id,
      gain: 'medium',
      batteryVolts: 4.2,
      temperatureC: 12.8,
      filter: sentence('recorder-filter-band', { low: '1.0', high: '10.0' }),
    },
  ],
  [
    '1.5 deployment',
    'Recorded at 05:00:00 12/05/2021 (UTC-9:30) during deployment 1234567890ABCDEF using external microphone at low-medium gain setting while battery state was 3.9V and temperature was -7.4C.',
    {
      start: ['2021-05-12T05:00:00.000', -570],
      deployment: '1234567890ABCDEF',
      gain: 'low-medium',
      batteryVolts: 3.9,
      temperatureC: -7.4,
    },
  ],
  [
    '1.8',
    `Recorded at 04:30:00 23/05/2026 (UTC+2) by AudioMoth ${id} at medium-high gain while battery was 4.1V and temperature was 9.3C. Frequency trigger (4.0kHz and window length of 16 samples) threshold was 10% with 3s minimum trigger duration. High-pass filter with frequency of 2.0kHz applied. Recording stopped due to switch position change.`,
    {
      start: ['2026-05-23T04:30:00.000', 120],
      deviceId: id,
      gain: 'medium-high',
      batteryVolts: 4.1,
      temperatureC: 9.3,
      filter: sentence('recorder-filter-high', { low: '2.0' }),
      trigger: sentence('recorder-trigger-at-least', {
        trigger: sentence('recorder-trigger-frequency', { kilohertz: '4.0', level: '10%' }),
        seconds: '3',
      }),
      stopReason: 'switch position change',
    },
  ],
  [
    '1.8 empty battery',
    `Recorded at 04:30:00 23/05/2026 (UTC) by AudioMoth ${id} at high gain while battery was less than 2.5V and temperature was 0.0C.`,
    { start: ['2026-05-23T04:30:00.000', 0], deviceId: id, gain: 'high', batteryVolts: 2.5, temperatureC: 0 },
  ],
  [
    'inside another text',
    `{"opso":1,"comment":"Recorded at 09:30:00 28/05/2024 (UTC) by AudioMoth ${id} at medium gain while battery was 3.8V and temperature was 12.8C."}`,
    { start: ['2024-05-28T09:30:00.000', 0], deviceId: id, gain: 'medium', batteryVolts: 3.8, temperatureC: 12.8 },
  ],
  [
    'an impossible date',
    `Recorded at 09:30:00 31/02/2024 (UTC) by AudioMoth ${id} at low gain while battery was 3.8V and temperature was 1.0C.`,
    { start: null, deviceId: id, gain: 'low', batteryVolts: 3.8, temperatureC: 1 },
  ],
];

test.each(sentences)('firmware %s', (_firmware, comment, said) => {
  const note = audioMothNote(comment);
  const start = note?.start ? [note.start.local, note.start.offsetMinutes] : null;
  expect({ ...note, start }).toEqual({ ...nothing, ...said });
});

test.each(['', 'A nice song', 'Recorded at the lake', 'AudioMoth is great'])('"%s" is not AudioMoth\'s', (comment) => {
  expect(audioMothNote(comment)).toBeNull();
});
