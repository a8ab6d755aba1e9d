/** What a recorder was set to and found, and the sentence its firmware makes of it. */
export type Moth = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly offsetMinutes: number;
  readonly device: string;
  readonly deployment: string | null;
  readonly externalMicrophone: boolean;
  /** 0 to 4. */
  readonly gain: number;
  readonly decivolts: number;
  readonly decidegrees: number;
  readonly filter: 'none' | 'low' | 'band' | 'high';
  readonly hectohertz: readonly [number, number];
  readonly trigger: 'none' | 'amplitude' | 'percent' | 'decibel' | 'frequency';
  readonly threshold: number;
  readonly triggerSeconds: number;
  /** Index into the firmware's reasons, or null. */
  readonly stop: number | null;
};

export type Wording = {
  readonly firmware: string;
  readonly sentence: (moth: Moth) => string;
  /** What this firmware can say; the others are null in what is read. */
  readonly says: {
    readonly wholeHours?: boolean;
    readonly noZone?: boolean;
    readonly deployment?: boolean;
    readonly temperature?: boolean;
    readonly gainNames?: boolean;
    readonly filter?: boolean;
    readonly triggers: readonly Moth['trigger'][];
    readonly lowVolts: number;
    readonly fullVolts: number;
    readonly stops: readonly string[];
  };
};

const two = (value: number): string => String(value).padStart(2, '0');
const tenth = (value: number): string => (value / 10).toFixed(1);
const clock = (m: Moth): string =>
  `${two(m.hour)}:${two(m.minute)}:${two(m.second)} ${two(m.day)}/${two(m.month)}/${m.year}`;

