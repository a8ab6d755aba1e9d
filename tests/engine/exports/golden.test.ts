// Every format against a file that was looked at by a person.
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ExportFormat } from '#contract/exports.ts';
import { say } from '#contract/words/sentence.ts';
import { expectGolden } from '../../golden.ts';
import { fieldExport } from './field-export.ts';
import { unzipped } from './unzipped.ts';

const golden = path.resolve(import.meta.dirname, '../../fixtures/exports');
const options = {
  title: 'Oak Ridge, May 2026',
  holder: 'Field Station Solling',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

const textFormats: readonly ExportFormat[] = [
  'report-html',
  'report-csv',
  'detections-csv',
  'raven',
  'audacity',
  'kaleidoscope',
  'ebird',
  'darwin-core',
  'camtrap-dp',
  'json',
];

test('every text format is as it was when a person looked at it', async () => {
  const field = await fieldExport();
  for (const format of textFormats) {
    const { result, files } = await field.write(format, {}, options);
    expect(result.fileCount).toBe(files.size);
    expect([...files.keys()]).toContain('songsight-settings.json');
    for (const [name, bytes] of files) {
      if (name === 'songsight-settings.json') continue;
      const texts = name.endsWith('.zip') ? unzipped(bytes) : new Map([[name, bytes.toString()]]);
      for (const [inner, text] of texts) {
        await expectGolden(field.steady(text), path.join(golden, format, inner));
      }
    }
    if (result.notes.length > 0)
      await expectGolden(
        `${result.notes.map((note) => say(note, 'en')).join('\n')}\n`,
        path.join(golden, format, 'notes.txt'),
      );
  }
  expect(field.engine.log.bugs).toEqual([]);
});
