import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DetectionFilter } from '#contract/detections.ts';
import { valueOf } from '#cli/value-of.ts';
import type { Engine } from '#engine/start-engine.ts';

/** The lines of the table of all detections, its heading first, as an export writes it. */
export async function exportedTable(engine: Pick<Engine, 'dispatch'>, filter: DetectionFilter = {}): Promise<string[]> {
  const { folder } = await valueOf(engine, 'export.write', {
    format: 'detections-csv',
    filter,
    options: {},
    folder: null,
  });
  return (await readFile(join(folder, 'detections.csv'), 'utf8')).trimEnd().split('\r\n');
}
