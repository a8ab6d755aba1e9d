import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ExportFormat, ExportOptions } from '#contract/exports.ts';
import type { LanguageCode } from '#contract/words/language-code.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { analyseTargets, type RunProgress, type RunResult } from '#engine/queue/analyse-folder.ts';
import { findTargets, type Targets } from '#engine/queue/find-targets.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { AnalyseOptions } from '../options/analyse-options.ts';
import type { PartOptions } from '../options/cluster-options.ts';
import { WrongUsage } from '../options/wrong-usage.ts';
import type { ChildrenAhead } from '#transports/fork-ahead.ts';
import { filesOfPart } from '#engine/parts/files-of-part.ts';
import { RunDetections } from '#engine/queue/run/run-detections.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { progressLine, progressText } from '../progress-line.ts';
import { tellResult, type Run } from '../run-result.ts';
import { valueOf } from '../value-of.ts';

const plainLineEverySeconds = 5;

/**
 * Goes once through folders and files.
 * @param ahead analysts that were started before
 * @returns 0 when every file was done, 3 when some could not be or nothing could be read, 1 when it was interrupted or no path leads anywhere
 */
export async function analyseCommand(options: AnalyseOptions, out: Out, ahead: ChildrenAhead | null): Promise<number> {
  const targets = await findTargets(options.paths);
  if (targets.folders.length + targets.files.length === 0) {
    for (const failure of targets.failures) out.tell(out.words(failure));
    return targets.failures.some(({ code }) => code === 'file-unreadable') ? 3 : 1;
  }
  const { share } = options;
  if (share !== null && (targets.folders.length !== 1 || targets.files.length > 0)) {
    throw new WrongUsage('usage-part-one-folder');
  }
  const stop = interruption(out);
  const listensAtOnce = targets.folders.length > 0 || targets.files.length > 1;
  const { engine, dataFolder } = await openEngine(options, { out, watch: false, listensAtOnce }, ahead);
  try {
    await valueOf(engine, 'settings.write', { change: options.change });
    const run = await goThrough(engine, { targets, share }, stop.happened, out);
    const written = await writeTables(engine, options, run.result, out.language);
    tellResult({ ...run, paths: options.paths, dataFolder, written }, options.json, out);
    const { files, troubles } = run.result;
    return files.failed + files.waiting + troubles.length > 0 ? 3 : 0;
  } catch (thrown) {
    if (!(thrown instanceof KnownFailure) || thrown.code !== 'cancelled') throw thrown;
    out.tell(out.words(thrown.sentence));
    return 1;
  } finally {
    await engine.close();
    stop.stop();
  }
}

type Work = { readonly targets: Targets; readonly share: PartOptions | null };

async function goThrough(engine: Engine, { targets, share }: Work, interrupted: Promise<void>, out: Out): Promise<Run> {
  const abort = new AbortController();
  void interrupted.then(() => abort.abort());
  const began = performance.now();
  const heard = { clips: 0, soundSeconds: 0 };
  const found = new RunDetections();
  const forget = engine.on('recording.analysed', ({ recording, clips, soundSeconds, detections }) => {
    heard.clips += clips;
    heard.soundSeconds += soundSeconds;
    found.heard(recording, detections);
  });
  const elapsed = (): number => (performance.now() - began) / 1000;
  const show = progressShower(out, () => ({ clips: heard.clips, elapsedSeconds: elapsed() }));
  const [folder] = targets.folders;
  const part = share === null || folder === undefined ? null : await filesOfPart(folder, share, abort.signal);
  const result = await analyseTargets(engine, targets, show, abort.signal, part);
  forget();
  return { result, ...heard, detections: found.total, seconds: elapsed() };
}

/** A moving line on a terminal; a plain line now and then elsewhere, and only when there is news. */
function progressShower(out: Out, heard: () => { clips: number; elapsedSeconds: number }): (now: RunProgress) => void {
  let doneBefore: number | null = null;
  let shownAt = 0;
  let shown = '';
  return (now) => {
    doneBefore ??= now.files.done + now.files.failed;
    const run = { now, doneBefore, ...heard() };
    if (out.moving) out.bar(progressLine(run, out.columns, out.language));
    else if (run.elapsedSeconds - shownAt >= plainLineEverySeconds && progressText(run, out.language) !== shown) {
      shownAt = run.elapsedSeconds;
      shown = progressText(run, out.language);
      out.tell(shown);
    }
  };
}

async function writeTables(
  engine: Engine,
  options: AnalyseOptions,
  { scope }: RunResult,
  language: LanguageCode,
): Promise<string[]> {
  const { report, detections, overwrite } = options;
  const filter = { among: { folders: [...scope.folders], files: [...scope.files] } };
  const how = { existing: overwrite ? 'replace' : 'beside', language } as const;
  const written = [
    ...(report === null ? [] : await writeTable(engine, 'report-csv', filter, report, how)),
    ...(detections === null ? [] : await writeTable(engine, 'detections-csv', filter, detections, how)),
  ];
  return written;
}

/** One table about what was gone through, and beside it the settings it was made with. @returns the paths written */
async function writeTable(
  engine: Engine,
  format: ExportFormat,
  filter: DetectionFilter,
  file: string,
  how: ExportOptions,
): Promise<string[]> {
  const written = await valueOf(engine, 'export.write', {
    format,
    filter,
    options: { ...how, fileName: path.basename(file) },
    folder: path.dirname(file),
  });
  return written.files.map(({ name }) => path.join(written.folder, name));
}
