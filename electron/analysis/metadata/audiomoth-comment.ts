import type { LocalMoment } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { localMoment, offsetMinutes } from './local-moment.ts';

/** What AudioMoth's sentence in the WAV header says; null where a firmware does not say it. */
export type AudioMothNote = {
  readonly start: LocalMoment | null;
  readonly deviceId: string | null;
  readonly deployment: string | null;
  readonly gain: string | null;
  readonly batteryVolts: number | null;
  readonly temperatureC: number | null;
  /** E.g. `band-pass 1.0 to 10.0 kHz`. */
  readonly filter: Sentence | null;
  /** E.g. `amplitude above 10%, at least 3 s`. */
  readonly trigger: Sentence | null;
  readonly stopReason: string | null;
};

const startPattern =
  /Recorded at (\d\d):(\d\d):(\d\d) (\d\d)\/(\d\d)\/(\d{4})(?: \((UTC(?:[+-]\d{1,2}(?::\d\d)?)?)\))?/;
const devicePattern = /by AudioMoth ([0-9A-Fa-f]{16})/;
const deploymentPattern = /during deployment ([0-9A-Fa-f]{16})/;
/** 1.0: `at gain setting 2`; 1.2.2 to 1.5: `at medium gain setting`; 1.6 on: `at medium gain`. */
const gainPattern = /at (?:gain setting (\d)|(low-medium|medium-high|low|medium|high) gain)/;
/** `3.9V`, `less than 2.5V`, `< 3.6V`, `greater than 4.9V`, `> 5.0V`. */
const batteryPattern = /battery (?:state )?was (?:less than |greater than |< |> )?(\d+(?:\.\d+)?)V/;
const temperaturePattern = /temperature was (-?\d+(?:\.\d+)?)C/;
const stopPattern = /Recording (?:stopped|cancelled before completion) due to ([^.]+)\./;

/** 1.4 to 1.5: `filter applied with cut-off frequencies of 1.0kHz and 10.0kHz`; later: `filter with frequency of 2.0kHz applied`. */
const filterPattern =
  /(Band-pass|Low-pass|High-pass) filter (?:applied )?with (?:cut-off )?frequenc(?:y|ies) of (\d+(?:\.\d+)?)kHz(?: and (\d+(?:\.\d+)?)kHz)?/;
const amplitudePattern = /Amplitude threshold was (-?\d+(?:\.\d+)?(?:%| ?dB)?)/;
const frequencyPattern =
  /Frequency trigger \((\d+(?:\.\d+)?)kHz and window length of \d+ samples\) threshold was (\d+(?:\.\d+)?%)/;
const durationPattern = /with (\d+)s minimum trigger duration/;

function filterOf(comment: string): Sentence | null {
  const [, kind, low = '', high = ''] = filterPattern.exec(comment) ?? [];
  if (kind === 'Band-pass') return sentence('recorder-filter-band', { low, high });
  if (kind === 'Low-pass') return sentence('recorder-filter-low', { low });
  return kind === undefined ? null : sentence('recorder-filter-high', { low });
}

function triggerOf(comment: string): Sentence | null {
  const [, kilohertz, percent = ''] = frequencyPattern.exec(comment) ?? [];
  const amplitude = amplitudePattern.exec(comment)?.[1];
  if (kilohertz === undefined && amplitude === undefined) return null;
  const trigger =
    kilohertz === undefined
      ? sentence('recorder-trigger-amplitude', { level: amplitude ?? '' })
      : sentence('recorder-trigger-frequency', { kilohertz, level: percent });
  const seconds = durationPattern.exec(comment)?.[1];
  return seconds === undefined ? trigger : sentence('recorder-trigger-at-least', { trigger, seconds });
}

function startOf(comment: string): LocalMoment | null {
  const found = startPattern.exec(comment);
  if (found === null) return null;
  const [hour, minute, second, day, month, year] = found.slice(1, 7).map(Number);
  const zone = found[7];
  return localMoment(
    { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 99, minute: minute ?? 99, second: second ?? 99 },
    // Firmware 1.0 names no zone; its clock ran in UTC.
    zone === undefined ? 0 : offsetMinutes(zone),
  );
}

/** The words of the comment that should tell a time, although they may name none. */
export function audioMothTime(comment: string): string | undefined {
  return startPattern.exec(comment)?.[0].replace(/^Recorded at /, '');
}

function decimal(found: RegExpExecArray | null): number | null {
  return found?.[1] === undefined ? null : Number(found[1]);
}

/**
 * Reads the ICMT sentence of every AudioMoth firmware from 1.0 to 1.11. Other programs wrap the sentence into their own text, so it is looked
 * for anywhere. @returns null when the comment is not AudioMoth's.
 */
export function audioMothNote(comment: string): AudioMothNote | null {
  if (!/AudioMoth|during deployment [0-9A-Fa-f]{16}/.test(comment) || !comment.includes('Recorded at')) return null;
  const gain = gainPattern.exec(comment);
  return {
    start: startOf(comment),
    deviceId: devicePattern.exec(comment)?.[1]?.toUpperCase() ?? null,
    deployment: deploymentPattern.exec(comment)?.[1]?.toUpperCase() ?? null,
    gain: gain?.[1] ?? gain?.[2] ?? null,
    batteryVolts: decimal(batteryPattern.exec(comment)),
    temperatureC: decimal(temperaturePattern.exec(comment)),
    filter: filterOf(comment),
    trigger: triggerOf(comment),
    stopReason: stopPattern.exec(comment)?.[1] ?? null,
  };
}