function zone({ offsetMinutes }: Moth): string {
  if (offsetMinutes === 0) return '(UTC)';
  const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  return `(UTC${offsetMinutes < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${two(minutes)}`})`;
}

const gainName = (m: Moth): string => ['low', 'low-medium', 'medium', 'medium-high', 'high'][m.gain]!;
const who = (m: Moth): string =>
  m.deployment === null ? `by AudioMoth ${m.device}` : `during deployment ${m.deployment}`;
const microphone = (m: Moth): string => (m.externalMicrophone ? ' using external microphone' : '');

function battery(m: Moth, low: number, full: number, words: readonly [string, string]): string {
  if (m.decivolts < low) return `${words[0]} ${tenth(low)}V`;
  if (m.decivolts > full) return `${words[1]} ${tenth(full)}V`;
  return `${tenth(m.decivolts)}V`;
}

const signs = ['<', '>'] as const;
const phrases = ['less than', 'greater than'] as const;

const oldFilter = (m: Moth): string => {
  const [low, high] = m.hectohertz.map(tenth);
  if (m.filter === 'band') return ` Band-pass filter applied with cut-off frequencies of ${low}kHz and ${high}kHz.`;
  if (m.filter === 'low') return ` Low-pass filter applied with cut-off frequency of ${high}kHz.`;
  return m.filter === 'high' ? ` High-pass filter applied with cut-off frequency of ${low}kHz.` : '';
};

const newFilter = (m: Moth): string => {
  const [low, high] = m.hectohertz.map(tenth);
  if (m.filter === 'band') return ` Band-pass filter with frequencies of ${low}kHz and ${high}kHz applied.`;
  if (m.filter === 'low') return ` Low-pass filter with frequency of ${high}kHz applied.`;
  return m.filter === 'high' ? ` High-pass filter with frequency of ${low}kHz applied.` : '';
};

export const thresholdText = (m: Moth): string => {
  if (m.trigger === 'decibel') return `-${m.threshold} dB`;
  return m.trigger === 'amplitude' ? String(m.threshold) : `${m.threshold}%`;
};

const newTrigger = (m: Moth): string => {
  const duration = `with ${m.triggerSeconds}s minimum trigger duration.`;
  if (m.trigger === 'none') return '';
  return m.trigger === 'frequency'
    ? ` Frequency trigger (${tenth(m.hectohertz[0])}kHz and window length of 16 samples) threshold was ${m.threshold}% ${duration}`
    : ` Amplitude threshold was ${thresholdText(m)} ${duration}`;
};

const stopped = (m: Moth, stops: readonly string[], verb: string): string =>
  m.stop === null || stops.length === 0 ? '' : ` Recording ${verb} due to ${stops[m.stop % stops.length]}.`;
const cancelled = 'cancelled before completion';

const stops121 = ['low battery voltage', 'change of switch position'];
const stops142 = ['low voltage', 'change of switch position', 'file size limit'];
const stops15 = [...stops142, 'microphone change'];
const stops18 = [
  'microphone change',
  'switch position change',
  'magnetic switch',
  'low voltage',
  'file size limit',
  'SD card write error',
];

/** Every wording from firmware 1.0 to today, in the order of their time. */
export const wordings: readonly Wording[] = [
  {
    firmware: '1.0.0',
    sentence: (m) =>
      `Recorded at ${clock(m)} by AudioMoth ${m.device} at gain setting ${m.gain} while battery state was ${battery(m, 36, 50, signs)}`,
    says: { noZone: true, triggers: [], lowVolts: 3.6, fullVolts: 5, stops: [] },
  },
  {
    firmware: '1.0.1 to 1.1.0',
    sentence: (m) =>
      `Recorded at ${clock(m)} (UTC) by AudioMoth ${m.device} at gain setting ${m.gain} while battery state was ${battery(m, 36, 50, signs)}`,
    says: { noZone: true, triggers: [], lowVolts: 3.6, fullVolts: 5, stops: [] },
  },
  {
    firmware: '1.2.0',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} by AudioMoth ${m.device} at gain setting ${m.gain} while battery state was ${battery(m, 36, 50, signs)}.`,
    says: { wholeHours: true, triggers: [], lowVolts: 3.6, fullVolts: 5, stops: [] },
  },
  {
    firmware: '1.2.1',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} by AudioMoth ${m.device} at gain setting ${m.gain} while battery state was ${battery(m, 36, 49, phrases)}.${stopped(m, stops121, cancelled)}`,
    says: { wholeHours: true, triggers: [], lowVolts: 3.6, fullVolts: 4.9, stops: stops121 },
  },
  {
    firmware: '1.2.2 to 1.3.0',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} by AudioMoth ${m.device} at gain setting ${m.gain} while battery state was ${battery(m, 36, 49, phrases)}.${stopped(m, stops121, cancelled)}`,
    says: { triggers: [], lowVolts: 3.6, fullVolts: 4.9, stops: stops121 },
  },
  {
    firmware: '1.4.0 to 1.4.4',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} by AudioMoth ${m.device} at ${gainName(m)} gain setting while battery state was ${battery(m, 25, 49, phrases)} and temperature was ${tenth(m.decidegrees)}C.${m.trigger === 'amplitude' ? ` Amplitude threshold was ${m.threshold}.` : ''}${oldFilter(m)}${stopped(m, stops142, cancelled)}`,
    says: {
      gainNames: true,
      temperature: true,
      filter: true,
      triggers: ['amplitude'],
      lowVolts: 2.5,
      fullVolts: 4.9,
      stops: stops142,
    },
  },
  {
    firmware: '1.5.0',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} ${who(m)}${microphone(m)} at ${gainName(m)} gain setting while battery state was ${battery(m, 25, 49, phrases)} and temperature was ${tenth(m.decidegrees)}C.${m.trigger === 'amplitude' ? ` Amplitude threshold was ${m.threshold}.` : ''}${oldFilter(m)}${stopped(m, stops15, cancelled)}`,
    says: {
      gainNames: true,
      deployment: true,
      temperature: true,
      filter: true,
      triggers: ['amplitude'],
      lowVolts: 2.5,
      fullVolts: 4.9,
      stops: stops15,
    },
  },
  {
    firmware: '1.6.0 to 1.7.1',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} ${who(m)}${microphone(m)} at ${gainName(m)} gain while battery was ${battery(m, 25, 49, phrases)} and temperature was ${tenth(m.decidegrees)}C.${m.trigger === 'frequency' ? '' : newTrigger(m)}${newFilter(m)}${stopped(m, stops15, cancelled)}`,
    says: {
      gainNames: true,
      deployment: true,
      temperature: true,
      filter: true,
      triggers: ['amplitude', 'percent', 'decibel'],
      lowVolts: 2.5,
      fullVolts: 4.9,
      stops: stops15,
    },
  },
  {
    firmware: '1.8.0 to today',
    sentence: (m) =>
      `Recorded at ${clock(m)} ${zone(m)} ${who(m)}${microphone(m)} at ${gainName(m)} gain while battery was ${battery(m, 25, 49, phrases)} and temperature was ${tenth(m.decidegrees)}C.${newTrigger(m)}${newFilter(m)}${stopped(m, stops18, 'stopped')}`,
    says: {
      gainNames: true,
      deployment: true,
      temperature: true,
      filter: true,
      triggers: ['amplitude', 'percent', 'decibel', 'frequency'],
      lowVolts: 2.5,
      fullVolts: 4.9,
      stops: stops18,
    },
  },
];
