import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ExportModel } from '#renderer/exports/export-model.svelte.ts';
import { allFormats } from '#renderer/exports/export-words.ts';
import { exportFormats } from '#contract/exports.ts';
import type { Client } from '#contract/requests.ts';
import { valueOf } from '#cli/value-of.ts';
import { fieldExport } from '../engine/exports/field-export.ts';

test('every format is offered once', () => {
  expect(allFormats.map(({ format }) => format).sort()).toEqual([...exportFormats].sort());
});

test('a table that is there is asked about, then written beside or replaced', async () => {
  const { engine } = await fieldExport();
  const client: Client = { ask: (name, ask) => valueOf(engine, name, ask), on: engine.on, mediaUrl: () => '' };
  const folder = await mkdtemp(path.join(tmpdir(), 'songsight-window-export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const table = path.join(folder, 'detections.csv');
  await writeFile(table, 'edited');
  const model = new ExportModel(client);
  Object.assign(model, { format: 'detections-csv', folder });
  await model.write();
  expect([model.failure?.code, model.result, model.running]).toEqual(['already-there', null, null]);
  await model.write('beside');
  expect(model.failure).toBeNull();
  expect(model.result?.files[0]?.name).toBe('detections 2.csv');
  expect(await readFile(table, 'utf8')).toBe('edited');
  await model.write('replace');
  expect(await readFile(table, 'utf8')).toContain('scientific_name');
  expect(await readdir(folder)).toContain('detections 2.csv');
});
