import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DetectionFilter } from '#contract/detections.ts';
import type { ExportFormat, ExportOptions, ExportResult } from '#contract/exports.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TestEngine } from '../test-engine.ts';

export type Exported = { readonly result: ExportResult; readonly files: ReadonlyMap<string, Buffer> };

/** Writes one export into a folder of its own and reads it again: file names with their bytes. */
export async function exportTo(
  engine: TestEngine,
  format: ExportFormat,
  filter: DetectionFilter = {},
  options: ExportOptions = {},
): Promise<Exported> {
  const target = join(await temporaryFolder(), 'export');
  const result = await engine.ask('export.write', { format, filter, options, folder: target });
  const names = (await readdir(target, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => relative(target, join(each.parentPath, each.name)))
    .sort();
  const files = new Map<string, Buffer>();
  for (const name of names) files.set(name, await readFile(join(target, name)));
  return { result, files };
}
