import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { falseColours } from '#analysis/soundscape/false-colours.ts';
import { SoundscapeMeter } from '#analysis/soundscape/soundscape-meter.ts';
import {
  indexNames,
  packSoundscape,
  rowCount,
  rowRanges,
  unpackSoundscape,
  type Soundscape,
} from '#analysis/soundscape/soundscape.ts';

type Golden = {
  readonly rateHz: number;
  readonly seconds: number;
  readonly everyRow: number;
  readonly minutes: readonly (Record<'seconds' | (typeof indexNames)[number], number> & {
    readonly rows: Record<'aci' | 'concentrated' | 'eventsPerSecond', readonly number[]>;
  })[];
};
// Written by model-training/write_soundscape_golden.py with scikit-maad.
const golden = JSON.parse(
  readFileSync(new URL('../../fixtures/golden/soundscape.json', import.meta.url), 'utf8'),
) as Golden;

/** The same sound as the script makes. */
function madeSound({ rateHz, seconds }: Golden): Float32Array {
  let state = 1;
  return Float32Array.from({ length: rateHz * seconds }, (_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const t = at / rateHz;
    const within = t % 1;
    const whistle = within < 0.5 ? Math.sin(2 * Math.PI * (3000 * within + 2000 * within ** 2)) : 0;
    return 0.02 * (state / 2 ** 31 - 1) + 0.05 * Math.sin(2 * Math.PI * 1500 * t) + 0.3 * whistle;
  });
}

function measure(samples: Float32Array, rateHz: number, piece = 10_007, every?: number): Soundscape {
  const meter = new SoundscapeMeter(rateHz, every);
  for (let at = 0; at < samples.length; at += piece) meter.hear(samples.subarray(at, at + piece));
  return meter.finish();
}

const sound = madeSound(golden);
/** All of it, as the reference heard it. */
const made = measure(sound, golden.rateHz, 10_007, 1);

test('ACI, ADI, BI, NDSI and H of each minute are those of scikit-maad', () => {
  expect(made.topHz).toBe(16_000);
  expect([...made.seconds]).toHaveLength(golden.minutes.length);
  for (const [minute, wanted] of golden.minutes.entries()) {
    expect(made.seconds[minute]).toBeCloseTo(wanted.seconds, 1);
    for (const [at, name] of indexNames.entries()) {
      const value = made.indices[minute * indexNames.length + at] ?? Number.NaN;
      expect(Math.abs(value - wanted[name]) / Math.abs(wanted[name]), `${name} of minute ${minute}`).toBeLessThan(2e-3);
    }
  }
});

test('a quarter of the sound, which is what is listened to, says nearly the same', () => {
  const usual = measure(sound, golden.rateHz);
  expect([...usual.seconds]).toHaveLength(golden.minutes.length);
  for (const [minute, wanted] of golden.minutes.entries()) {
    for (const [at, name] of indexNames.entries()) {
      const value = usual.indices[minute * indexNames.length + at] ?? Number.NaN;
      expect(Math.abs(value - wanted[name]) / Math.abs(wanted[name]), `${name} of minute ${minute}`).toBeLessThan(0.05);
    }
  }
});

test('complexity, concentration and events of single rows are those of the reference, to the byte that is kept', () => {
  for (const [minute, { rows }] of golden.minutes.entries()) {
    for (const [at, wanted] of [rows.aci, rows.concentrated, rows.eventsPerSecond].entries()) {
      const { least, most } = rowRanges[at]!;
      for (const [step, value] of wanted.entries()) {
        const byte = made.rows[(minute * rowCount + step * golden.everyRow) * 3 + at] ?? Number.NaN;
        const kept = least + (byte / 255) * (most - least);
        const clipped = Math.min(most, Math.max(least, value));
        expect(Math.abs(kept - clipped), `${at} of row ${step}`).toBeLessThan((most - least) / 100);
      }
    }
  }
});

test('however the sound is cut into pieces, the same is measured', () => {
  const samples = sound.subarray(0, 20 * golden.rateHz);
  expect(measure(samples, golden.rateHz, 64)).toEqual(measure(samples, golden.rateHz, 1_000_000));
});

test('silence has no indices and no colours, a breath of sound no minute, and ultrasound as many rows as any', () => {
  const silence = measure(new Float32Array(48_000 * 5), 48_000);
  expect(silence.seconds).toHaveLength(1);
  expect([...silence.indices].every((value) => Number.isNaN(value))).toBe(true);
  expect([...silence.rows].every((byte) => byte === 0)).toBe(true);
  expect(measure(new Float32Array(1000).fill(0.5), 48_000).seconds).toHaveLength(0);
  const bats = measure(madeSound({ ...golden, rateHz: 384_000, seconds: 2 }), 384_000);
  expect(bats).toMatchObject({ topHz: 192_000 });
  expect(bats.rows).toHaveLength(rowCount * 3);
});

test('what was packed comes out again, and bytes that are none of it give nothing', () => {
  const packed = packSoundscape(made);
  expect(packed.length / made.seconds.length).toBeLessThan(1000);
  expect(unpackSoundscape(packed)).toEqual(made);
  for (const wrong of [new Uint8Array(0), new Uint8Array(40), packed.subarray(0, -1)])
    expect(unpackSoundscape(wrong)).toBeNull();
});

test('a day as a picture: the whistle is bright at its minute, the rest of the day is empty', () => {
  const { width, height, channels, data } = decode(falseColours([{ soundscape: made, startMinute: 600 }]));
  expect([width, height, channels]).toEqual([1440, rowCount, 4]);
  const at = (column: number, hz: number): number[] => {
    const row = rowCount - 1 - Math.floor((hz / made.topHz) * rowCount);
    return [...data.subarray((row * width + column) * 4, (row * width + column) * 4 + 4)];
  };
  expect(at(599, 4000)).toEqual([0, 0, 0, 0]);
  expect(at(602, 4000)).toEqual([0, 0, 0, 0]);
  const [, concentrated, , seen] = at(600, 4000);
  expect(seen).toBe(255);
  expect(concentrated).toBeGreaterThan(100);
  expect(at(600, 9000)[1]).toBeLessThan(40);
});
