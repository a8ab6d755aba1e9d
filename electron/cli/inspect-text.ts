import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, sentence, type Sentence, type SentenceKey } from '#contract/words/sentence.ts';
import type { StartClaim } from '#contract/recordings.ts';
import type { InspectedFile } from '#engine/queue/inspect-file.ts';
import { durationText } from './duration-text.ts';
import { onOneLine, type Out } from './out.ts';
import { momentText, offsetText } from './time-words.ts';

type Readable = Extract<InspectedFile, { facts: object }>;

/** One file as JSON; the keys are the same for every file, null where nothing is known. */
export function inspectJson(file: InspectedFile, language: LanguageCode): object {
  const facts = file.facts;
  const placed = facts === null ? null : file.placed;
  const offset = placed?.start?.offsetMinutes ?? null;
  return {
    path: file.path,
    format: facts?.format ?? null,
    rateHz: facts?.rateHz ?? null,
    channels: facts?.channels ?? null,
    durationSeconds: facts?.durationSeconds ?? null,
    startUtc: typeof placed?.startUtcMs === 'number' ? new Date(placed.startUtcMs).toISOString() : null,
    startLocal: placed?.start ? placed.start.local + offsetText(offset) : null,
    zone: placed?.zone ?? (offset === null ? null : offsetText(offset)),
    timeSource: placed === null || placed.source === 'unknown' ? null : placed.source,
    recorder: facts?.recorder ?? null,
    recorderId: facts?.recorderId ?? null,
    deploymentId: facts?.deploymentId ?? null,
    gain: facts?.gain ?? null,
    batteryVolts: facts?.batteryVolts ?? null,
    temperatureC: facts?.temperatureC ?? null,
    latitude: facts?.latitude ?? null,
    longitude: facts?.longitude ?? null,
    warnings: file.facts === null ? [say(file.failure, language)] : doubtsOf(file).map((doubt) => say(doubt, language)),
  };
}

/** One file in lines for a person; what nothing is known about is left out. */
export function inspectLines(file: InspectedFile, out: Out): string[] {
  const line = (name: SentenceKey, text: string): string => `  ${out.words({ key: name }).padEnd(nameWidth)}${text}`;
  const known = (name: SentenceKey, parts: readonly (Sentence | string | null)[]): string[] => {
    const texts = parts.flatMap((part) => (part === null ? [] : typeof part === 'string' ? part : out.words(part)));
    return texts.length === 0 ? [] : [line(name, texts.join(', '))];
  };
  if (file.facts === null) return [onOneLine(file.path), line('inspect-not-read', out.words(file.failure))];
  return [
    onOneLine(file.path),
    ...known('inspect-sound', soundParts(file, out.language)),
    ...known('inspect-start', [startOf(file)]),
    ...otherClaims(file).map((claim) => line('inspect-also', out.words(claim))),
    ...known('inspect-recorder', recorderParts(file)),
    ...known('inspect-station', [file.station === null ? null : `${file.station.name} (${file.station.zone})`]),
    ...known('inspect-settings', settingsParts(file)),
    ...known('inspect-position', [positionText(file)]),
    ...doubtsOf(file).map((doubt) => line('inspect-doubt', out.words(doubt))),
  ];
}

const doubtsOf = ({ placed, facts }: Readable): readonly Sentence[] => [...placed.doubts, ...facts.warnings];

/** Wide enough for the longest name in any language, and a blank. */
const nameWidth = 15;

function soundParts({ facts }: Readable, language: LanguageCode): (Sentence | string)[] {
  const { channels, format, encoding, rateHz, durationSeconds } = facts;
  const rate = `${(rateHz / 1000).toLocaleString(language)} kHz`;
  const heard =
    channels === 1
      ? sentence('inspect-mono')
      : channels === 2
        ? sentence('inspect-stereo')
        : sentence('inspect-channels', { count: channels });
  return [format.toUpperCase(), encoding, rate, heard, durationText(durationSeconds, language)];
}

function startOf({ placed }: Readable): Sentence {
  if (placed.start === null) return sentence('inspect-no-start');
  const utc = placed.startUtcMs === null ? '' : ` (${new Date(placed.startUtcMs).toISOString().slice(0, 19)}Z)`;
  return sentence('inspect-from', {
    moment: `${momentText(placed.start)}${utc}`,
    source: { key: `time-from-${placed.source}` },
  });
}

/** What other places in the file or its name say, where it is another time. */
function otherClaims({ facts, placed }: Readable): Sentence[] {
  const believed = facts.claims.find(({ source }) => source === placed.source);
  return facts.claims
    .filter((claim) => claim.source !== 'modified-time' && claim !== believed)
    .filter((claim) => believed === undefined || !isSameTime(claim, believed))
    .map(({ source, start }) =>
      sentence('inspect-from', { moment: momentText(start), source: { key: `time-from-${source}` } }),
    );
}

/** Within a second: the same instant where both know their offset, else the same reading of the clock. */
function isSameTime(one: StartClaim, other: StartClaim): boolean {
  const bothKnow = one.start.offsetMinutes !== null && other.start.offsetMinutes !== null;
  const ms = ({ start }: StartClaim): number =>
    Date.parse(`${start.local}Z`) - (bothKnow ? (start.offsetMinutes ?? 0) * 60_000 : 0);
  return Math.abs(ms(one) - ms(other)) <= 1000;
}

function recorderParts({ facts }: Readable): (Sentence | string | null)[] {
  const parts = [facts.recorder, facts.recorderId].filter((part) => part !== null).join(' ');
  const { deploymentId } = facts;
  return [
    parts === '' ? null : parts,
    deploymentId === null ? null : sentence('inspect-deployment', { id: deploymentId }),
  ];
}

function settingsParts({ facts }: Readable): (Sentence | string | null)[] {
  const { gain, batteryVolts, temperatureC, filter, trigger } = facts;
  return [
    gain === null ? null : sentence('inspect-gain', { gain }),
    batteryVolts === null ? null : sentence('inspect-battery', { volts: batteryVolts }),
    temperatureC === null ? null : `${temperatureC} °C`,
    filter === null ? null : sentence('inspect-filter', { filter }),
    trigger === null ? null : sentence('inspect-trigger', { trigger }),
  ];
}

function positionText({ facts: { latitude, longitude } }: Readable): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}
