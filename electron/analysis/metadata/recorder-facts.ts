import type { Position } from '#contract/stations.ts';
import type { LocalMoment, RecordingFacts, TimeSource } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { RecorderNotes } from '../reading/sound-source.ts';
import { audioMothNote, audioMothTime, type AudioMothNote } from './audiomoth-comment.ts';
import { wamdNote, wamdTime } from './wamd.ts';
import { guanoFields, guanoMoment, guanoNumber, guanoPosition } from './guano.ts';

/** What a file's own notes say: the part of the facts that does not come from names or the file system. */
export type RecorderFacts = Pick<
  RecordingFacts,
  'recorder' | 'recorderId' | 'deploymentId' | 'gain' | 'batteryVolts' | 'temperatureC' | 'filter' | 'trigger'
> & {
  /** Every start time found in the file, best source first. */
  readonly starts: readonly { readonly start: LocalMoment; readonly source: TimeSource }[];
  readonly position: Position | null;
  readonly remarks: readonly Sentence[];
};

/** AudioMoth's comment has 384 letters at most; what follows was not written by it, and costs time to search. */
const longestComment = 4096;
const longestText = 65_536;

/** EBU date `YYYY-MM-DD` (some write `:` or `_`) and time `HH:MM:SS`. */
function bextTime(bext: NonNullable<RecorderNotes['bext']>): string {
  const date = bext.date.replace(/[:_/.]/g, '-');
  const time = bext.time.replace(/[-_.]/g, ':');
  return `${date}T${time}`;
}

/** Nothing we read was recorded before; writers that set no time leave a zero. */
const createdYears = { first: 2005, last: 2100 };

/** A date without a time of day is no start. */
function createdMoment(created: string): LocalMoment | null {
  const moment = guanoMoment(created);
  const year = Number(moment?.local.slice(0, 4));
  return year >= createdYears.first && year < createdYears.last ? moment : null;
}

function guanoRecorder(fields: ReadonlyMap<string, string>): string | null {
  const words = [fields.get('Make'), fields.get('Model')].filter((word) => word !== undefined && word !== '');
  return words.length === 0 ? null : words.join(' ');
}

/** Every reason that AudioMoth's firmware has given from 1.2.1 on. */
const stopReasons = {
  'low battery voltage': 'recorder-stopped-low-voltage',
  'low voltage': 'recorder-stopped-low-voltage',
  'change of switch position': 'recorder-stopped-switch',
  'switch position change': 'recorder-stopped-switch',
  'magnetic switch': 'recorder-stopped-magnetic-switch',
  'microphone change': 'recorder-stopped-microphone',
  'file size limit': 'recorder-stopped-file-size',
  'SD card write error': 'recorder-stopped-card',
} as const;

function stopRemarks(note: AudioMothNote | null): Sentence[] {
  const reason = note?.stopReason ?? null;
  if (reason === null) return [];
  const known = Object.entries(stopReasons).find(([words]) => words === reason)?.[1];
  return [known === undefined ? sentence('recorder-stopped-other', { reason }) : sentence(known)];
}

/** What was read of a time, and the words it was read from. */
type TimeText = readonly [LocalMoment | null | undefined, string | undefined];

/** What a writer puts where it knows no time, such as zeros and blanks, says nothing. */
function impossibleTimes(times: readonly TimeText[]): Sentence[] {
  const told = times.filter(([moment, text]) => (moment ?? null) === null && text !== undefined && /[1-9]/.test(text));
  return told.slice(0, 1).map(([, text = '']) => sentence('doubt-time-impossible', { text: text.slice(0, 40) }));
}

/** Gathers GUANO, AudioMoth's comment, wamd and bext; GUANO wins where several speak. */
export function recorderFacts(notes: RecorderNotes): RecorderFacts {
  const guano = guanoFields((notes.guano ?? notes.comment ?? '').slice(0, longestText));
  const audioMoth = notes.comment === null ? null : audioMothNote(notes.comment.slice(0, longestComment));
  const wamd = notes.wamd === null ? null : wamdNote(notes.wamd);
  const timestamp = guano?.get('Timestamp');
  const bext = notes.bext === null ? undefined : bextTime(notes.bext);
  const found: [TimeSource, LocalMoment | null][] = [
    ['guano', timestamp === undefined ? null : guanoMoment(timestamp)],
    ['audiomoth-comment', audioMoth?.start ?? null],
    ['wamd', wamd?.start ?? null],
    ['bext', bext === undefined ? null : guanoMoment(bext)],
    ['creation-time', notes.created === null ? null : createdMoment(notes.created)],
  ];
  const told = [
    [found[0]?.[1], timestamp],
    [audioMoth?.start, audioMoth === null ? undefined : audioMothTime((notes.comment ?? '').slice(0, longestComment))],
    [wamd?.start, notes.wamd === null ? undefined : wamdTime(notes.wamd)],
    [found[3]?.[1], bext?.replace(/^T.*|.*T$/, '')],
  ] as const;
  const artistId = /AudioMoth ([0-9A-Fa-f]{16})/.exec((notes.artist ?? '').slice(0, longestComment))?.[1] ?? null;
  const serial = guano?.get('Serial');
  return {
    recorder:
      (guano === null ? null : guanoRecorder(guano)) ??
      (audioMoth === null ? null : 'AudioMoth') ??
      wamd?.model ??
      null,
    recorderId: serial ?? audioMoth?.deviceId ?? artistId ?? wamd?.serial ?? null,
    deploymentId: audioMoth?.deployment ?? guano?.get('OAD|Deployment ID') ?? null,
    gain: audioMoth?.gain ?? null,
    batteryVolts: audioMoth?.batteryVolts ?? (guano === null ? null : guanoNumber(guano, 'OAD|Battery Voltage')),
    temperatureC: audioMoth?.temperatureC ?? (guano === null ? null : guanoNumber(guano, 'Temperature Int')),
    filter: audioMoth?.filter ?? null,
    trigger: audioMoth?.trigger ?? null,
    position: (guano === null ? null : guanoPosition(guano)) ?? wamd?.position ?? null,
    starts: found.flatMap(([source, start]) => (start === null ? [] : [{ start, source }])),
    remarks: [...stopRemarks(audioMoth), ...impossibleTimes(told)],
  };
}
