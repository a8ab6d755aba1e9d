import { say } from '#contract/words/sentence.ts';
import type { StartClaim } from '#contract/recordings.ts';
import type { InspectedFile } from '#engine/queue/inspect-file.ts';
import { durationText } from '../duration-text.ts';
import { momentText, offsetText, sourceWords } from '../time-words.ts';

type Readable = Extract<InspectedFile, { facts: object }>;

/** One file as JSON; the keys are the same for every file, null where nothing is known. */
export function inspectJson(file: InspectedFile): object {
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
    warnings: file.facts === null ? [say(file.failure, 'en')] : doubtsOf(file),
  };
}

/** One file in lines for a person; what nothing is known about is left out. */
export function inspectLines(file: InspectedFile): string[] {
  if (file.facts === null) return [file.path, line('Not read', say(file.failure, 'en'))];
  return [
    file.path,
    line('Sound', soundText(file)),
    line('Start', startText(file)),
    ...otherClaims(file),
    ...known('Recorder', recorderText(file)),
    ...known('Station', file.station === null ? null : `${file.station.name} (${file.station.zone})`),
    ...known('Settings', settingsText(file)),
    ...known('Position', positionText(file)),
    ...doubtsOf(file).map((doubt) => line('Doubt', doubt)),
  ];
}

const doubtsOf = ({ placed, facts }: Readable): string[] =>
  [...placed.doubts, ...facts.warnings].map((doubt) => say(doubt, 'en'));

const line = (name: string, text: string): string => `  ${name.padEnd(10)}${text}`;
const known = (name: string, text: string | null): string[] => (text === null ? [] : [line(name, text)]);

function soundText({ facts }: Readable): string {
  const channels = facts.channels === 1 ? 'mono' : facts.channels === 2 ? 'stereo' : `${facts.channels} channels`;
  const rate = `${String(facts.rateHz / 1000)} kHz`;
  return [facts.format.toUpperCase(), facts.encoding, rate, channels, durationText(facts.durationSeconds)].join(', ');
}

function startText({ placed }: Readable): string {
  if (placed.start === null) return 'not known';
  const utc = placed.startUtcMs === null ? '' : ` (${new Date(placed.startUtcMs).toISOString().slice(0, 19)}Z)`;
  return `${momentText(placed.start)}${utc}, from ${sourceWords[placed.source]}`;
}

/** What other places in the file or its name say, where it is another time. */
function otherClaims({ facts, placed }: Readable): string[] {
  const believed = facts.claims.find(({ source }) => source === placed.source);
  return facts.claims
    .filter((claim) => claim.source !== 'modified-time' && claim !== believed)
    .filter((claim) => believed === undefined || !isSameTime(claim, believed))
    .map(({ source, start }) => line('Also', `${momentText(start)}, from ${sourceWords[source]}`));
}

/** Within a second: the same instant where both know their offset, else the same reading of the clock. */
function isSameTime(one: StartClaim, other: StartClaim): boolean {
  const bothKnow = one.start.offsetMinutes !== null && other.start.offsetMinutes !== null;
  const ms = ({ start }: StartClaim): number =>
    Date.parse(`${start.local}Z`) - (bothKnow ? (start.offsetMinutes ?? 0) * 60_000 : 0);
  return Math.abs(ms(one) - ms(other)) <= 1000;
}

function recorderText({ facts }: Readable): string | null {
  const parts = [facts.recorder, facts.recorderId].filter((part) => part !== null).join(' ');
  const deployment = facts.deploymentId === null ? null : `deployment ${facts.deploymentId}`;
  const text = [parts === '' ? null : parts, deployment].filter((part) => part !== null).join(', ');
  return text === '' ? null : text;
}

function settingsText({ facts }: Readable): string | null {
  const parts = [
    facts.gain === null ? null : `gain ${facts.gain}`,
    facts.batteryVolts === null ? null : `battery ${facts.batteryVolts} V`,
    facts.temperatureC === null ? null : `${facts.temperatureC} °C`,
    facts.filter === null ? null : `filter: ${say(facts.filter, 'en')}`,
    facts.trigger === null ? null : `trigger: ${say(facts.trigger, 'en')}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function positionText({ facts: { latitude, longitude } }: Readable): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}
