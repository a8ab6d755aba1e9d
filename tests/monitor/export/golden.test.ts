// Every format against a file that was looked at by a person; `vitest -u` writes them anew.
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ExportFormat } from '#contract/exports.ts';
import { fieldExport } from './field-export.ts';

const golden = path.resolve(import.meta.dirname, '../../fixtures/exports');
const options = {
  title: 'Oak Ridge, May 2026',
  holder: 'Field Station Solling',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

/** The files of a ZIP archive, read from its list at the end. */
export function unzipped(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const text = inflateRawSync(zip.subarray(data, data + packed)).toString();
    expect(text).toHaveLength([...text].length === text.length ? zip.readUInt32LE(at + 24) : text.length);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), text);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

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
        await expect(field.steady(text)).toMatchFileSnapshot(path.join(golden, format, inner));
      }
    }
    if (result.notes.length > 0)
      await expect(`${result.notes.join('\n')}\n`).toMatchFileSnapshot(path.join(golden, format, 'notes.txt'));
  }
  expect(field.monitor.log.bugs).toEqual([]);
});
