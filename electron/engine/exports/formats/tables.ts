import { detectionsCsv } from '#store/export-rows/detections-csv.ts';
import { speciesReportCsv } from '#store/export-rows/species-report-csv.ts';
import { readSpeciesReport } from '#store/export-rows/species-report.ts';
import { taskDetections, type ExportTask, type Written } from '../export-task.ts';
import { tableStyle } from '../table-style.ts';

/** One row per species. */
export async function writeReportCsv(task: ExportTask): Promise<Written> {
  const species = readSpeciesReport(task.source.db, task.filter);
  await task.folder.text(task.options.fileName ?? 'species-report.csv', speciesReportCsv(species, tableStyle(task)));
  task.advance(species.reduce((sum, row) => sum + row.detections + row.rejected, 0));
  return { rows: species.length, notes: [] };
}

/** One row per detection. */
export async function writeDetectionsCsv(task: ExportTask): Promise<Written> {
  let rows = -1;
  await task.folder.file(task.options.fileName ?? 'detections.csv', async (file) => {
    for (const line of detectionsCsv(taskDetections(task), tableStyle(task))) {
      rows += 1;
      await file.write(line);
    }
  });
  return { rows, notes: [] };
}
