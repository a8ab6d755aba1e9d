import { dirname, basename } from 'node:path/posix';
import { sentence } from '#contract/words/sentence.ts';
import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { rounded } from '#store/export-rows/csv.ts';
import { taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { plainLine } from '../plain-cells.ts';

/** The columns Kaleidoscope Pro asks for, spelled as it spells them; the last one is where a person's label is edited. */
const kaleidoscopeHeader = plainLine([
  'INDIR',
  'FOLDER',
  'IN FILE',
  'OFFSET',
  'DURATION',
  'TOP1MATCH',
  'TOP1DIST',
  'MANUAL ID',
]);

/** TOP1DIST is a distance, so that smaller is better: 1 - score. MANUAL ID is filled only where a person has reviewed. */
export function kaleidoscopeRow(row: ExportedDetection): string {
  const folder = dirname(row.recordingPath);
  return plainLine([
    row.folderPath,
    folder === '.' ? '' : folder,
    basename(row.recordingPath),
    rounded(row.startSeconds, 3),
    rounded(row.endSeconds - row.startSeconds, 3),
    underscored(row.machineCommonName),
    rounded(1 - row.score, 4),
    manualId(row),
  ]);
}

function manualId({ state, commonName }: ExportedDetection): string {
  if (state === 'confirmed' || state === 'relabelled') return underscored(commonName);
  return state === 'rejected' ? 'NOISE' : '';
}

/** Labels of Kaleidoscope hold no spaces. */
function underscored(name: string): string {
  return name.trim().replace(/[\s,]+/g, '_');
}

/** One CSV file that Kaleidoscope opens as results of its own. */
export async function writeKaleidoscope(task: ExportTask): Promise<Written> {
  let rows = 0;
  await task.folder.file(task.options.fileName ?? 'kaleidoscope.csv', async (file) => {
    await file.write(kaleidoscopeHeader);
    for (const row of taskDetections(task)) {
      rows += 1;
      await file.write(kaleidoscopeRow(row));
    }
  });
  return { rows, notes: [sentence('export-kaleidoscope-noise')] };
}
