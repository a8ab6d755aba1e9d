import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportTask, Written } from '../export-task.ts';
import { writeReportPage } from './report-html.ts';

const pageName = 'report-to-print.html';

/** The same report as a PDF: written as a page beside it, printed, and the page goes again. */
export async function writeReportPdf(task: ExportTask): Promise<Written> {
  const name = task.options.fileName ?? 'report.pdf';
  const page = join(task.folder.path, pageName);
  const pdf = join(task.folder.path, name);
  let written: Written = { rows: 0, notes: [] };
  await task.folder.scratch(pageName, async (file) => {
    written = await writeReportPage(task, file);
  });
  await task.printPdf(page, pdf, task.signal);
  await rm(page);
  task.folder.note(name, (await stat(pdf)).size);
  return written;
}
