import { mkdir, realpath } from 'node:fs/promises';
import { relative, resolve, isAbsolute, sep } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { ExportFormat, ExportRequests, ExportResult } from '#contract/exports.ts';
import { readExportCounts } from '#store/export-rows/export-counts.ts';
import { watchedFolders } from '#store/queue/folders.ts';
import type { EngineCore } from '../engine.ts';
import { settingsFileName, settingsText } from './export-settings.ts';
import { nowText } from '../log.ts';
import { ExportFolder } from './export-folder.ts';
import { ownFolder } from './export-preview.ts';
import type { ExportTask, FormatWriter } from './export-task.ts';
import { writeAudacity } from './formats/audacity.ts';
import { writeCamtrapDp } from './formats/camtrap-dp.ts';
import { writeClips } from './formats/clips.ts';
import { writeDarwinCore } from './formats/darwin-core.ts';
import { writeEbird } from './formats/ebird.ts';
import { writeJson } from './formats/json.ts';
import { writeKaleidoscope } from './formats/kaleidoscope.ts';
import { writeRaven } from './formats/raven.ts';
import { writeSpectrograms } from './formats/spectrograms.ts';
import { writeDetectionsCsv, writeReportCsv } from './formats/tables.ts';
import { writeReportHtml } from './report/report-html.ts';

const writers: Readonly<Record<ExportFormat, FormatWriter>> = {
  'report-html': writeReportHtml,
  'report-csv': writeReportCsv,
  'detections-csv': writeDetectionsCsv,
  raven: writeRaven,
  audacity: writeAudacity,
  kaleidoscope: writeKaleidoscope,
  ebird: writeEbird,
  'darwin-core': writeDarwinCore,
  'camtrap-dp': writeCamtrapDp,
  json: writeJson,
  clips: writeClips,
  spectrograms: writeSpectrograms,
};

type Ask = ExportRequests['export.write']['ask'];

/**
 * Writes one export and, beside it, the settings it was made with.
 * @throws KnownFailure `not-allowed` for a folder that is watched, `cancelled`, and what the disk and the recordings say.
 */
export async function writeExport(engine: EngineCore, ask: Ask, signal: AbortSignal): Promise<ExportResult> {
  const path = await targetFolder(engine, ask);
  const { detections: total } = readExportCounts(engine.store.db, ask.filter);
  const folder = new ExportFolder(path, signal);
  let done = 0;
  const task: ExportTask = {
    engine,
    filter: ask.filter,
    options: ask.options,
    folder,
    signal,
    now: nowText(engine.clock),
    advance: (more) => {
      done += more;
      engine.events.emit('export.progress', { done: Math.min(done, total), total });
    },
  };
  const { rows, notes } = await writers[ask.format](task);
  await folder.text(settingsFileName(ask.options.fileName), [settingsText(engine, ask.filter)]);
  return { folder: path, ...folder.written, rows, notes };
}

async function targetFolder(engine: EngineCore, { folder, format }: Ask): Promise<string> {
  const path = folder === null ? ownFolder(engine, format) : resolve(folder);
  if (folder !== null && !isAbsolute(folder)) {
    throw new KnownFailure('bad-request', 'Give the whole path of the folder, from its beginning.', { path: folder });
  }
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new KnownFailure('data-folder-unusable', `This folder cannot be made: ${why}`, { path, cause });
  }
  await refuseWatched(engine, path);
  return path;
}

/** Clips written among recordings would be listened to as recordings, and nothing of ours may lie between the originals. */
async function refuseWatched(engine: EngineCore, path: string): Promise<void> {
  const real = await realpath(path);
  for (const watched of watchedFolders(engine.store.db)) {
    const place = await realpath(watched.path).catch(() => resolve(watched.path));
    const way = relative(place, real);
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))) {
      throw new KnownFailure(
        'not-allowed',
        'This folder is watched for recordings. Choose one outside of it, so that exports do not lie among your originals.',
        { path },
      );
    }
  }
}
