import { basename, dirname } from 'node:path';
import type { LocalMoment, RecordingFacts, TimeSource } from '#contract/recordings.ts';
import type { SoundSource } from '../reading/sound-source.ts';
import { fileNameTime, folderTime } from './file-name-time.ts';
import { utcMoment } from './local-moment.ts';
import { recorderFacts } from './recorder-facts.ts';

export type FactsAsk = {
  readonly path: string;
  readonly source: SoundSource;
  /** Of the file, in Unix milliseconds. */
  readonly modifiedMs: number;
  /** As decoded where that is known, else as the header says. */
  readonly durationSeconds: number;
};

type Start = { readonly start: LocalMoment; readonly source: TimeSource };

/** Recorders whose clock was never set start here; nothing we read was recorded before 2010. */
const firstPlausibleYear = 2010;

function clockIsSet({ start }: Start): boolean {
  return Number(start.local.slice(0, 4)) >= firstPlausibleYear;
}

function allStarts({ path, source, modifiedMs, durationSeconds }: FactsAsk): Start[] {
  const name = basename(path);
  const fromName = fileNameTime(name);
  const fromFolder = folderTime(basename(dirname(path)), name);
  return [
    ...recorderFacts(source.notes).starts,
    ...(fromName === null ? [] : [{ start: fromName, source: 'file-name' as const }]),
    ...(fromFolder === null ? [] : [{ start: fromFolder, source: 'folder-name' as const }]),
    // A recorder closes its file when it stops; the copy on a card keeps that time.
    { start: utcMoment(modifiedMs - durationSeconds * 1000), source: 'modified-time' as const },
  ];
}

/** The best source with a clock that was set; else the best one, with a doubt. */
function chooseStart(starts: readonly Start[]): { chosen: Start | null; doubts: string[] } {
  const [best] = starts;
  if (best === undefined) return { chosen: null, doubts: [] };
  const fromFile = starts.filter(({ source }) => source !== 'modified-time');
  const [bestInFile] = fromFile;
  if (bestInFile === undefined) return { chosen: best, doubts: [] };
  const set = fromFile.find(clockIsSet);
  if (set !== undefined) return { chosen: set, doubts: [] };
  const year = bestInFile.start.local.slice(0, 4);
  return {
    chosen: bestInFile,
    doubts: [`The recorder's clock was not set: it says ${year}. Dates and hours of this recording are wrong.`],
  };
}

/** A name like `20240601_053000T.WAV`: AudioMoth cut the quiet parts out. */
function triggeredDoubt(path: string): string[] {
  return /\d{6}T\.[^.]+$/i.test(basename(path))
    ? ['A triggered AudioMoth recording: quiet parts were cut out, so times inside it are not the true ones.']
    : [];
}

/** Everything a file says about itself, with the start time from the best source that has one. */
export function recordingFacts(ask: FactsAsk): RecordingFacts {
  const { source, durationSeconds, path } = ask;
  const { recorder, recorderId, gain, batteryVolts, temperatureC, remarks } = recorderFacts(source.notes);
  const { chosen, doubts } = chooseStart(allStarts(ask));
  return {
    format: source.format,
    encoding: source.encoding,
    rateHz: source.rateHz,
    channels: source.channelCount,
    durationSeconds,
    start: chosen?.start ?? null,
    timeSource: chosen?.source ?? 'unknown',
    recorder,
    recorderId,
    gain,
    batteryVolts,
    temperatureC,
    warnings: [...source.warnings, ...remarks, ...doubts, ...triggeredDoubt(path)],
  };
}
