import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Engine } from '#engine/start-engine.ts';
import { programVersion } from '#transports/program-version.ts';
import { askEngine } from '../ask-engine.ts';
import type { Speech } from '../speech.ts';
import { supportReport } from '../updates/support-report.ts';

/** Asks where, and saves a report for support there. @returns its path, or null when the person cancelled. */
export async function saveReport(engine: Engine, window: BrowserWindow, speech: Speech): Promise<string | null> {
  const now = new Date();
  const name = `songsight-report-${now.toISOString().slice(0, 10)}.txt`;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: speech.text('dialog-save-report'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: speech.text('dialog-text-file'), extensions: ['txt'] }],
  });
  if (canceled || filePath === '') return null;
  const facts = {
    version: programVersion,
    versions: process.versions,
    watch: engine.state(),
    settings: await askEngine(engine, 'settings.read', {}),
    graphics: await app.getGPUInfo('basic').catch((thrown: unknown) => String(thrown)),
    now,
  };
  await writeFile(filePath, supportReport(facts, speech));
  return filePath;
}
