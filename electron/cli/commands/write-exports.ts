import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { KnownFailure } from '#contract/failure.ts';
import type { FolderId } from '#contract/ids.ts';
import type { ExportName } from '#contract/media.ts';
import { openExport } from '#engine/exports/export-tables.ts';
import type { Engine } from '#engine/start-engine.ts';

/** `report.csv` -> `report.settings.json` */
export function settingsPath(csv: string): string {
  return path.join(path.dirname(csv), `${path.basename(csv, path.extname(csv))}.settings.json`);
}

/**
 * Writes one table about one folder, and beside it the settings it was made with.
 * @returns the paths written
 * @throws KnownFailure `data-folder-unusable` with the system's reason.
 */
export async function writeTable(
  engine: Engine,
  name: 'species-report' | 'detections',
  folder: FolderId,
  file: string,
): Promise<string[]> {
  await writeExport(engine, name, folder, file);
  await writeExport(engine, 'settings', folder, settingsPath(file));
  return [file, settingsPath(file)];
}

/** Written under another name first, so that an interrupted run leaves no half of a table. */
async function writeExport(engine: Engine, name: ExportName, folder: FolderId, file: string): Promise<void> {
  const half = `${file}.part`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await pipeline(Readable.from(openExport(engine.inside.engine, name, { folder }).lines), createWriteStream(half));
    await rename(half, file);
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause instanceof KnownFailure) throw cause;
    throw new KnownFailure('data-folder-unusable', `${file} cannot be written: ${cause.message}`, {
      path: file,
      cause,
    });
  }
}
