import type { RunProgress as QueueProgress } from '#engine/queue/analyse-folder.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import { say, sentence } from '#contract/words/sentence.ts';
import { durationText } from './duration-text.ts';

/** How far a run through a folder is. */
export type RunProgress = {
  readonly now: Pick<QueueProgress, 'files' | 'pictures' | 'current' | 'realTimeFactor'>;
  /** Files that were done before this run began. */
  readonly doneBefore: number;
  readonly clips: number;
  readonly elapsedSeconds: number;
};

const barWidth = 20;

/** `[#####     ] 12 of 16 files, 180 clips, 23.4 x real time, about 40 s left`, cut to the width of the terminal. */
export function progressLine(run: RunProgress, columns: number, language: LanguageCode): string {
  const filled = Math.round(shareDone(run) * barWidth);
  const bar = `[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}]`;
  return `${bar} ${progressText(run, language)}`.slice(0, Math.max(20, columns - 1));
}

/** The same in words, for a log or a pipe. */
export function progressText(run: RunProgress, language: LanguageCode): string {
  const { files, pictures, realTimeFactor } = run.now;
  const ended = files.done + files.failed;
  const parts = [
    sentence('progress-files', { done: ended, all: ended + files.waiting }),
    sentence('progress-clips', { count: run.clips }),
  ];
  if (files.failed > 0) parts.push(sentence('progress-failed', { failed: files.failed }));
  if (realTimeFactor !== null) parts.push(sentence('progress-speed', { speed: oneDecimal(realTimeFactor) }));
  if (files.waiting === 0 && pictures.waiting > 0)
    parts.push(sentence('progress-pictures', { pictures: pictures.waiting }));
  const left = secondsLeft(run);
  if (left !== null && files.waiting > 0) parts.push(sentence('progress-left', { time: durationText(left, language) }));
  return parts.map((part) => say(part, language)).join(', ');
}

/** Numbers are written as the language writes them. */
export const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

function shareDone({ now: { files, current } }: RunProgress): number {
  const ended = files.done + files.failed + (current?.fraction ?? 0);
  const all = files.done + files.failed + files.waiting;
  return all === 0 ? 1 : Math.min(1, ended / all);
}

/** From how long the files of this run took; null before the first one. */
function secondsLeft({ now: { files, current }, doneBefore, elapsedSeconds }: RunProgress): number | null {
  const ended = files.done + files.failed - doneBefore + (current?.fraction ?? 0);
  return ended <= 0 ? null : (elapsedSeconds / ended) * Math.max(0, files.waiting - (current?.fraction ?? 0));
}
