import { expect, test } from 'vitest';
import { audioMothNote } from '#analysis/metadata/audiomoth-comment.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { seededRandom } from '../../../build/demo/random.ts';
import { thresholdText, wordings, type Moth, type Wording } from './audiomoth-wordings.ts';

const pickOf = (next: () => number) => {
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const among = <T>(choices: readonly T[]): T => choices[whole(0, choices.length - 1)]!;
  return { whole, among };
};

const hex = (next: () => number): string =>
  Array.from({ length: 16 }, () => '0123456789ABCDEF'[Math.floor(next() * 16)]).join('');

/** Any state a recorder can be in, its edges often. */
function anyMoth(next: () => number): Moth {
  const { whole, among } = pickOf(next);
  return {
    hour: among([0, 23, whole(0, 23)]),
    minute: among([0, 59, whole(0, 59)]),
    second: among([0, 59, whole(0, 59)]),
    day: whole(1, 28),
    month: whole(1, 12),
    year: among([1970, whole(2017, 2035)]),
    offsetMinutes: among([0, 60 * whole(-12, 14), 30 * whole(-24, 28), 345, -210, -30, 765]),
    device: hex(next),
    deployment: among([null, hex(next)]),
    externalMicrophone: among([true, false]),
    gain: whole(0, 4),
    decivolts: among([20, 25, 36, 49, 50, 60, whole(20, 60)]),
    decidegrees: among([0, -5, 400, whole(-300, 500)]),
    filter: among(['none', 'low', 'band', 'high']),
    hectohertz: [whole(1, 100), whole(101, 960)],
    trigger: among(['none', 'amplitude', 'percent', 'decibel', 'frequency']),
    threshold: among([0, 1, 10, whole(0, 90)]),
    triggerSeconds: among([0, 1, 60]),
    stop: among([null, whole(0, 5)]),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
const kilohertz = (hectohertz: number): string => (hectohertz / 10).toFixed(1);

function filterOf({ filter, hectohertz: [low, high] }: Moth): Sentence | null {
  if (filter === 'band') return sentence('recorder-filter-band', { low: kilohertz(low), high: kilohertz(high) });
  if (filter === 'low') return sentence('recorder-filter-low', { low: kilohertz(high) });
  return filter === 'high' ? sentence('recorder-filter-high', { low: kilohertz(low) }) : null;
}

function triggerOf(m: Moth, { firmware, says }: Wording): Sentence | null {
  if (!says.triggers.includes(m.trigger)) return null;
  const trigger =
    m.trigger === 'frequency'
      ? sentence('recorder-trigger-frequency', { kilohertz: kilohertz(m.hectohertz[0]), level: `${m.threshold}%` })
      : sentence('recorder-trigger-amplitude', { level: thresholdText(m) });
  if (firmware.startsWith('1.4') || firmware.startsWith('1.5')) return trigger;
  return sentence('recorder-trigger-at-least', { trigger, seconds: String(m.triggerSeconds) });
}

/** What must be read back from a firmware's sentence about this recorder. */
function expected(m: Moth, wording: Wording): object {
  const { says } = wording;
  const volts = Math.min(says.fullVolts, Math.max(says.lowVolts, m.decivolts / 10));
  const hasDeployment = says.deployment === true && m.deployment !== null;
  return {
    start: {
      local: `${m.year}-${two(m.month)}-${two(m.day)}T${two(m.hour)}:${two(m.minute)}:${two(m.second)}.000`,
      offsetMinutes: says.noZone === true ? 0 : m.offsetMinutes,
    },
    deviceId: hasDeployment ? null : m.device,
    deployment: hasDeployment ? m.deployment : null,
    gain: says.gainNames === true ? ['low', 'low-medium', 'medium', 'medium-high', 'high'][m.gain] : String(m.gain),
    batteryVolts: volts,
    temperatureC: says.temperature === true ? m.decidegrees / 10 : null,
    filter: says.filter === true ? filterOf(m) : null,
    trigger: triggerOf(m, wording),
    stopReason: m.stop === null || says.stops.length === 0 ? null : says.stops[m.stop % says.stops.length],
  };
}

test.each(wordings)('firmware $firmware: every sentence is read back', (wording) => {
  const random = seededRandom(wording.firmware.length);
  for (let round = 0; round < 500; round += 1) {
    const any = anyMoth(() => random.between(0, 1));
    const moth =
      wording.says.wholeHours === true ? { ...any, offsetMinutes: Math.trunc(any.offsetMinutes / 60) * 60 + 0 } : any;
    const sentence = wording.sentence(moth);
    // -0 and 0 degrees are the same temperature.
    const note = audioMothNote(sentence);
    expect(
      { ...note, temperatureC: typeof note?.temperatureC === 'number' ? note.temperatureC + 0 : null },
      sentence,
    ).toEqual(expected(moth, wording));
    // Other programs wrap the sentence into their own text.
    expect(audioMothNote(`{"note":"${sentence}","by":"x"}`)).toEqual(note);
  }
});
