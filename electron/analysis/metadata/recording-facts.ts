import { basename, dirname } from 'node:path';
import type { RecordingFacts, StartClaim } from '#contract/recordings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { SoundSource } from '../reading/sound-source.ts';
import { isTriggeredName } from '../reading/wav/triggered-parts.ts';
import { chooseStart, isUnset, unsetDoubt } from './choose-start.ts';
import { fileNamePosition } from './file-name-position.ts';
import { fileNameTime, folderTime, impossibleNameTime } from './file-name-time.ts';
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

/** The start times that a file's name, its folder and its date claim. */
function outerClaims({ path, modifiedMs, durationSeconds }: FactsAsk): StartClaim[] {
  const name = basename(path);
  const fromName = fileNameTime(name);
  const fromFolder = folderTime(basename(dirname(path)), name);
  return [
    ...(fromName === null ? [] : [{ start: fromName, source: 'file-name' as const }]),
    ...(fromFolder === null ? [] : [{ start: fromFolder, source: 'folder-name' as const }]),
    // A recorder closes its file when it stops; the copy on a card keeps that time.
    { start: utcMoment(modifiedMs - durationSeconds * 1000), source: 'modified-time' as const },
  ];
}

/** Only WAV files are expanded: a copy in another format holds the marks of what was left out as if they were sound. */
function triggeredDoubt({ path, source }: FactsAsk): Sentence[] {
  return isTriggeredName(basename(path)) && source.format !== 'wav' ? [sentence('doubt-triggered-copy')] : [];
}

function nameDoubt(path: string): Sentence[] {
  const text = impossibleNameTime(basename(path));
  return text === null ? [] : [sentence('doubt-name-time-impossible', { text })];
}

/** Everything a file says about itself, with the start time from the best source that has one. */
export function recordingFacts(ask: FactsAsk): RecordingFacts {
  const { source, durationSeconds, path } = ask;
  const { starts, remarks, position, ...said } = recorderFacts(source.notes);
  const claims = [...starts, ...outerClaims(ask)];
  const chosen = chooseStart(claims);
  const place = position ?? fileNamePosition(basename(path));
  return {
    format: source.format,
    encoding: source.encoding,
    rateHz: source.rateHz,
    channels: source.channelCount,
    durationSeconds,
    start: chosen?.start ?? null,
    timeSource: chosen?.source ?? 'unknown',
    claims,
    ...said,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    timeDoubts: chosen !== null && isUnset(chosen) ? [unsetDoubt(chosen)] : [],
    warnings: [...source.warnings, ...remarks, ...nameDoubt(path), ...triggeredDoubt(ask)],
  };
}
