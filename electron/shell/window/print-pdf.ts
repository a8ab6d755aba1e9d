import { writeFile } from 'node:fs/promises';
import { BrowserWindow } from 'electron';
import { KnownFailure } from '#contract/failure.ts';
import type { PrintPdf } from '#engine/exports/report/print-pdf.ts';

/** Prints a page of our own in a window that nobody sees: without scripts, and apart from the program's window. */
export const printInHiddenWindow: PrintPdf = async (html, pdf, signal) => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, javascript: false, partition: 'print' },
  });
  try {
    await window.loadFile(html);
    const bytes = await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
    if (signal.aborted) throw new KnownFailure('cancelled', 'export-stopped');
    await writeFile(pdf, bytes);
  } finally {
    window.destroy();
  }
};
