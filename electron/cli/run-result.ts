import path from 'node:path';
import type { FailedFile } from '#contract/watch.ts';
import type { RunResult } from '#engine/queue/analyse-folder.ts';
import { sentence } from '#contract/words/sentence.ts';
import { durationText } from './duration-text.ts';
import type { Out } from './out.ts';
import { oneDecimal } from './progress-line.ts';

/** One run through a folder and what it heard; `clips`, `soundSeconds` and `detections` count this run only. */
export type Run = {
  readonly result: RunResult;
  readonly clips: number;
  readonly soundSeconds: number;
  readonly detections: number;
  readonly seconds: number;
};

export type FinishedRun = Run & {
  /** As they were named. */
  readonly paths: readonly string[];
  readonly dataFolder: string;
  readonly written: readonly string[];
};

/** Says what came of a run: as JSON for programs, else in sentences. */
export function tellResult(run: FinishedRun, asJson: boolean, out: Out): void {
  if (asJson) out.say(JSON.stringify(resultJson(run, out), null, 2));
  else for (const line of resultLines(run, out)) out.say(line);
}

function resultJson(run: FinishedRun, out: Out): object {
  const { files, failed, pictures } = run.result;
  return {
    paths: run.paths,
    dataFolder: run.dataFolder,
    files: { total: files.done + files.failed + files.waiting + files.missing, ...files },
    failed: failed.map(({ folder, relativePath, failure }) => ({
      folder,
      path: relativePath,
      code: failure.code,
      reason: out.words(failure),
    })),
    troubles: run.result.troubles.map((trouble) => ({ code: trouble.code, reason: out.words(trouble) })),
    notes: run.result.notes.map((note) => out.words(note)),
    heardSeconds: run.soundSeconds,
    clips: run.clips,
    detections: run.detections,
    seconds: run.seconds,
    realTimeFactor: run.soundSeconds / run.seconds,
    pictures,
    written: run.written,
  };
}

function resultLines(run: FinishedRun, out: Out): string[] {
  const { files, failed } = run.result;
  return [
    out.words(sentence('run-files', { count: files.done, failed: files.failed })),
    ...(run.clips > 0 ? [analysedLine(run, out)] : []),
    ...(files.waiting > 0 ? [out.words(sentence('run-waiting', { count: files.waiting }))] : []),
    ...(run.clips === 0 && files.waiting === 0 ? [out.words(sentence('run-nothing-new'))] : []),
    ...failed.map((file) => out.words(sentence('run-failed', { path: failedPath(file, run), reason: file.failure }))),
    ...run.result.troubles.map((what) => out.words(sentence('run-trouble', { what }))),
    ...run.result.notes.map((note) => out.words(note)),
    ...run.written.map((file) => out.words(sentence('run-written', { file: shortPath(file) }))),
    out.words(sentence('run-data', { folder: run.dataFolder })),
  ];
}

function analysedLine(run: FinishedRun, out: Out): string {
  const { clips, detections, soundSeconds, seconds } = run;
  return out.words(
    sentence('run-analysed', {
      sound: durationText(soundSeconds, out.language),
      time: durationText(seconds, out.language),
      speed: oneDecimal(soundSeconds / seconds),
      clips,
      detections,
      pictures: run.result.pictures.done,
    }),
  );
}

/** In a run through one folder a file is known by its place in it. */
function failedPath({ folder, relativePath }: FailedFile, { result: { scope } }: Run): string {
  const isOneFolder = scope.folders.length === 1 && scope.files.length === 0;
  return isOneFolder ? relativePath : shortPath(path.join(folder, relativePath));
}

/** From where the person stands, unless that would climb out of the folder. */
function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}
