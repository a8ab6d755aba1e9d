import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { readSoundHere } from '#analysis/process/read-sound-here.ts';
import type { ReadSound } from '#analysis/process/sound-calls.ts';
import type { ExportResult } from '#contract/exports.ts';
import { KnownFailure } from '#contract/failure.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { countExported } from '#store/export-rows/export-counts.ts';
import { watchedFolders } from '#store/queue/folders.ts';
import { ExportFolder, throwIfStopped } from './placing/export-folder.ts';
import { settingsFileName, settingsText } from './export-settings.ts';
import type { ExportSource } from './export-source.ts';
import type { ExportTask, ExportWish } from './export-task.ts';
import { formats, isUsualName, tableName } from './formats.ts';
import { alreadyThere, earlierEntries, placeExport, type Placed } from './placing/place-export.ts';
import { dropStage, nearestFolder, openStage } from './placing/stage.ts';
import type { PrintPdf } from './report/print-pdf.ts';
import { writingFailure } from './placing/writing-failure.ts';

/** What an export tells and asks while it runs. */
export type ExportHooks = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  readonly printPdf: PrintPdf;
  /** Reads recordings; without it they are read in this thread. */
  readonly readSound?: ReadSound;
  /** Told where everything lies until it is whole. */
  readonly staged?: (path: string) => void;
  /** Asked once, when everything is whole: false where it was stopped meanwhile. */
  readonly mayPlace?: () => boolean;
  /** Told after each file that got its place. */
  readonly moved?: () => void;
};

/**
 * Writes one export and, beside it, the settings it was made with. Nothing is seen in the folder before all of it is whole, and
 * nothing stays of an export that fails or is stopped.
 * @throws KnownFailure `not-allowed` for a folder that is watched, `already-there`, `cancelled`, and what the disk and the
 * recordings say.
 */
export async function writeExport(source: ExportSource, wish: ExportWish, hooks: ExportHooks): Promise<ExportResult> {
  const { format, options } = wish;
  if (!isAbsolute(wish.folder)) {
    throw new KnownFailure('bad-request', 'folder-not-whole', {
      path: wish.folder,
    });
  }
  const target = resolve(wish.folder);
  await refuseWatched(source, target);
  const existing = options.existing ?? 'ask';
  const earlier = await earlierEntries(target, (name) => isUsualName(format, options, name));
  if (earlier[0] !== undefined && existing === 'ask') throw alreadyThere(target, earlier[0]);
  const stage = await openStage(target);
  hooks.staged?.(stage.path);
  try {
    const folder = new ExportFolder(stage.path, hooks.signal);
    const { rows, notes, failed = 0 } = await formats[format].write(taskOf(source, wish, folder, hooks));
    const settingsName = settingsFileName(options.fileName === undefined ? null : tableName(format, options));
    await folder.text(settingsName, [settingsText(source, wish)]);
    throwIfStopped(hooks.signal);
    if (hooks.mayPlace?.() === false) throw new KnownFailure('cancelled', 'export-stopped');
    const placed = await placeExport(stage, existing, settingsName, hooks.moved);
    const files = folder.written.files.map((file) => ({ ...file, name: placedName(file.name, placed) }));
    const said = [...notes, ...earlierNotes(earlier, placed)];
    return { folder: target, ...folder.written, files, rows, failed, notes: said };
  } catch (thrown) {
    await dropStage(stage);
    throw writingFailure(thrown, target);
  }
}

function taskOf(source: ExportSource, wish: ExportWish, folder: ExportFolder, hooks: ExportHooks): ExportTask {
  const total = countExported(source.db, wish.filter);
  let done = 0;
  return {
    source,
    filter: wish.filter,
    options: wish.options,
    folder,
    signal: hooks.signal,
    advance: (more) => {
      done += more;
      hooks.progress(Math.min(done, total), total);
    },
    printPdf: hooks.printPdf,
    readSound: hooks.readSound ?? readSoundHere,
  };
}

function placedName(name: string, placed: Placed): string {
  const [top = name, ...rest] = name.split('/');
  return [placed.get(top) ?? top, ...rest].join('/');
}

/** A folder with an earlier export in it says so: the new files stand among or beside older ones. */
function earlierNotes(earlier: readonly string[], placed: Placed): Sentence[] {
  if (earlier.length === 0) return [];
  const names = earlier.join(', ');
  const name = [...placed].find(([from, to]) => from !== to && earlier.includes(from))?.[1];
  return [
    name === undefined
      ? sentence('export-earlier-replaced', { names })
      : sentence('export-earlier-kept', { names, name }),
  ];
}

/** Clips written among recordings would be listened to as recordings, and nothing of ours may lie between the originals. */
async function refuseWatched(source: ExportSource, target: string): Promise<void> {
  const there = await nearestFolder(target);
  const real = resolve(await realpath(there), relative(there, target));
  for (const watched of watchedFolders(source.db)) {
    const place = await realpath(watched.path).catch(() => resolve(watched.path));
    const way = relative(place, real);
    if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))) {
      throw new KnownFailure('not-allowed', 'export-among-recordings', { path: target });
    }
  }
}
